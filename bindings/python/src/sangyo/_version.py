"""The version of the package, apart from all that needs the program."""

VERSION = "0.1.0"

"""The program: where it is, what it says of itself, and what it says when something is wrong."""

import functools
import json
import keyword
import os
import shutil
import subprocess
import warnings

KINDS = {1: "data", 2: "usage", 3: "io", 4: "tool", 5: "memory"}


class Error(Exception):
    """What the program says was wrong: its message, its kind (data, usage, io, tool, memory) and
    its exit status."""

    def __init__(self, message, status):
        super().__init__(message)
        self.message = message
        self.status = status
        self.kind = KINDS.get(status, "crash")


class Remark(UserWarning):
    """What the program assumed: "note: column 'n' is taken for --value"."""


def program():
    """The path of the program: that of the environment variable SANGYO, or sangyo in PATH."""
    named = os.environ.get("SANGYO")
    found = shutil.which(named or "sangyo")
    if not found:
        raise Error(f"no program '{named or 'sangyo'}': install sangyo, or name it by the "
                    "environment variable SANGYO", 4)
    return found


NOTES = ("sangyo: note: ", "sangyo: 注: ")
USER = 7  # frames from the line that called a function of the package to the warning


def _remark(text):
    for line in text.splitlines():
        for mark in NOTES:
            if line.startswith(mark):
                warnings.warn(line[len(mark):], Remark, stacklevel=USER)


def _message(text):
    """The error among what was said; a second line only says how to get help."""
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(NOTES)]
    return (lines or ["the program said nothing"])[0].removeprefix("sangyo: ")


def call(words, given=b"", found_is_fine=False):
    """The bytes that a command line writes to standard output, and whether a check found something.

    given: bytes for standard input; found_is_fine: exit status 1 with a result is no failure."""
    done = subprocess.run([program(), *words], input=given, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)
    said = done.stderr.decode("utf-8", "replace")
    found = found_is_fine and done.returncode == 1 and bool(done.stdout)
    if done.returncode and not found:
        raise Error(_message(said), done.returncode)
    _remark(said)
    return done.stdout, found


class Command:
    """A command as ``help --json`` describes it."""

    def __init__(self, described, pool):
        self.name = described["name"]
        self.function = python_name(self.name)
        self.summary = described["summary"]
        self.help = described["help"]
        self.arguments = described["arguments"]
        self.input = described["input"]
        self.output = described["output"]
        places = [place for group in described["options"].values() for place in group]
        self.options = [pool[place] for place in places]

    def option(self, name):
        """The option called so, as Python or as the program spells it; None: there is none."""
        for option in self.options:
            if name in (option["name"], python_name(option["name"])):
                return option
        return None


class Description:
    """All that ``help --json`` says."""

    def __init__(self, document):
        self.document = document
        self.commands = [Command(each, document["options"]) for each in document["commands"]]

    def find(self, name):
        for command in self.commands:
            if name in (command.name, command.function):
                return command
        return None


@functools.lru_cache(maxsize=None)
def _describe(path, _changed):
    return Description(json.loads(call(["help", "--json"])[0]))


def describe():
    """What the program can do; asked anew when the program is another one."""
    path = program()
    return _describe(path, os.stat(path).st_mtime_ns)


def python_name(name):
    """io_impact of "io impact", from_ of "from"."""
    made = name.replace("-", "_").replace(" ", "_")
    return made + "_" if keyword.iskeyword(made) else made

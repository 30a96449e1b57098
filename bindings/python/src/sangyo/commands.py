"""Functions of the commands, and the way from their arguments to a result."""

import inspect
import json
import os
import tempfile

from . import frames, program
from .figures import Figure


def _spell(value):
    """A value as a command line has it: 5 of 5.0, so that whole numbers stay whole."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        value = int(value)
    return os.fspath(value) if hasattr(value, "__fspath__") else str(value)


def _values(value):
    """What is to be given once each: the items of a list, COL=VALUE of a dict."""
    if isinstance(value, dict):
        return [f"{key}={_spell(each)}" for key, several in value.items()
                for each in (several if isinstance(several, (list, tuple)) else [several])]
    return [_spell(each) for each in (value if isinstance(value, (list, tuple)) else [value])]


class _Call:
    """A command line that is being made, with the tables that it reads in a folder."""

    def __init__(self, command, folder):
        self.command = command
        self.folder = folder
        self.words = command.name.split(" ")
        self.files = []
        self.given = b""
        self.asked = command.output
        self.n_tables = 0
        self.plain = False  # a table of one's own is read, which has no source
        self.names = set()

    def path_of(self, table):
        """A table as a file of the folder."""
        self.n_tables += 1
        folder = os.path.join(self.folder, str(self.n_tables))
        os.mkdir(folder)
        self.plain = True
        return frames.to_package(table, folder)

    def _file_of_option(self, table):
        if frames.about(table) is None:
            return self.path_of(table)
        self.n_tables += 1
        path = os.path.join(self.folder, f"{self.n_tables}.json")
        with open(path, "wb") as file:
            file.write(frames.to_document(table))
        return path

    def add_option(self, name, value):
        option = self.command.option(name)
        spelled = option["name"] if option else name.rstrip("_").replace("_", "-")
        if value is None or value is False:
            return
        self.names.add(spelled)
        if option and option["output"]:
            self.asked = option["output"]
        if value is True:
            self.words.append(f"--{spelled}")
            return
        values = [self._file_of_option(value)] if frames.is_table(value) else _values(value)
        self.words += [f"--{spelled}={each}" for each in values]

    def add_input(self, value):
        if not frames.is_table(value):
            self.files.append(os.fspath(value))
        elif (frames.about(value) is not None and not self.given
              and self.command.input in ("table", "units", "named_table")):
            self.given = frames.to_document(value)
            self.files.append("-")
        else:
            self.files.append(self.path_of(value))

    def line(self):
        return [*self.words, "--", *self.files]

    def without_folder(self, known):
        """A table of one's own is no source that anybody could look up."""
        known["sources"] = [source for source in known.get("sources", [])
                            if not (source.get("path") or "").startswith(self.folder)]
        return known


def _draw(call):
    path = os.path.join(call.folder, "figure.svg")
    call.words.append(f"--output={path}")
    program.call(call.line(), call.given)
    with open(path, encoding="utf-8") as file:
        return Figure(file.read())


def _table(call):
    call.words.append("--format=json")
    out, found = program.call(call.line(), call.given, call.asked == "verdict")
    return frames.from_document(call.without_folder(json.loads(out)), found)


def _result(call):
    draws = call.asked == "figure" or "chart" in call.names
    if call.plain and draws and "source" not in call.names and call.command.option("source"):
        call.words.append("--source=")
    if "output" in call.names or call.asked == "done":
        program.call(call.line(), call.given, call.asked == "verdict")
        return None
    if call.asked == "figure":
        return _draw(call)
    if call.asked in ("table", "verdict") and "format" not in call.names:
        return _table(call)
    out, _ = program.call(call.line(), call.given, call.asked == "verdict")
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError:  # a workbook
        return out


def run(name, /, *data, **options):
    """Runs the command `name` on files or tables, and gives its table, text or figure.

    A flag is given by True, an option more than once by a list, COL=VALUE also by a dict. With
    output="FILE" the program writes the result there, and None comes back."""
    command = program.describe().find(name)
    if command is None:
        raise program.Error(f"unknown command '{name}'", 2)
    with tempfile.TemporaryDirectory(prefix="sangyo-") as folder:
        call = _Call(command, folder)
        for option, value in options.items():
            call.add_option(option, value)
        for value in data:
            call.add_input(value)
        return _result(call)


def _document(command):
    lines = [command.summary["en"][0].upper() + command.summary["en"][1:] + ".", "",
             command.help["en"], "", "Options:"]
    for option in command.options:
        words = ", ".join(choice["word"] for choice in option["choices"])
        preset = f" (default: {option['default']})" if option["default"] else ""
        lines.append(f"    {program.python_name(option['name'])}: {option['help']['en']}"
                     + (f" [{words}]" if words else "") + preset)
    return "\n".join(lines)


def make_function(command):
    """The function of a command, with its options as keywords and its help as documentation."""

    def function(*data, **options):
        unknown = [name for name in options if command.option(name) is None]
        if unknown:
            raise TypeError(f"{command.function}() has no option '{unknown[0]}'")
        return run(command.name, *data, **options)

    parameter = inspect.Parameter
    keywords = [parameter(program.python_name(option["name"]), parameter.KEYWORD_ONLY, default=None)
                for option in command.options]
    function.__signature__ = inspect.Signature(
        [parameter("data", parameter.VAR_POSITIONAL), *keywords])
    function.__name__ = function.__qualname__ = command.function
    function.__module__ = "sangyo"
    function.__doc__ = _document(command)
    return function

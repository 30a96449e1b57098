"""Runs commands side by side, holds their numbers against each other and reports in Markdown."""
import csv
import math
import os
import statistics
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MEASURE = os.path.join(TOP, "build", "bench", "measure")
CORES = [int(core) for core in os.environ.get("BENCH_CORES", "0,1").split(",")]
BUDGET = 12  # seconds: a slow command runs fewer rounds, at least one


class Failed(Exception):
    """A command that failed, or tools that disagree on the numbers."""


class Run:
    """One run of a command: seconds of wall time and of processors, peak memory in MB."""

    def __init__(self, command, output):
        report = os.path.join(tempfile.gettempdir(), "sangyo-bench-%d" % os.getpid())
        environment = dict(os.environ, BENCH_THREADS=str(len(CORES)), LC_ALL="C.UTF-8")
        with open(output, "wb") as out, tempfile.TemporaryFile() as errors:
            done = subprocess.run([MEASURE, report] + command, stdin=subprocess.DEVNULL, stdout=out,
                                  stderr=errors, cwd=TOP, env=environment,
                                  preexec_fn=lambda: os.sched_setaffinity(0, CORES), check=False)
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip()
        if done.returncode:
            raise Failed("%s: %s" % (" ".join(command), said))
        with open(report) as file:
            wall, cpu, peak, status = file.read().split()
        os.unlink(report)
        if status != "0":
            raise Failed("exit status %s of %s\n%s" % (status, " ".join(command), said))
        self.wall, self.cpu, self.peak = float(wall), float(cpu), int(peak) * 1024 / 1e6


class Numbers:
    """What a task has to give: the columns that name a row and those that hold its numbers."""

    def __init__(self, keys, numbers):
        self.keys, self.numbers = keys, numbers

    def read(self, path):
        rows = {}
        with open(path, encoding="utf-8", newline="") as file:
            lines = csv.DictReader(file)
            numbers = [name for name in lines.fieldnames or []
                       if any(name == n or n.endswith("*") and name.startswith(n[:-1])
                              for n in self.numbers)]
            for line in lines:
                key = tuple(line[name] for name in self.keys)
                if key in rows:
                    raise Failed("%s occurs twice" % (key,))
                rows[key] = {name: float(line[name] or "nan") for name in numbers}
        if not rows or not all(len(row) >= len(self.numbers) for row in rows.values()):
            raise Failed("columns %s are missing" % ", ".join(self.numbers))
        return rows

    @staticmethod
    def compare(wanted, found):
        if wanted.keys() != found.keys():
            odd = sorted(wanted.keys() ^ found.keys())
            raise Failed("%d rows stand on one side only, as %s" % (len(odd), odd[0]))
        for key, row in wanted.items():
            other = found[key]
            if row.keys() != other.keys():
                raise Failed("columns %s" % sorted(row.keys() ^ other.keys()))
            for name, value in row.items():
                both_undefined = math.isnan(value) and math.isnan(other[name])
                if not both_undefined and not math.isclose(value, other[name], rel_tol=1e-9):
                    raise Failed("%s of %s: %r and %r" % (name, key, value, other[name]))


def say(text):
    print(text, file=sys.stderr, flush=True)


def check(commands, numbers):
    """Runs each command once and compares its numbers with the first one's. Commands that compute
    no numbers (wc, cat, true) are marked so. Gives the runs, which also warm the cache, and the
    number of rows."""
    runs, wanted, first = {}, None, None
    for name, (command, counts) in commands.items():
        with tempfile.NamedTemporaryFile(prefix="sangyo-bench-") as output:
            say("  check %s" % name)
            runs[name] = Run(command, output.name)
            if not counts:
                continue
            try:
                found = numbers.read(output.name)
                if wanted is None:
                    wanted, first = found, name
                else:
                    numbers.compare(wanted, found)
            except Failed as failure:
                raise Failed("%s against %s: %s" % (name, first, failure)) from None
    return runs, len(wanted or ())


class Measured:
    """The runs of one command, by round."""

    def __init__(self):
        self.runs = {}

    def all(self, what):
        return [getattr(run, what) for run in self.runs.values()]

    def median(self, what="wall"):
        return statistics.median(self.all(what))

    def least(self, what="wall"):
        return min(self.all(what))

    def ratio(self, other, what="wall"):
        """Median over the rounds both ran in of this one's time in the other's."""
        rounds = self.runs.keys() & other.runs.keys()
        return statistics.median(getattr(self.runs[r], what) / getattr(other.runs[r], what)
                                 for r in rounds)


def interleave(commands, rounds, known):
    """Runs the commands in turn, `rounds` times, in the other order every other round. One whose
    `known` run was slow takes part in the first rounds only."""
    measured = {name: Measured() for name in commands}
    for turn in range(rounds):
        names = list(commands)
        for name in names if turn % 2 == 0 else reversed(names):
            if turn < max(1, BUDGET / known[name].wall):
                measured[name].runs[turn] = Run(commands[name], os.devnull)
        if rounds < 20:
            say("  round %d of %d" % (turn + 1, rounds))
    return measured


def seconds(value):
    return "%.3f" % value if value < 9.9995 else "%.1f" % value


def spread(measured, text=seconds):
    walls = measured.all("wall")
    return "%s (%s–%s)" % (text(measured.median()), text(min(walls)), text(max(walls)))


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows] + [""]

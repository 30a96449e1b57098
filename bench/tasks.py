"""The tasks: what is run, on which rows, and what was asked of it."""
import os
import subprocess

from competitors import SANGYO, output_of, sangyo, script
from harness import CORES, TOP, Numbers, check, interleave, say, seconds, spread, table

DATA = os.path.join("bench", "data")
GENERATE = os.path.join(TOP, "build", "bench", "generate")
NUMBERS = {"census": Numbers(["division", "prefecture", "year"], ["n", "sum_employees"]),
           "quotient": Numbers(["municipality", "division", "year"], ["value", "coefficient"]),
           "survey": Numbers(["industry"], ["n", "mean_m*"])}
SSDSE = os.path.join("..", "shared", "data", "japan", "SSDSE-A-2024.csv")
KAWASAKI = os.path.join("examples", "kawasaki-census", "kawasaki_census.csv")


def data(kind, rows, seed=1):
    """The file of so many records, made if it is not there."""
    path = os.path.join(DATA, "%s-%d-%d.csv" % (kind, rows, seed))
    whole = os.path.join(TOP, path)
    if not os.path.exists(whole):
        say("  make %s" % path)
        os.makedirs(os.path.dirname(whole), exist_ok=True)
        with open(whole + ".part", "wb") as file:
            subprocess.run([GENERATE, kind, str(rows), str(seed)], stdout=file, check=True)
        os.rename(whole + ".part", whole)
    return path


class Bench:
    """What is here, how long to measure, and the report as it grows."""

    def __init__(self, here, sizes):
        self.here, self.sizes = here, sizes
        self.report, self.targets = [], []

    def section(self, title, *paragraphs):
        self.report += ["## " + title, ""]
        for paragraph in paragraphs:
            self.report += [paragraph, ""]

    def target(self, task, demand, measured, met, aim=None):
        """One line of the summary; `aim` is None or whether what was hoped for is met too."""
        verdict = "yes" if met else "**no**"
        self.targets.append([task, demand, measured, verdict + (", and the aim" if aim else "")])

    def faster(self, task, measured, name, asked, aim):
        if name in measured:
            ratio = measured[name].ratio(measured["sangyo"])
            self.target(task, "at least %g times as fast as %s (aim %g)" % (asked, name, aim),
                        "%.1f times" % ratio, ratio >= asked, ratio >= aim)

    def competitors(self, task, path):
        commands = {"sangyo": (sangyo(task, [path]), True)}
        for name, (program, file, _) in self.here.items():
            commands[name] = (script(program, file, task, path), True)
        return commands

    def side_by_side(self, task, path, limits=()):
        """Checks and times every tool on one task; writes the table, gives the measurements
        and the number of groups."""
        commands = self.competitors(task, path)
        for limit in limits:
            commands[" ".join(limit)] = (list(limit) + [path], False)
        runs, n_groups = check(commands, NUMBERS[task])
        measured = interleave({name: c for name, (c, _) in commands.items()},
                              self.sizes["rounds"], runs)
        own = measured["sangyo"]
        self.report += table(
            ["tool", "seconds (least–most)", "processor seconds", "peak memory, MB",
             "time ÷ sangyo's"],
            [[name, spread(m), seconds(m.median("cpu")), "%.0f" % m.median("peak"),
              "%.2f" % m.ratio(own)] for name, m in measured.items()])
        return measured, n_groups


def memory_bound(groups):
    return 12 + 160e-6 * groups * len(CORES)


def thousands(rows):
    return "{:,}".format(rows)


def census(bench):
    rows = bench.sizes["census"]
    path = data("census", rows)
    size = os.path.getsize(os.path.join(TOP, path)) / 1e6
    bench.section(
        "1. Count and sum of employees by division, prefecture and year",
        "%s census records, %.0f MB, a quarter of the records with a quoted label." %
        (thousands(rows), size))
    measured, groups = bench.side_by_side("census", path, [["wc", "-l"], ["cat"]])
    bench.faster("1", measured, "DuckDB", 4, 5)
    bench.faster("1", measured, "data.table", 4, 5)
    ratio = measured["sangyo"].ratio(measured["wc -l"])
    bench.target("1", "at most 4 times the time of `wc -l`", "%.1f times" % ratio, ratio <= 4)
    peak = measured["sangyo"].median("peak")
    bench.target("1", "at most 12 MB + 160 bytes × groups × threads = %.1f MB" %
                 memory_bound(groups), "%.1f MB" % peak, peak <= memory_bound(groups))


def quotient(bench):
    rows = bench.sizes["census"]
    bench.section(
        "2. Location quotient of every division in every municipality",
        "The same %s records, grouped by municipality, division and year; then each cell's share "
        "of its municipality over the division's share of the nation." % thousands(rows))
    measured, groups = bench.side_by_side("quotient", data("census", rows))
    bench.report += ["%s cells." % thousands(groups), ""]
    bench.faster("2", measured, "DuckDB", 2.5, 3.5)


def survey(bench):
    rows = bench.sizes["survey"]
    path = data("survey", rows)
    size = os.path.getsize(os.path.join(TOP, path)) / 1e6
    bench.section("3. Percentages of 36 zero/one columns by industry",
                  "%s survey responses, %.0f MB, 57 columns." % (thousands(rows), size))
    measured, _ = bench.side_by_side("survey", path)
    bench.faster("3", measured, "DuckDB", 5, 7)


def design(bench):
    """Standard errors under a design: one question against R survey, 36 options against a plain
    group-by of DuckDB, which gives no errors at all. Few records too, where starting counts."""
    bench.section("8. Shares by industry with the standard errors of a stratified design",
                  "One zero/one column (R survey: svyby of svymean, of the columns it needs), then "
                  "all 36 (DuckDB: their means, without errors).")
    for rows in sorted({min(bench.sizes["survey"], 100000), bench.sizes["survey"]}):
        design_of(bench, rows)


def design_of(bench, rows):
    path = data("survey", rows)
    options = ["--domain", "industry", "--strata", "stratum", "--design-weight", "weight",
               "--threads", str(len(CORES)), "-f", "csv", "-q", path]
    commands = {"sangyo, one column": ([SANGYO, "answers", "--multiple", "ma1", *options], True)}
    if output_of("Rscript", "-e", "library(survey)") is not None:
        commands["R survey, one column"] = (script(["Rscript"], "survey_design.R", path), True)
    runs, _ = check(commands, Numbers(["domain"], ["estimate_percent", "se_points"]))
    more = {"sangyo, 36 columns": [SANGYO, "answers", "--multiple", "m[abc]*", *options]}
    if "DuckDB" in bench.here:
        program, file, _ = bench.here["DuckDB"]
        more["DuckDB, 36 means, no errors"] = script(program, file, "survey", path)
    runs.update(check({n: (c, False) for n, c in more.items()}, None)[0])
    commands = {**{n: c for n, (c, _) in commands.items()}, **more}
    measured = interleave(commands, bench.sizes["rounds"], runs)
    bench.report += ["%s responses:" % thousands(rows), ""]
    bench.report += table(
        ["tool", "seconds (least–most)", "processor seconds", "peak memory, MB"],
        [[n, spread(m), seconds(m.median("cpu")), "%.0f" % m.median("peak")]
         for n, m in measured.items()])
    if "R survey, one column" in measured:
        ratio = measured["R survey, one column"].ratio(measured["sangyo, one column"])
        bench.target("8", "%s responses: at least 100 times as fast as R survey" % thousands(rows),
                     "%.0f times" % ratio, ratio >= 100)
    if "DuckDB, 36 means, no errors" in measured:
        ratio = measured["DuckDB, 36 means, no errors"].ratio(measured["sangyo, 36 columns"])
        bench.target("8", "%s responses: faster than DuckDB's group-by without errors" %
                     thousands(rows), "%.1f times" % ratio, ratio > 1)


def scale(bench):
    """Cost against rows and threads, and many small files; sangyo alone, on task 1."""
    files = {rows: data("census", rows) for rows in bench.sizes["scale"]}
    small = [data("census", 1000, seed) for seed in range(1, 41)]
    middle = bench.sizes["scale"][1]
    commands = {"%s records" % thousands(rows): sangyo("census", [path])
                for rows, path in files.items()}
    one = "%s records, one thread" % thousands(middle)
    commands[one] = sangyo("census", [files[middle]], 1)
    commands["40 files of 1,000 records"] = sangyo("census", small)
    commands["none (`sangyo --version`)"] = [SANGYO, "--version"]
    runs, _ = check({name: (command, False) for name, command in commands.items()}, None)
    measured = interleave(commands, 2 * bench.sizes["rounds"], runs)
    bench.section("4. Rows, threads, files",
                  "Task 1 by sangyo alone. Least times are held against each other.")
    bench.report += table(
        ["input", "seconds (least–most)", "processor seconds", "peak memory, MB"],
        [[name, spread(m), seconds(m.median("cpu")), "%.1f" % m.median("peak")]
         for name, m in measured.items()])
    nothing = measured["none (`sangyo --version`)"].least("cpu")
    cost = {rows: (measured["%s records" % thousands(rows)].least("cpu") - nothing) / rows
            for rows in files}
    for rows in files:
        if rows != middle:
            ratio = cost[rows] / cost[middle]
            bench.target("4", "%s records: processor time a record, start-up aside, within 10 %% of "
                         "that at %s" % (thousands(rows), thousands(middle)),
                         "%+.0f %%" % (100 * ratio - 100), abs(ratio - 1) <= 0.1)
    gain = measured[one].least() / measured["%s records" % thousands(middle)].least()
    bench.target("4", "threads 1 → 2: at least 1.6 times (aim 1.8)", "%.2f times" % gain,
                 gain >= 1.6, gain >= 1.8)
    wall = measured["40 files of 1,000 records"].median()
    bench.target("4", "40 small files in one call under 15 ms", milliseconds(wall), wall < 0.015)


def milliseconds(value):
    return "%.1f ms" % (1000 * value)


def start(bench):
    """Start-up, and the composition of the table of 17 industries, against a program that does
    nothing."""
    share = Numbers(["year", "industry"], ["share_percent"])
    composition = [SANGYO, "composition", KAWASAKI, "--by", "industry", "--period", "year",
                   "--value", "establishments", "-f", "csv", "-q"]
    commands = {"true": (["true"], False), "sangyo --version": ([SANGYO, "--version"], False),
                "composition: sangyo": (composition, True)}
    if "mawk" in bench.here:
        commands["composition: mawk"] = (script(["sh"], "composition.sh", "mawk", KAWASAKI), True)
    if "Miller" in bench.here:
        commands["composition: Miller"] = (script(["sh"], "composition.sh", "mlr", KAWASAKI), True)
    if output_of("Rscript", "--version") is not None:
        commands["composition: R"] = (script(["Rscript"], "composition.R", KAWASAKI), True)
    runs, _ = check(commands, share)
    measured = interleave({name: c for name, (c, _) in commands.items()}, bench.sizes["starts"],
                          runs)
    nothing = measured["true"]
    bench.section("5. Start-up", "Composition of a table of two years by 17 industries.")
    bench.report += table(
        ["command", "time (least–most)", "time ÷ true's", "over true"],
        [[name, spread(m, milliseconds), "%.1f" % m.ratio(nothing),
          milliseconds(m.median() - nothing.median())] for name, m in measured.items()])
    over = measured["sangyo --version"].median() - nothing.median()
    bench.target("5", "`sangyo --version` within 2 ms of `true` (5 ms with every optional library)",
                 milliseconds(over), over <= 0.005)
    wall = measured["composition: sangyo"].median()
    bench.target("5", "composition of the 17-row table under 10 ms", milliseconds(wall),
                 wall < 0.01)


def ssdse(bench):
    """A published table of 1,741 areas, made long and turned into location quotients."""
    if not os.path.exists(os.path.join(TOP, SSDSE)):
        say("  %s is absent: left out" % SSDSE)
        return
    pipe = ('"$0" tidy "$1" --columns "C2208*" --names "従業者数（民営）（{industry}）" -q -f csv | '
            '"$0" specialization --area 地域コード --by industry --reference sum -q -f csv')
    commands = {"sangyo": (["sh", "-c", pipe, SANGYO, SSDSE], True)}
    if "pandas" in bench.here:
        commands["pandas"] = (script(bench.here["pandas"][0], "ssdse.py", SSDSE), True)
    if output_of("Rscript", "--version") is not None:
        commands["R"] = (script(["Rscript"], "ssdse.R", SSDSE), True)
    runs, rows = check(commands, Numbers(["地域コード", "industry"], ["coefficient"]))
    measured = interleave({name: c for name, (c, _) in commands.items()},
                          3 * bench.sizes["rounds"], runs)
    bench.section(
        "6. A published table, as it is, to location quotients",
        "SSDSE-A-2024 (CP932, three header rows): `sangyo tidy | sangyo specialization`, against "
        "scripts that know this file's layout. %s coefficients." % thousands(rows))
    bench.report += table(["tool", "seconds (least–most)", "time ÷ sangyo's"],
                          [[name, spread(m), "%.1f" % m.ratio(measured["sangyo"])]
                           for name, m in measured.items()])
    wall = measured["sangyo"].median()
    bench.target("6", "the pipe in 0.3 s", "%.3f s" % wall, wall <= 0.3)


def regional(bench):
    """Indices of the same published table: concentration and complexity, against base R."""
    if not os.path.exists(os.path.join(TOP, SSDSE)):
        say("  %s is absent: left out" % SSDSE)
        return
    bench.section("7. Indices of a published table",
                  "From the same file: hhi, entropy, gini and krugman of every municipality, and the "
                  "complexity of the matrix of municipalities by divisions; R by the formulas.")
    tidy = '"$0" tidy "$1" --columns "C2208*" --names "従業者数（民営）（{industry}）" -q -f csv | "$0" '
    tasks = (("concentration", "--area 地域コード --index hhi --index entropy --index gini "
              "--index krugman", "地域コード", 0.2),
             ("complexity", "--area 地域コード", "item", 5))
    for name, options, key, asked in tasks:
        pipe = tidy + "%s --by industry %s --reference sum -q -f csv" % (name, options)
        pipe += " | sed '1s/%s/item/'" % key
        commands = {"sangyo": (["sh", "-c", pipe, SANGYO, SSDSE], True)}
        if output_of("Rscript", "--version") is not None:
            commands["R"] = (script(["Rscript"], "regional.R", SSDSE, name), True)
        runs, rows = check(commands, Numbers(["item", "index"], ["value"]))
        measured = interleave({n: c for n, (c, _) in commands.items()}, 3 * bench.sizes["rounds"],
                              runs)
        bench.report += ["`%s`, %s values:" % (name, thousands(rows)), ""]
        bench.report += table(["tool", "seconds (least–most)", "time ÷ sangyo's"],
                              [[n, spread(m), "%.1f" % m.ratio(measured["sangyo"])]
                               for n, m in measured.items()])
        wall = measured["sangyo"].median()
        bench.target("7", "the pipe into %s in %g s" % (name, asked), "%.3f s" % wall,
                     wall <= asked)


TASKS = {"census": census, "quotient": quotient, "survey": survey, "scale": scale, "start": start,
         "ssdse": ssdse, "regional": regional, "design": design}

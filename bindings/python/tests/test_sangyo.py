"""The package against the program: every command, tables in and out, figures, errors.

Run from the root of the project: SANGYO=build/sangyo PYTHONPATH=bindings/python/src
python3 -m unittest discover -s bindings/python/tests"""

import csv
import io
import math
import os
import pathlib
import shlex
import subprocess
import tempfile
import unittest
import warnings
from unittest import mock

import sangyo
from sangyo import frames, program

ROOT = pathlib.Path(__file__).resolve().parents[3]
CENSUS = "examples/kawasaki-census/datapackage.json#industry"
OWN = [{"year": 2016, "industry": "A", "n": 3, "status": ""},
       {"year": 2021, "industry": "A", "n": 4, "status": "provisional"},
       {"year": 2016, "industry": "B", "n": 3, "status": ""},
       {"year": 2021, "industry": "B", "n": None, "status": "suppressed"}]


def setUpModule():
    os.environ["SANGYO"] = str((ROOT / os.environ.get("SANGYO", "build/sangyo")).resolve())
    os.environ["LC_ALL"] = "C.UTF-8"
    os.chdir(ROOT)
    warnings.simplefilter("ignore", sangyo.Remark)


def without_pandas(test):
    """Runs it as if pandas were not there."""
    return mock.patch.object(frames, "pandas", None)(test)


def rows_of(table):
    """The cells as texts, of a data frame or Records."""
    if isinstance(table, list):
        return [dict(row) for row in table]
    return table.astype(object).where(table.notna(), None).to_dict("records")


def arguments_of(command):
    """The example of a command as arguments: files, and options by name."""
    words = shlex.split(next(each["example"] or "" for each in
                             program.describe().document["commands"]
                             if each["name"] == command.name))
    files, options = [], {}
    while words:
        word = words.pop(0)
        if not word.startswith("--"):
            files.append(word)
            continue
        option = command.option(word[2:])
        value = True if option["kind"] in ("flag", "output_flag") else words.pop(0)
        options.setdefault(program.python_name(option["name"]), []).append(value)
    return files, {name: values[0] if len(values) == 1 else values
                   for name, values in options.items()}


def same_cell(text, value):
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return text == ""
    if isinstance(value, (int, float)):
        return text != "" and float(text) == value
    return text == str(value)


class Commands(unittest.TestCase):
    def test_each_command_is_a_function(self):
        listed = subprocess.run([os.environ["SANGYO"], "help"], capture_output=True, text=True,
                                check=True).stdout
        self.assertGreater(len(program.describe().commands), 40)
        for command in program.describe().commands:
            self.assertIn("  " + command.name, listed)
            function = getattr(sangyo, command.function)
            self.assertIn(command.function, dir(sangyo))
            self.assertIn(command.help["en"], function.__doc__)

    def _compare(self, command, files, options):
        words = [*command.name.split(" "), "--format=csv", "-q"]
        for name, value in options.items():
            spelled = command.option(name)["name"]
            for each in value if isinstance(value, list) else [value]:
                words.append(f"--{spelled}" if each is True else f"--{spelled}={each}")
        done = subprocess.run([os.environ["SANGYO"], *words, *files], capture_output=True,
                              text=True, check=False)
        expected = list(csv.DictReader(io.StringIO(done.stdout)))
        rows = rows_of(getattr(sangyo, command.function)(*files, **options))
        self.assertEqual(len(rows), len(expected), command.name)
        for row, cells in zip(rows, expected):
            for name in row:
                if name in cells and name != "statuses":  # which a CSV leaves to the line
                    self.assertTrue(same_cell(cells[name], row[name]),
                                    f"{command.name} {name}: {cells[name]!r} {row[name]!r}")
                else:
                    self.assertIn(name, ("status", "statuses"), command.name)
        return len(rows)

    def _compare_all(self):
        n = 0
        for command in program.describe().commands:
            files, options = arguments_of(command)
            if command.output in ("table", "verdict") and (files or options):
                n += self._compare(command, files, options) > 0
        self.assertGreater(n, 25)

    def test_examples_give_what_the_program_gives(self):
        self._compare_all()

    @without_pandas
    def test_examples_without_pandas(self):
        self._compare_all()

    def test_options(self):
        rows = rows_of(sangyo.change(CENSUS, value="establishments", from_="2016", to=2021,
                                     where={"industry": ["製造業", "建設業"]}, lang="en"))
        self.assertEqual({row["industry"] for row in rows}, {"製造業", "建設業"})
        with self.assertRaisesRegex(TypeError, "no option 'valeu'"):
            sangyo.change(CENSUS, valeu="establishments")
        with self.assertRaises(AttributeError):
            sangyo.chnage  # pylint: disable=pointless-statement

    def test_texts_and_files(self):
        changes = sangyo.change(CENSUS, value="establishments", lang="en")
        self.assertRegex(sangyo.sentences(changes, lang="en"), "^In 2021, .* 41,223")
        self.assertRegex(sangyo.version(), r"^sangyo \d")
        self.assertRegex(sangyo.composition(CENSUS, value="employees", format="markdown"), r"\|")
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "out.csv"
            self.assertIsNone(sangyo.change(CENSUS, value="employees", output=path))
            self.assertIn("change_percent", path.read_text(encoding="utf-8"))

    def test_a_check_that_finds_something_is_no_error(self):
        found = sangyo.check("examples/kawasaki-census/datapackage.json#area")
        self.assertTrue(sangyo.about(found)["found"])
        self.assertGreater(len(found), 0)


class Errors(unittest.TestCase):
    def test_message_kind_and_status(self):
        for call, kind, status, message in (
                (lambda: sangyo.change("no-such.csv", lang="en"), "io", 3, "no-such.csv: "),
                (lambda: sangyo.index(CENSUS, value="employees", lang="en"), "usage", 2, "--base PERIOD is needed"),
                (lambda: sangyo.change(OWN, value="m", lang="en"), "usage", 2, "no column 'm'"),
                (lambda: sangyo.run("chnage"), "usage", 2, "chnage")):
            with self.assertRaises(sangyo.Error) as caught:
                call()
            self.assertEqual((caught.exception.kind, caught.exception.status), (kind, status))
            self.assertIn(message, caught.exception.message)
            self.assertNotIn("\n", caught.exception.message)

    def test_no_program(self):
        with mock.patch.dict(os.environ, {"SANGYO": "/no/such/program"}):
            with self.assertRaisesRegex(sangyo.Error, "/no/such/program") as caught:
                sangyo.run("version")
        self.assertEqual(caught.exception.kind, "tool")

    def test_remarks_are_warnings(self):
        with self.assertWarnsRegex(sangyo.Remark, "'n' is taken for --value") as caught:
            sangyo.change(OWN, lang="en")
        self.assertEqual(caught.filename, __file__)


class Tables(unittest.TestCase):
    def _statuses_survive(self):
        rows = rows_of(sangyo.change(OWN))
        self.assertEqual([(row["industry"], row["status"]) for row in rows],
                         [("A", "provisional"), ("B", "suppressed")])
        self.assertEqual(rows[0]["change"], 1)

    def test_statuses(self):
        self._statuses_survive()

    @without_pandas
    def test_statuses_without_pandas(self):
        self._statuses_survive()

    def _pipes(self):
        """A result given to the next command is what one pipe of the program says."""
        line = f"'{os.environ['SANGYO']}' change {CENSUS} --value establishments -q -f json | " \
               f"'{os.environ['SANGYO']}' sentences --lang ja"
        piped = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=True)
        changes = sangyo.change(CENSUS, value="establishments")
        self.assertEqual(sangyo.sentences(changes, lang="ja"), piped.stdout)

    def test_pipes(self):
        self._pipes()

    @without_pandas
    def test_pipes_without_pandas(self):
        self._pipes()

    def test_rows_taken_by_hand_are_not_the_whole(self):
        shares = sangyo.composition(CENSUS, value="establishments", where={"year": 2021})
        self.assertIn("最も", sangyo.sentences(shares, lang="ja"))
        part = sangyo.Records([row for row in rows_of(shares) if row["share_percent"] < 9],
                              sangyo.about(shares))
        said = sangyo.sentences(part, lang="ja")
        self.assertIn("掲げた項目では", said)
        self.assertNotIn("卸売業", said)

    def test_periods(self):
        own = [{"period": label, "value": value} for label, value in
               (("2020Q4", 10), ("2021Q1", 12), ("2021Q2", 15))]
        first = sangyo.index(own, base="2020Q4", value="value", period="period")
        kinds = {column["name"]: column["kind"] for column in sangyo.about(first)["columns"]}
        self.assertEqual(kinds["period"], "period")
        again = rows_of(sangyo.index(first, base="2021Q1", value="index_number", period="period"))
        self.assertEqual([row["index_number"] for row in again], [100 * 100 / 120, 100, 125])

    def test_no_temporary_file_is_a_source(self):
        self.assertEqual(sangyo.about(sangyo.change(OWN))["sources"], [])
        figure = sangyo.chart("bars", [row for row in OWN if row["year"] == 2016], lang="en")
        self.assertNotIn(tempfile.gettempdir(), figure.svg)

    def test_tables_as_options(self):
        japan = [{"industry": "A", "establishments": 100, "area": "全国"},
                 {"industry": "B", "establishments": 300, "area": "全国"}]
        city = [{"industry": "A", "establishments": 30, "area": "市"},
                {"industry": "B", "establishments": 30, "area": "市"}]
        quotients = rows_of(sangyo.specialization(city, reference_file=japan))
        self.assertEqual([row["coefficient"] for row in quotients], [2, 30 / 60 / (300 / 400)])


class Figures(unittest.TestCase):
    def test_svg(self):
        shares = sangyo.composition(CENSUS, value="establishments", lang="en")
        figure = sangyo.chart("stack100", shares, lang="en")
        self.assertTrue(figure._repr_svg_().lstrip().startswith("<"))
        self.assertIn("Kawasaki", figure.svg)
        with tempfile.TemporaryDirectory() as folder:
            figure.save(pathlib.Path(folder) / "figure.svg")
            self.assertEqual((pathlib.Path(folder) / "figure.svg").read_text("utf-8"), figure.svg)


@unittest.skipIf(frames.pandas is None, "pandas is not installed")
class Pandas(unittest.TestCase):
    def test_categories_are_in_order(self):
        pandas = frames.pandas
        own = pandas.DataFrame(OWN)
        own["industry"] = pandas.Categorical(own["industry"], categories=["B", "A"])
        changes = sangyo.change(own)
        self.assertEqual(list(changes["industry"].cat.categories), ["B", "A"])
        self.assertFalse(changes["industry"].cat.ordered)
        self.assertEqual(list(changes["to"].cat.categories), ["2021"])
        self.assertTrue(changes["to"].cat.ordered)
        self.assertEqual(str(changes["change"].dtype), "float64")

    def test_an_order_of_ones_own(self):
        shares = sangyo.composition(CENSUS, value="establishments", where={"year": 2021})
        shares["industry"] = shares["industry"].cat.set_categories(
            list(shares["industry"].cat.categories)[::-1])
        again = sangyo.composition(shares, value="value", by="industry", period="year")
        self.assertEqual(list(again["industry"].cat.categories),
                         list(shares["industry"].cat.categories))

    def test_records_in_a_frame(self):
        pandas = frames.pandas
        answers = pandas.DataFrame({"di": pandas.Categorical(
            ["good", "bad", "good", None], categories=["good", "same", "bad"])})
        result = sangyo.answers(answers, single="di", base="answered")
        self.assertEqual(list(result["option"]), ["good", "same", "bad"])
        self.assertEqual(list(result["n"]), [2, 0, 1])


if __name__ == "__main__":
    unittest.main()

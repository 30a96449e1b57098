"""What the program reads from a file, held against the truth."""
import csv
import io
import os
import re
import subprocess
import tempfile

from periods import dates_of
from printing import key_text

RIGHT, REFUSED, WRONG, LOST = "right", "refused", "wrong", "lost"
OWN = ("measure", "period", "value", "status", "unit")


class Verdict:
    def __init__(self, kind, why=""):
        self.kind, self.why = kind, why


def run(program, arguments, text=None):
    """Exit status, output and messages of a command; numbers come with all their digits."""
    done = subprocess.run([program] + arguments, input=text, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr.strip()


def same_number(a, b):
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def measure_key(text):
    """A measure without its unit in brackets."""
    return key_text(re.sub(r"\s*[(（【][^()（）【】]*[)）】]\s*$", "", key_text(text)))


def find(rendering, row):
    """The key of the truth that a row of tidy's output tells, or None."""
    labels = {key_text(v) for k, v in row.items() if k and k not in OWN and v and v.strip()}
    dates = dates_of(row["period"]) if row.get("period") else None
    measure = measure_key(row.get("measure") or "")
    one = len(rendering.table.measures) == 1
    measures = [key_text(rendering.table.measures[0][0])] if one and not measure else [measure]
    for optional in (set(), rendering.optional):
        key = (frozenset(labels - optional), measures[0], dates)
        if key in rendering.expected:
            return key
    return None


def dash_is_open(rendering, row):
    """Whether the file leaves open what a dash of this row is: decimals decide, for undefined, where neither name
    nor unit of the measure is known."""
    known = rendering.words["known measures"]
    decimals = rendering.choice["numbers"] in ("three decimals", "decimals and △")
    return decimals and not row.get("unit") and measure_key(row.get("measure") or "") not in known


def compare_tidy(rendering, output, notes):
    seen = set()
    for row in csv.DictReader(io.StringIO(output)):
        key = find(rendering, row)
        told = ",".join(str(v) for v in row.values())
        if key is None:
            return Verdict(WRONG, f"no such cell: {told}")
        if key in seen:
            return Verdict(WRONG, f"twice: {told}")
        seen.add(key)
        value, status = rendering.expected[key]
        if status == "nil" and row["status"] == "undefined" and "undefined, not for 0" in notes and \
                dash_is_open(rendering, row):
            value, status = None, "undefined"
        if (row["status"] or "") != status or bool(row["value"]) != (value is not None) or \
                (value is not None and not same_number(float(row["value"]), value)):
            return Verdict(WRONG, f"other value: {told}, right is {value} {status}")
    missing = set(rendering.expected) - seen
    if missing:
        labels, measure, dates = sorted(missing, key=str)[0]
        return Verdict(LOST, f"{len(missing)} cells, as {'/'.join(sorted(labels))} {measure} {dates}")
    return Verdict(RIGHT)


def split_by(rendering, output):
    """The options by which analyses find categories and areas in tidy's output, or None."""
    columns = output.split("\n", 1)[0].split(",")
    category = rendering.stub_names[-1] if rendering.stub_names else ""
    if not category or category not in columns:
        return None
    options = ["--by", category, "--value", "value"]
    area = rendering.words["area"][0]
    if rendering.stub.areas:
        options += ["--area", area] if area in columns else []
    return options


def parts_of(rendering, a, m, p):
    """Parts and total of one slice, by label."""
    table, key = rendering.table, key_text
    printed = (lambda c: f"{c.code} {c.label}") if rendering.stub.levels == "numbered" else (lambda c: c.label)
    parts = {key(printed(c)): table.cells[a, i, m, p][0] for i, c in enumerate(table.categories) if c.level == 1}
    total = table.total()
    whole = sum(parts.values()) if total is None else table.cells[a, total, m, p][0]
    return parts, whole


def adds(rendering):
    """Whether the parts of the first level add up, one category a row."""
    return rendering.stub.levels not in ("grouped", "none") and not rendering.mark and \
        rendering.choice["numbers"] != "decimals and △"


def compare_shares(rendering, program, output):
    """Shares of the parts of the first measure: totals are no parts."""
    options = split_by(rendering, output)
    if options is None or not adds(rendering):
        return Verdict(RIGHT)
    status, shares, message = run(program, ["composition", "-", "-q", "-f", "csv"] + options, output)
    if status:
        return Verdict(REFUSED, f"composition: {message}")
    table, in_header = rendering.table, rendering.header_form.where != "none"
    first = key_text(table.measures[0][0])
    for row in csv.DictReader(io.StringIO(shares)):
        if row.get("measure") and measure_key(row["measure"]) != first:
            continue
        labels = {key_text(v) for v in row.values() if v}
        a = next((i for i, area in enumerate(table.areas) if key_text(area) in labels), 0)
        dates = dates_of(row["period"]) if row.get("period") else None
        p = next((i for i, one in enumerate(table.periods) if in_header and one.dates() == dates), 0)
        parts, whole = parts_of(rendering, a, 0, p)
        label = key_text(row[options[1]])
        share = 100 * parts[label] / whole if label in parts else None
        if share is None and row["rank"]:
            return Verdict(WRONG, f"composition ranks {label}, which is no part")
        if share is not None and not same_number(float(row["share_percent"] or "nan"), share):
            return Verdict(WRONG, f"composition of {label}: {row['share_percent']}, right is {share}")
    return Verdict(RIGHT)


def compare_changes(rendering, program, output):
    """Contributions of the parts of the first measure to the change of the total."""
    options = split_by(rendering, output)
    if options is None or not adds(rendering) or rendering.header_form.where == "none":
        return Verdict(RIGHT)
    status, changes, message = run(program, ["change", "-", "-q", "-f", "csv"] + options, output)
    if status:
        return Verdict(REFUSED, f"change: {message}")
    table, found = rendering.table, 0
    place = {one.dates(): i for i, one in enumerate(table.periods)}
    for row in csv.DictReader(io.StringIO(changes)):
        if row.get("measure") and measure_key(row["measure"]) != key_text(table.measures[0][0]):
            continue
        labels = {key_text(v) for v in row.values() if v}
        a = next((i for i, area in enumerate(table.areas) if key_text(area) in labels), 0)
        before, after = place.get(dates_of(row["from"])), place.get(dates_of(row["to"]))
        if before is None or after is None:
            return Verdict(WRONG, f"change between {row['from']} and {row['to']}")
        old, whole = parts_of(rendering, a, 0, before)
        new, _ = parts_of(rendering, a, 0, after)
        label = key_text(row[options[1]])
        found += 1
        right = 100 * (new[label] - old[label]) / whole if label in old else None
        if right is not None and not same_number(float(row["contribution_points"] or "nan"), right):
            return Verdict(WRONG, f"contribution of {label}: {row['contribution_points']}, right is {right}")
    return Verdict(RIGHT) if found else Verdict(LOST, "no changes")


def compare_account(rendering, program, path):
    """The account of inspect: its cells are those of the file that are not blank, and those read as numbers or
    statuses are those of the truth."""
    status, output, message = run(program, ["inspect", path, "-q", "-f", "csv", "--lang", "en"])
    if status:
        return Verdict(WRONG, f"inspect: {message}")
    account = {r["item"]: int(r["value"]) for r in csv.DictReader(io.StringIO(output)) if r["section"] == "account"}
    text = rendering.file.decode(rendering.file_form.encoding)
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=rendering.file_form.delimiter)
    filled = sum(1 for row in cells for cell in row if cell.strip(" \t\r\n\u3000"))
    found = account.pop("cells not blank")
    if not filled == found == sum(account.values()):
        return Verdict(LOST, f"the account has {sum(account.values())} of {filled} cells")
    data = account.get("values", 0) + account.get("statuses", 0)
    if data != len(rendering.expected) or "left out" in account:
        return Verdict(WRONG, f"the account has {data} cells of {len(rendering.expected)} as data: {account}")
    return Verdict(RIGHT)


def judge(rendering, program, analyses):
    """Reads one rendering; with `analyses`, shares and contributions too."""
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        file.write(rendering.file)
        file.flush()
        status, output, message = run(program, ["tidy", file.name, "-f", "csv", "--lang", "en"])
        account = compare_account(rendering, program, file.name) if not status else None
    if status == 1:
        return Verdict(REFUSED, message.replace(os.path.basename(file.name), "FILE"))
    if status:
        return Verdict(WRONG, f"exit {status}: {message}")
    verdict = compare_tidy(rendering, output, message)
    if verdict.kind == RIGHT:
        verdict = account
    for compare in (compare_shares, compare_changes) if analyses else ():
        if verdict.kind == RIGHT:
            verdict = compare(rendering, program, output)
    return verdict

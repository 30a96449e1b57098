"""Tables of the program as data frames, or as lists of dicts, and back."""

import csv
import json
import math
import pathlib

try:
    import pandas
except ImportError:
    pandas = None

FORMAT = "sangyo.table"
KEY = "sangyo"  # in the attrs of a data frame


class Records(list):
    """The rows of a table as dicts; attrs["sangyo"] is what else is known of it."""

    def __init__(self, rows=(), known=None):
        super().__init__(rows)
        self.attrs = {KEY: known} if known else {}


def about(table):
    """What is known of a table that a command gave, besides its cells, as docs/json.md says: title,
    columns, notes, sources; found: whether a check found something. None of a table of your own."""
    return getattr(table, "attrs", {}).get(KEY)


def is_table(value):
    """Whether it is data, not the name of a file."""
    if pandas is not None and isinstance(value, pandas.DataFrame):
        return True
    if isinstance(value, Records):
        return True
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _status_name(names, word):
    return "sangyo_" + word if word in names else word


def _spell(statuses):
    return ";".join(f"{name}={words}" for name, words in (statuses or {}).items())


def _known(document, found):
    known = {key: value for key, value in document.items() if key != "records"}
    known["rows"] = len(document["records"])
    known["found"] = found
    return known


def _rows(document):
    """The records, with `statuses` spelled as in a CSV, where any row has them."""
    names = [column["name"] for column in document["columns"]]
    status, statuses = _status_name(names, "status"), _status_name(names, "statuses")
    several = any(statuses in record for record in document["records"])
    rows = []
    for record in document["records"]:
        row = {name: record.get(name) for name in names}
        if status in record:
            row[status] = record[status]
        if several:
            row[statuses] = _spell(record.get(statuses))
        rows.append(row)
    return rows


def _levels(column, rows):
    """The labels in their order: that of the table, or of the rows."""
    return column.get("levels") or list(
        dict.fromkeys(row[column["name"]] for row in rows if row[column["name"]] is not None))


def from_document(document, found):
    """A data frame, or Records without pandas, of a JSON table."""
    rows, known = _rows(document), _known(document, found)
    if pandas is None:
        return Records(rows, known)
    names = list(rows[0]) if rows else [column["name"] for column in document["columns"]]
    frame = pandas.DataFrame(rows, columns=names)
    for column in document["columns"]:
        name = column["name"]
        if column["kind"] == "number":
            frame[name] = pandas.to_numeric(frame[name])
        else:
            frame[name] = pandas.Categorical(frame[name], categories=_levels(column, rows),
                                             ordered=column["kind"] == "period")
    frame.attrs[KEY] = known
    return frame


class _Plain:
    """A table as names, rows of plain values, and the levels of its categories."""

    def __init__(self, table):
        self.known = about(table)
        self.levels = {}
        self.numbers = set()
        if pandas is not None and isinstance(table, pandas.DataFrame):
            self._read_frame(table)
        else:
            self._read_dicts(table)

    def _read_frame(self, frame):
        self.names = [str(name) for name in frame.columns]
        columns = []
        for position, name in enumerate(self.names):
            series = frame.iloc[:, position]
            if isinstance(series.dtype, pandas.CategoricalDtype):
                self.levels[name] = [str(level) for level in series.cat.categories]
            elif (pandas.api.types.is_numeric_dtype(series.dtype)
                  and not pandas.api.types.is_bool_dtype(series.dtype)):
                self.numbers.add(name)
            columns.append([_plain(value) for value in series])
        self.rows = [dict(zip(self.names, values)) for values in zip(*columns)]

    def _read_dicts(self, rows):
        self.names = list(dict.fromkeys(str(name) for row in rows for name in row))
        self.rows = [{name: _plain(row.get(name)) for name in self.names} for row in rows]
        for name in self.names:
            values = [row[name] for row in self.rows if row[name] is not None]
            if values and all(isinstance(value, (int, float)) for value in values):
                self.numbers.add(name)


def _plain(value):
    """A number, a text, or None for what is missing."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return None if isinstance(value, float) and not math.isfinite(value) else value
    if hasattr(value, "item") and not isinstance(value, str):  # of numpy
        return _plain(value.item())
    if pandas is not None and value is pandas.NaT or value is getattr(pandas, "NA", value is None):
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()[:10]
    return str(value)


def _read_spelled(text):
    parts = (part.partition("=") for part in (text or "").split(";") if part)
    return {name: words for name, _, words in parts}


def _describe_column(plain, name, known):
    """The column as JSON describes it, brought to the values that it has now."""
    column = dict(known.get(name, {"name": name}))
    values = [row[name] for row in plain.rows]
    if name in plain.numbers or (column.get("kind") == "number"
                                 and all(value is None for value in values)):
        kind = "number"
    else:
        kind = column.get("kind", "category")
        kind = "category" if kind == "number" else kind
    column["kind"] = kind
    levels = plain.levels.get(name, column.get("levels", []))
    periods = dict(zip(column.pop("levels", []), column.pop("periods", [])))
    if kind == "number":
        return column
    met = [str(value) for value in values if value is not None]
    column["levels"] = list(dict.fromkeys([*levels, *met]))
    if periods and all(level in periods for level in column["levels"]):
        column["periods"] = [periods[level] for level in column["levels"]]
    return column


def _record(plain, row, columns, status, statuses):
    record = {}
    for column in columns:
        value = row[column["name"]]
        text = value is not None and column["kind"] != "number"
        record[column["name"]] = str(value) if text else value
    if status in row:
        record["status"] = row[status] or ""
    others = {name: words for name, words in _read_spelled(row.get(statuses)).items()
              if name in plain.names}
    if others:
        record["statuses"] = others
    return record


def to_document(table):
    """The bytes of a JSON table, of what a command gave, whatever was done to it since."""
    plain = _Plain(table)
    known = {column["name"]: column for column in plain.known["columns"]}
    status, statuses = _status_name(known, "status"), _status_name(known, "statuses")
    names = [name for name in plain.names if name not in (status, statuses)]
    columns = [_describe_column(plain, name, known) for name in names]
    document = {key: value for key, value in plain.known.items() if key not in ("rows", "found")}
    document["columns"] = columns
    if len(plain.rows) < plain.known["rows"]:
        # rows were taken: nothing is the largest of all any more
        document["chosen"] = [*document.get("chosen", []), ""]
    document["records"] = [_record(plain, row, columns, status, statuses) for row in plain.rows]
    return json.dumps(document, ensure_ascii=False).encode("utf-8")


def _field(plain, name):
    field = {"name": name}
    if name in plain.levels:
        field.update(type="string", categories=plain.levels[name], categoriesOrdered=True)
    return field


def to_package(table, folder):
    """Writes a table of one's own as a data package, which is read as any file is, with the order
    of its categories; its path."""
    plain = _Plain(table)
    folder = pathlib.Path(folder)
    with open(folder / "data.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(plain.names)
        writer.writerows([["" if row[name] is None else row[name] for name in plain.names]
                          for row in plain.rows])
    package = {"name": "data", "resources": [
        {"name": "data", "path": "data.csv", "encoding": "utf-8",
         "schema": {"fields": [_field(plain, name) for name in plain.names]}}]}
    path = folder / "datapackage.json"
    path.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    return str(path)

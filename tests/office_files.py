"""Workbooks as bytes, made from their parts: an OpenDocument spreadsheet, an XLS file of BIFF8 or BIFF5."""
import io
import os
import struct
import subprocess
import sys
import tempfile
import zipfile

ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = ("office", "table", "text", "style", "number")
SPACES = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name) for name in NAMES)


def zipped(parts, packed=True):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" or not packed else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), text, kind)
    return out.getvalue()


def ods(body, styles="", head="", extra=()):
    """`body`: the elements of office:spreadsheet; `styles`: those of the automatic styles."""
    parts = {"mimetype": ODS_KIND,
             "META-INF/manifest.xml": "<manifest/>",
             "content.xml": "%s<office:document-content %s><office:automatic-styles>%s</office:automatic-styles>"
                            "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
                            "</office:document-content>" % (head, SPACES, styles, body)}
    parts.update(extra)
    return zipped(parts)


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def wide_text(text, length="<H"):
    """A text of BIFF8, in UTF-16."""
    units = text.encode("utf-16-le")
    return struct.pack(length, len(units) // 2) + b"\1" + units


def byte_text(text, length="<H"):
    """A text of BIFF5, in CP932."""
    units = text.encode("cp932")
    return struct.pack(length, len(units)) + units


def cell(kind, row, column, data, style=0):
    return record(kind, struct.pack("<HHH", row, column, style) + data)


def number(row, column, value, style=0):
    return cell(0x203, row, column, struct.pack("<d", value), style)


def stream(sheets, shared=b"", unicode=True, hidden=()):
    """The records of a workbook: those of the sheets by name behind those they share."""
    version = 0x600 if unicode else 0x500
    text = wide_text if unicode else byte_text
    begin = record(0x809, struct.pack("<HHHH", version, 5, 0, 0)) + record(0x42, struct.pack("<H", 932)) + shared
    names = [text(name, "<B") for name in sheets]
    at = len(begin) + sum(4 + 6 + len(name) for name in names) + 4
    directory, bodies = b"", b""
    for (name, body), stored in zip(sheets.items(), names):
        directory += record(0x85, struct.pack("<IBB", at + len(bodies), name in hidden, 0) + stored)
        bodies += record(0x809, struct.pack("<HHHH", version, 16, 0, 0)) + body + record(0xA)
    return begin + directory + record(0xA) + bodies


def compound(content, name="Workbook"):
    """A compound file of one stream."""
    sector, free, end = 512, 0xFFFFFFFF, 0xFFFFFFFE
    content = content.ljust(4096, b"\0")  # smaller ones would lie in the stream of small streams
    size, n = len(content), -(-len(content) // sector)
    n_fat = 1
    while n_fat * 128 < n + 1 + n_fat:
        n_fat += 1
    fat = [0xFFFFFFFD] * n_fat + [end] + [n_fat + 2 + i for i in range(n - 1)] + [end]
    fat += [free] * (n_fat * 128 - len(fat))

    def entry(called, kind, start, length, child=free):
        units = (called + "\0").encode("utf-16-le")
        return (units.ljust(64, b"\0") + struct.pack("<HBBIII", len(units), kind, 1, free, free, child) + bytes(36) +
                struct.pack("<IQ", start, length))

    directory = entry("Root Entry", 5, end, 0, 1) + entry(name, 2, n_fat + 1, size)
    directory = directory.ljust(sector, b"\0")
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6) +
              struct.pack("<IIIIIIIII", 0, n_fat, n_fat, 0, 4096, end, 0, end, 0) +
              struct.pack("<109I", *(list(range(n_fat)) + [free] * (109 - n_fat))))
    return header + struct.pack("<%dI" % len(fat), *fat) + directory + content.ljust(n * sector, b"\0")


def xls(sheets, shared=b"", unicode=True, hidden=()):
    return compound(stream(sheets, shared, unicode, hidden), "Workbook" if unicode else "Book")


class Expectations:
    """Runs a program on bytes as a file and keeps what is not as it should be."""

    def __init__(self, program, ending):
        self.program, self.ending, self.failures = program, ending, []

    def run(self, content, *options, part="", command="tidy"):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "b." + self.ending)
            with open(path, "wb") as file:
                file.write(content)
            done = subprocess.run([self.program, command, path + part, "-f", "csv", *options], capture_output=True,
                                  timeout=60, check=False)
            return done.returncode, done.stdout.decode(), done.stderr.decode().replace(path, "b." + self.ending)

    def __call__(self, name, content, status, wanted, *options, part="", command="tidy", remark=""):
        """The whole output where the status is 0, else a part of the message; a part of the remarks."""
        code, out, err = self.run(content, *options, part=part, command=command)
        fine = wanted == out if status == 0 else wanted in err
        if code != status or not fine or remark not in err:
            self.failures.append(name)
            print("%s: status %d\n%s%s" % (name, code, out, err), file=sys.stderr)

    def damage(self, content, step):
        """Cut at each place, or changed there: never more than a message."""
        for n in range(0, len(content), step):
            for damaged in (content[:n], content[:n] + bytes([content[n] ^ 0x55]) + content[n + 1:]):
                code, out, err = self.run(damaged)
                if code not in (0, 1, 2, 3) or (code and not err.startswith("sangyo: ")) or (code == 0 and not out):
                    self.failures.append("damaged at %d" % n)
                    print("damaged at %d: %d %s%s" % (n, code, out, err), file=sys.stderr)

    def end(self, name):
        print("%s: %d faults" % (name, len(self.failures)))
        sys.exit(1 if self.failures else 0)

"""The tools that are compared: which of them are here, and their command for a task."""
import os
import re
import shutil
import subprocess

from harness import CORES, TOP

OTHERS = os.path.join("bench", "others")
SANGYO = os.environ.get("SANGYO", os.path.join("build", "sangyo"))
KEYS = {"census": ["tally", "--by", "division", "--by", "prefecture", "--by", "year",
                   "--sum", "employees"],
        "quotient": ["specialization", "--from-records", "--area", "municipality",
                     "--by", "division", "--period", "year", "--value", "employees",
                     "--reference", "sum"],
        "survey": ["tally", "--by", "industry", "--mean", "m*"]}


def sangyo(task, files, threads=len(CORES)):
    return [SANGYO, KEYS[task][0], *files, *KEYS[task][1:], "--threads", str(threads),
            "-f", "csv", "-q"]


def output_of(*command):
    try:
        done = subprocess.run(command, capture_output=True, cwd=TOP, check=False)
    except OSError:
        return None
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else None


def pandas():
    """A Python that has pandas, and its version; without loading it, which takes long."""
    ask = "import importlib.metadata as m; print(m.version('pandas'))"
    for python in (os.environ.get("PANDAS_PYTHON"), "python3", "/usr/bin/python3"):
        version = python and output_of(python, "-c", ask)
        if version:
            return python, version
    return None, None


def others():
    """Name → (what runs it, its script, version), of those that are installed, and what is not."""
    here, missing = {}, []
    duckdb = os.path.join(TOP, "bench", "node_modules", "@duckdb", "node-api", "package.json")
    if shutil.which("node") and os.path.exists(duckdb):
        with open(duckdb) as file:
            version = re.search(r'"version": "([^"]*)"', file.read()).group(1)
        here["DuckDB"] = (["node"], "duckdb.mjs", version)
    else:
        missing.append("DuckDB (npm install in bench/)")
    version = output_of("Rscript", "-e", "cat(format(packageVersion('data.table')))")
    if version:
        here["data.table"] = (["Rscript"], "datatable.R", version)
    else:
        missing.append("data.table (r-cran-data.table)")
    python, version = pandas()
    if python:
        here["pandas"] = ([python], "use_pandas.py", version)
    else:
        missing.append("pandas (python3-pandas)")
    version = output_of("mlr", "--version")
    if version:
        here["Miller"] = (["sh"], "miller.sh", version.split()[-1])
    else:
        missing.append("Miller (miller)")
    if shutil.which("mawk"):
        version = output_of("mawk", "-W", "version") or ""
        here["mawk"] = (["sh"], "mawk.sh", " ".join(version.split()[1:3]))
    else:
        missing.append("mawk (mawk)")
    return here, missing


def script(program, name, *arguments):
    return program + [os.path.join(OTHERS, name), *arguments]

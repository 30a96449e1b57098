#!/usr/bin/env python3
"""Ends runs of the program at random moments, and lets them run out of memory: what they leave is
whole outputs, or nothing.
Usage: tests/test_interrupts.py PROGRAM [SEED], from the project root. Twelve moments of each command,
200 with SANGYO_CHECK_LONG.
"""
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(10**6)
MOMENTS = 200 if os.environ.get("SANGYO_CHECK_LONG") else 12
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
PACKAGE = "examples/kawasaki-census/datapackage.json#industry"
COMPOSITION = ["composition", PACKAGE, "--by", "industry", "--period", "year", "--value", "establishments"]
FIGURE = ["--where", "year=2021", "-o", "{out}/c.csv", "--chart", "{out}/c.svg"]
DOCUMENT = """# Industries

```sangyo
composition industry.csv --by industry --period year --value n | show=table,figure
```

```sangyo
change industry.csv --by industry --period year --value n | show=table,figure
```
"""


def write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines)
    return path


def make_inputs(work, chance):
    write(work + "/industry.csv", ["year,industry,n\n"] + [
        "%d,%s,%d\n" % (year, industry, 10 + chance.randrange(990))
        for year in (2012, 2016, 2021) for industry in ("製造業", "建設業", "卸売業", "宿泊業", "教育")])
    write(work + "/records.csv", ["area,industry,sales\n"] + [
        "%d,%d,%d\n" % (chance.randrange(40), chance.randrange(900), chance.randrange(10**6)) for _ in range(150000)])
    write(work + "/wide.csv", [",".join(["area"] + [str(year) for year in range(1990, 2020)]) + "\n"] + [
        ",".join(["area %d" % area] + [str(chance.randrange(10**5)) for _ in range(30)]) + "\n" for area in range(4000)])
    write(work + "/report.md", [DOCUMENT])


def commands(work):
    return {
        "chart": COMPOSITION + FIGURE,
        "report": ["report", work + "/report.md", "-o", "{out}/r.md", "--workbook", "{out}/r.xlsx"],
        "xlsx": ["tidy", work + "/wide.csv", "-o", "{out}/t.xlsx"],
        "tally": ["tally", "--by", "area", "--by", "industry", "--sum", "sales", work + "/records.csv", "-o", "{out}/s.csv"],
        "tidy": ["tidy", work + "/wide.csv", "-o", "{out}/t.csv"]}


def files_under(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def folders_under(folder):
    return {os.path.relpath(os.path.join(place, name), folder) for place, names, _ in os.walk(folder) for name in names}


def usual_signals():
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, [])


def start(words, out, tmp):
    os.makedirs(out)
    os.makedirs(tmp)
    return subprocess.Popen([PROGRAM] + [word.format(out=out) for word in words], stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, env=dict(os.environ, TMPDIR=tmp, LC_ALL="C.UTF-8"),
                            preexec_fn=usual_signals, start_new_session=True)


def processes_of(work):
    """Commands that still run and name a file of ours."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % pid, "rb") as file:
                line = file.read()
        except OSError:
            continue
        if work.encode() in line and int(pid) != os.getpid():
            found.append(line.replace(b"\0", b" ").decode(errors="replace"))
    return found


def faults(process, number, out, tmp, whole, folders):
    if process.returncode not in (0, -number):
        yield "exit status %d" % process.returncode
    for name, content in files_under(out).items():
        if whole.get(name) != content:
            yield "%s was left%s" % (name, ", not whole" if name in whole else "")
    for name in folders_under(out) - folders:
        yield "the folder %s was left" % name
    for name in list(files_under(tmp)) + sorted(folders_under(tmp)):
        yield "%s was left in the folder for temporary files" % name
    for line in processes_of(out[:out.rindex("/")]):
        yield "still running: " + line


def check(name, words, work, chance):
    out, tmp = work + "/whole/out", work + "/whole/tmp"
    began = time.monotonic()
    process = start(words, out, tmp)
    process.wait()
    seconds = time.monotonic() - began
    whole, folders = files_under(out), folders_under(out)
    found = [] if process.returncode == 0 and whole else ["the run fails by itself"]
    subprocess.run(["rm", "-r", work + "/whole"], check=True)
    ended = i = 0
    # A run that is over before its moment comes was quicker than the first: the moments come nearer.
    while i < MOMENTS or (ended < MOMENTS / 4 and i < 10 * MOMENTS):
        place = "%s/%d" % (work, i)
        number = SIGNALS[i % len(SIGNALS)]
        process = start(words, place + "/out", place + "/tmp")
        moment = chance.uniform(0, seconds)
        time.sleep(moment)
        process.send_signal(number)
        process.wait()
        ended += process.returncode == -number
        seconds *= 1 if process.returncode else 0.9
        found += ["%s after %.4f s: %s" % (number.name, moment, fault)
                  for fault in faults(process, number, place + "/out", place + "/tmp", whole, folders)]
        subprocess.run(["rm", "-r", place], check=True)
        i += 1
    if ended < MOMENTS / 4:
        found.append("only %d of %d runs were ended" % (ended, i))
    for fault in found[:10]:
        print("%s (seed %d): %s" % (name, SEED, fault))
    return not found


def check_memory(name, words, work):
    """With less and less memory: the whole result, or status 5 with its message, and nothing left."""
    found, wants = [], 0
    for megabytes in (400, 160, 130, 100, 80, 60, 45):
        place = "%s/%d" % (work, megabytes)
        os.makedirs(place + "/tmp")
        os.makedirs(place + "/out")
        limit = megabytes << 20
        process = subprocess.run([PROGRAM] + [word.format(out=place + "/out") for word in words], capture_output=True,
                                 text=True, env=dict(os.environ, TMPDIR=place + "/tmp", LC_ALL="C.UTF-8"),
                                 preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
        wants += process.returncode == 5
        if process.returncode not in (0, 5) or (process.returncode == 5) != ("out of memory" in process.stderr):
            found.append("%d MB: exit status %d: %s" % (megabytes, process.returncode, process.stderr[-200:]))
        if process.returncode and os.listdir(place + "/out") or os.listdir(place + "/tmp"):
            found.append("%d MB: files were left" % megabytes)
        subprocess.run(["rm", "-r", place], check=True)
    if name == "xlsx" and not wants:  # which takes most
        found.append("memory was never short")
    for fault in found:
        print("%s: %s" % (name, fault))
    return not found


def main():
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory(prefix="interrupts-") as work:
        make_inputs(work, chance)
        results = [check(name, words, work, chance) for name, words in commands(work).items()]
        results += [check_memory(name, commands(work)[name], work) for name in ("xlsx", "tidy")]
    print("interrupts: %d moments of each command, and little memory: %d of %d with faults" %
          (MOMENTS, results.count(False), len(results)))
    return 0 if all(results) else 1


sys.exit(main())

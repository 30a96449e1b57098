"""Date, machine and versions, for the head of the results."""
import datetime
import os
import platform
import re

from competitors import SANGYO, output_of
from harness import CORES


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return re.search(r"^model name\s*: (.*)$", file.read(), re.MULTILINE).group(1)
    except (OSError, AttributeError):
        return platform.machine()


def memory():
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return "%.0f GB" % (pages / 1e9)


def lines(here, load):
    versions = ["sangyo %s (%s)" % (output_of(SANGYO, "--version").split()[-1],
                                    output_of("git", "rev-parse", "--short", "HEAD") or "no git")]
    versions += ["%s %s" % (name, version) for name, (_, _, version) in here.items()]
    return ["- Date: %s" % datetime.date.today().isoformat(),
            "- Machine: %s, %d cores, %s of memory, Linux %s" %
            (processor(), os.cpu_count(), memory(), platform.release().split("-")[0]),
            "- Every command pinned to %d cores (%s) and told to use as many threads; files in the "
            "page cache" % (len(CORES), ", ".join(map(str, CORES))),
            "- Programs running besides, by the load average: %.1f before the first task, %.1f after the "
            "last (the commands measured included)" % (load, os.getloadavg()[2]),
            "- Versions: " + ", ".join(versions), ""]

"""Statistics of business surveys and economic censuses, by the program sangyo.

Each command of the program is a function, made from ``sangyo help --json`` when it is first asked
for, so that none is missing and none is out of date::

    import sangyo
    shares = sangyo.composition("datapackage.json#industry", value="establishments")
    sangyo.chart("stack100", shares)

A command takes files, data frames, or lists of dicts, and options by their names with _ for -
(``from_`` for --from, which Python keeps to itself). A table comes back as a data frame of pandas,
or as a list of dicts without pandas; what else is known of it (titles, units, sources) stays with
it, so that a figure or a sentence made from it says what it would say within one command.
"""

import functools

from ._version import VERSION as __version__
from .commands import make_function, run
from .figures import Figure
from .frames import Records, about
from .program import Error, Remark, describe

__all__ = ["Error", "Figure", "Records", "Remark", "about", "describe", "run"]


@functools.lru_cache(maxsize=None)
def _function(name):
    command = describe().find(name)
    return make_function(command) if command else None


def __getattr__(name):
    if name.startswith("__"):  # what Python itself looks for is no command
        raise AttributeError(name)
    found = _function(name)
    if found is None:
        raise AttributeError(f"sangyo has no command '{name}'")
    return found


def __dir__():
    return sorted(__all__ + [command.function for command in describe().commands])

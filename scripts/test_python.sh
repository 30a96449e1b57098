#!/bin/sh
# The tests of the Python package, by the python3 of PATH and, where that lacks pandas, also by that of
# the system if it has it. Usage: SANGYO=PROGRAM scripts/test_python.sh
set -eu
export PYTHONPATH=bindings/python/src PYTHONDONTWRITEBYTECODE=1

has_pandas() {
    "$1" -c 'import pandas' 2>/dev/null
}

run() {
    "$1" -m unittest discover -q -s bindings/python/tests
}

run python3
if ! has_pandas python3; then
    if [ -x /usr/bin/python3 ] && has_pandas /usr/bin/python3; then
        run /usr/bin/python3
    else
        echo "test-python: no pandas (Debian: python3-pandas): its tests are left out" >&2
    fi
fi

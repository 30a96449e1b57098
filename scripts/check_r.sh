#!/bin/sh
# R CMD check of the source archive in FOLDER: no error and no warning.
# Usage: SANGYO=PROGRAM scripts/check_r.sh FOLDER
set -eu
cd "$1"
export _R_CHECK_FORCE_SUGGESTS_=false LC_ALL=C.UTF-8
R CMD check --no-manual sangyo_*.tar.gz >check.log 2>&1 || { cat check.log >&2; exit 1; }
if grep -E '(WARNING|ERROR)$' check.log; then
    cat check.log >&2
    exit 1
fi
tail -n 3 check.log

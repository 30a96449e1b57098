#!/bin/sh
# Tallies files with GNU parallel, each by a process of its own, and merges their states.
#
# Usage: parallel.sh 'OPTIONS OF TALLY' FILE… >RESULT
#   SANGYO            the program (default: sangyo)
#   PARALLEL_OPTIONS  options of parallel, such as '--jobs 4', or for other machines that see the same
#                     folders '--sshloginfile machines --workdir .'
set -eu

[ $# -ge 2 ] || {
    echo "usage: parallel.sh 'OPTIONS OF TALLY' FILE… >RESULT" >&2
    exit 2
}
sangyo=${SANGYO:-sangyo}
options=$1
shift
states=$(mktemp -d "${STATES:-.}/states.XXXXXX")
trap 'rm -rf "$states"' EXIT
trap 'exit 130' INT TERM HUP

# shellcheck disable=SC2086 # options are words
parallel --will-cite --halt now,fail=1 ${PARALLEL_OPTIONS:-} \
    "$sangyo tally $options --threads 1 --partial {} -o $states/{#}.tally" ::: "$@"
$sangyo merge "$states"/*.tally -f csv

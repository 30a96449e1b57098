#!/bin/sh
# examples/cluster/parallel.sh gives the bytes of one process, and nothing when a part fails.
# Usage, from the project root: tests/test_cluster.sh. SANGYO: the program.
set -u

SANGYO=$(pwd)/${SANGYO:-build/sangyo}
STATES=$(mktemp -d)
export SANGYO STATES
trap 'rm -rf "$STATES"' EXIT
plants=tests/cases/tally/plants.csv
options='--by year --by industry --sum employees --mean sales --max sales'

command -v parallel >/dev/null || {
    echo 'cluster: skipped, GNU parallel is not installed'
    exit 0
}

problem() {
    echo "cluster: FAILED: $1"
    exit 1
}

for part in 1 2 3; do
    { sed -n 1p $plants; sed -n "$((3 * part - 1)),$((3 * part + 1))p" $plants; } >"$STATES/part $part.csv"
done
# shellcheck disable=SC2086
"$SANGYO" tally $options $plants -f csv >"$STATES/one.csv" || problem 'one process'
sh examples/cluster/parallel.sh "$options" "$STATES"/part*.csv >"$STATES/three.csv" ||
    problem 'parallel.sh'
cmp "$STATES/one.csv" "$STATES/three.csv" || problem 'other bytes than one process'

echo 1 >>"$STATES/part 2.csv"
sh examples/cluster/parallel.sh "$options" "$STATES"/part*.csv >"$STATES/broken.csv" 2>/dev/null &&
    problem 'a broken part went through'
[ ! -s "$STATES/broken.csv" ] || problem 'a result although a part is broken'
[ "$(ls -d "$STATES"/states.* 2>/dev/null)" = '' ] || problem 'states left behind'
echo 'cluster: passed'

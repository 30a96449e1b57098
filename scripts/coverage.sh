#!/bin/sh
# Line coverage of the variant in build/coverage by folder, after its unit tests: the golden cases and the
# examples of the documentation run too, since they are what holds most of the program. Below 90 %
# of any folder fails. build/coverage.txt has the lines that nothing ran.
set -eu

limit=90
folders='table surveys findings analysis plots reports commands tools'
SANGYO=build/coverage/sangyo
export SANGYO
sh tests/run_cases.sh
sh tests/run_docs.sh

gcovr --root . --object-directory build/coverage --exclude 'tests/' --exclude 'surveys/scan/split_kernel.h' \
    --json build/coverage.json --txt build/coverage.txt
status=0
for folder in $folders; do
    [ -d "$folder" ] || continue
    lines=$(gcovr --root . --add-tracefile build/coverage.json --filter "$folder/" --print-summary \
        --fail-under-line $limit 2>/dev/null) || status=1
    printf '%-10s %s\n' "$folder" "$(printf '%s\n' "$lines" | grep '^lines:')"
done
[ $status = 0 ] || echo "coverage: a folder lies below $limit %" >&2
exit $status

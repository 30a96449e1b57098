#!/bin/sh
# Runs each fuzz target for its share of the time. Usage: scripts/fuzz.sh SECONDS TARGET...
# Starts from tests/fuzz/corpus/NAME if there is one and keeps what it finds in build/fuzz/corpus/NAME;
# a crash prints its report, leaves the input beside the target and fails.
set -eu

seconds=$1
shift
share=$((seconds / $#))
[ "$share" -gt 0 ] || share=1
for target in "$@"; do
    name=${target##*/fuzz_}
    found=build/fuzz/corpus/$name
    seeds=tests/fuzz/corpus/$name
    [ -d "$seeds" ] || seeds=
    mkdir -p "$found"
    # shellcheck disable=SC2086 # no seeds, no argument
    if ! "$target" -max_total_time=$share -timeout=10 -artifact_prefix="$target-" \
        -print_final_stats=1 "$found" $seeds >"$target.log" 2>&1; then
        cat "$target.log"
        echo "fuzz $name: FAILED; run it again with: $target INPUT" >&2
        exit 1
    fi
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$target.log")
    echo "fuzz $name: $runs inputs in $share s, no fault"
done

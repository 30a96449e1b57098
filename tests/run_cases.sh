#!/bin/sh
# Golden cases: runs each tests/cases/NAME/cmd and compares what comes with the files beside it:
#   expected_output  standard output
#   expected_error   standard error, if there
#   expected_status  exit status; 0 if not there
# Usage, from the project root: tests/run_cases.sh [--update|--status] [NAME…]; --update writes those
# files (expected_error where there is one, or the run failed) for review by diff; --status compares
# the exit status alone, for valgrind, whose long double has 64 bits: last digits differ.
# See sandbox.sh for SANGYO.
set -u

cases=tests/cases
update=false
status_alone=false
case "${1:-}" in
--update)
    update=true
    shift
    ;;
--status)
    status_alone=true
    shift
    ;;
esac
. tests/sandbox.sh

# Both set `agrees` to false and say how the two differ, unless they agree.
compare() { # EXPECTED ACTUAL
    expected=$1
    [ -f "$1" ] || expected=/dev/null
    cmp -s "$expected" "$2" && return
    agrees=false
    diff -u --label "$1" --label actual "$expected" "$2"
}

compare_status() { # EXPECTED ACTUAL
    expected=0
    [ ! -f "$1" ] || expected=$(cat "$1")
    [ "$expected" = "$2" ] && return
    agrees=false
    echo "exit status $2, expected $expected"
}

check_case() { # CASE STATUS
    agrees=true
    : >"$work/report"
    if ! $status_alone; then
        compare "$1/expected_output" "$work/output" >"$work/report"
        [ ! -f "$1/expected_error" ] || compare "$1/expected_error" "$work/error" >>"$work/report"
    fi
    compare_status "$1/expected_status" "$2" >>"$work/report"
    if $agrees; then
        pass
        return
    fi
    fail "$1: $(cat "$1/cmd")"
    cat "$work/report"
    [ -f "$1/expected_error" ] || sed 's/^/standard error: /' "$work/error"
}

update_case() { # CASE STATUS
    cp "$work/output" "$1/expected_output"
    if [ -f "$1/expected_error" ] || { [ "$2" -ne 0 ] && [ -s "$work/error" ]; }; then
        cp "$work/error" "$1/expected_error"
    fi
    rm -f "$1/expected_status"
    [ "$2" -eq 0 ] || echo "$2" >"$1/expected_status"
    pass
}

run_case() { # CASE
    if [ ! -f "$1/cmd" ]; then
        fail "$1: no file cmd"
        return
    fi
    if lacks_shared "$1/cmd"; then
        skip "$1: no ../shared"
        return
    fi
    run "$root/$1/cmd" >"$work/output" 2>"$work/error"
    status=$?
    crashed "$1: $(cat "$1/cmd")" && return
    if $update; then
        update_case "$1" "$status"
    else
        check_case "$1" "$status"
    fi
}

if [ $# -gt 0 ]; then
    for name; do
        run_case "$cases/$name"
    done
else
    for folder in "$cases"/*/; do
        [ ! -d "$folder" ] || run_case "${folder%/}"
    done
fi
close_account cases

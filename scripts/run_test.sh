#!/bin/sh
# Runs one test program, its output in PROGRAM.log; says how it ended, and shows the log if it failed.
"$1" >"$1.log" 2>&1
status=$?
if [ $status -ne 0 ]; then
    cat "$1.log"
    echo "$1 FAILED (status $status)"
    exit 1
fi
echo "$1 $(grep -h 'PASSED' "$1.log" | tail -n 1)"

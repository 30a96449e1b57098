# Sourced by run_cases.sh and run_docs.sh: runs commands in a folder that looks like the project and
# its neighbour ../shared but takes new files, and counts what came of it.
# SANGYO: the program, also with words before it ("valgrind -q build/sangyo").

root=$(pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
passed=0
failed=0
skipped=0
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ
unset LANG LANGUAGE NO_COLOR POSIXLY_CORRECT COLUMNS

mkdir "$work/project"
for entry in *; do
    ln -s "$root/$entry" "$work/project/$entry"
done
[ ! -d ../shared ] || ln -s "$root/../shared" "$work/shared"

# `sangyo` within a command. A status from 64 on is a crash or the report of a checker such as
# valgrind, which a pipe would hide; 141 is a reader that had enough.
cat >"$work/prelude" <<'END'
sangyo() {
    ${SANGYO:-build/sangyo} "$@"
    sangyo_status=$?
    if [ $sangyo_status -ge 64 ] && [ $sangyo_status -ne 141 ]; then
        echo "sangyo $*: status $sangyo_status" >>"$SANGYO_CRASHES"
    fi
    return $sangyo_status
}
END
SANGYO_CRASHES=$work/crashes
export SANGYO_CRASHES

# run SCRIPT: runs a file of shell commands with what standard output and error the caller gives;
# its status is the script's.
run() {
    : >"$SANGYO_CRASHES"
    (cd "$work/project" && cat "$work/prelude" "$1" >"$work/script" && sh "$work/script") </dev/null
}

# Whether SCRIPT needs the data folder beside the project and it is absent.
lacks_shared() {
    [ ! -d ../shared ] && grep -q '\.\./shared' "$1"
}

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    echo "FAILED $*"
}

skip() {
    skipped=$((skipped + 1))
    echo "skipped: $*"
}

# Fails if a command crashed, whatever it printed.
crashed() {
    [ -s "$SANGYO_CRASHES" ] && fail "$1" && cat "$SANGYO_CRASHES"
}

# The closing line, and the status of the whole; nothing to run is a failure too.
close_account() {
    [ $((passed + failed + skipped)) -gt 0 ] || fail "$1: found nothing to run"
    tail=
    [ $skipped -eq 0 ] || tail=", $skipped skipped"
    echo "$1: $passed passed, $failed failed$tail"
    [ $failed -eq 0 ]
}

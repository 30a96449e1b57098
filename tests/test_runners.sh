#!/bin/sh
# run_cases.sh and run_docs.sh on a small project of their own, with a program that does as told:
# they must fail when something is wrong, for a runner that cannot fail tests nothing.
set -u

tests=$(pwd)/tests
project=$(mktemp -d)/project
trap 'rm -rf "${project%/project}"' EXIT
mkdir -p "$project/build" "$project/tests/cases" "$project/docs"
cp "$tests/sandbox.sh" "$tests/run_cases.sh" "$tests/run_docs.sh" "$project/tests"
cd "$project" || exit 1
cat >build/sangyo <<'END'
#!/bin/sh
case $1 in
say) shift; echo "$@" ;;
fail) echo "sangyo: no" >&2; exit 2 ;;
crash) kill -SEGV $$ ;;
read) cat ;;
write) echo written >"$2" ;;
esac
END
chmod +x build/sangyo
problems=0

problem() {
    problems=$((problems + 1))
    echo "FAILED $1"
    cat out
}

# expect STATUS TEXT COMMAND…: the status, and a line that the output must hold.
expect() {
    wanted=$1
    text=$2
    shift 2
    "$@" >out 2>&1
    status=$?
    [ $status -eq "$wanted" ] || problem "$*: status $status, expected $wanted"
    grep -qxF -e "$text" out || problem "$*: no line '$text'"
}

cases() {
    SANGYO=build/sangyo sh tests/run_cases.sh "$@"
}

docs() {
    SANGYO=build/sangyo sh tests/run_docs.sh "$@"
}

# new_case NAME CMD OUTPUT
new_case() {
    mkdir -p "tests/cases/$1"
    printf '%s\n' "$2" >"tests/cases/$1/cmd"
    [ -z "$3" ] || printf '%s\n' "$3" >"tests/cases/$1/expected_output"
}

expect 1 'cases: 0 passed, 1 failed' cases
new_case good 'sangyo say a b | sangyo read' 'a b'
expect 0 'cases: 1 passed, 0 failed' cases
new_case output 'sangyo say b' 'a'
expect 1 '+b' cases
expect 1 'cases: 1 passed, 1 failed' cases
expect 0 'cases: 1 passed, 0 failed' cases good
new_case output 'sangyo say a; sangyo say b' 'a'
expect 1 '+b' cases output
new_case output 'true' 'a'
expect 1 '-a' cases output
new_case output 'sangyo say a' ''
rm tests/cases/output/expected_output
expect 1 '+a' cases output
rm -r tests/cases/output

new_case status 'sangyo fail' ''
expect 1 'exit status 2, expected 0' cases status
expect 1 'standard error: sangyo: no' cases status
echo 2 >tests/cases/status/expected_status
expect 0 'cases: 1 passed, 0 failed' cases status
echo 'sangyo: yes' >tests/cases/status/expected_error
expect 1 '+sangyo: no' cases status
new_case status 'true' ''
expect 1 'exit status 0, expected 2' cases status
rm -r tests/cases/status

new_case crash 'sangyo crash | sangyo say a' 'a'
expect 1 'FAILED tests/cases/crash: sangyo crash | sangyo say a' cases crash
expect 1 'cases: 0 passed, 1 failed' cases --update crash
rm -r tests/cases/crash
new_case head 'sangyo read <tests/cases/head/cmd | head -c 1 | wc -c' '1'
expect 0 'cases: 1 passed, 0 failed' cases head
new_case file 'sangyo write new && cat new' 'written'
expect 0 'cases: 1 passed, 0 failed' cases file
[ ! -e new ] || problem 'a case leaves a file in the project'
new_case shared 'cat ../shared/x' 'x'
expect 0 'skipped: tests/cases/shared: no ../shared' cases
expect 0 'cases: 3 passed, 0 failed, 1 skipped' cases
mkdir ../shared && echo x >../shared/x
expect 0 'cases: 1 passed, 0 failed' cases shared
echo y >../shared/x
expect 1 '+y' cases shared
rm -r ../shared tests/cases/shared
mkdir tests/cases/nothing
expect 1 'FAILED tests/cases/nothing: no file cmd' cases nothing
rm -r tests/cases/nothing

new_case updated 'sangyo say new; sangyo fail' 'old'
expect 1 'cases: 0 passed, 1 failed' cases updated
expect 0 'cases: 1 passed, 0 failed' cases --update updated
expect 0 'cases: 1 passed, 0 failed' cases updated
for want in 'output new' 'error sangyo: no' 'status 2'; do
    [ "$(cat "tests/cases/updated/expected_${want%% *}")" = "${want#* }" ] || problem "update: $want"
done
new_case updated 'sangyo say new' ''
expect 0 'cases: 1 passed, 0 failed' cases --update updated
[ ! -e tests/cases/updated/expected_status ] || problem 'update: a status of 0 is not written'

cat >docs/good.md <<'END'
Text
```console
$ sangyo say a \
    b | sangyo read
a b
$ sangyo fail
sangyo: no
$ make demo
not run
```
```
$ sangyo say "not a console"
wrong
```
END
cp docs/good.md docs/as_written.md
expect 0 'docs: 4 passed, 0 failed' docs
expect 0 'docs: 2 passed, 0 failed' docs docs/good.md
UPDATE=1 docs >/dev/null
cmp -s docs/good.md docs/as_written.md || problem 'update: changes an example that was right'
sed 's/^a b$/a c/' docs/as_written.md >docs/good.md
expect 1 '+a b' docs docs/good.md
expect 1 'FAILED docs/good.md:3: sangyo say a \' docs docs/good.md
expect 1 'docs: 1 passed, 1 failed' docs docs/good.md
export UPDATE=1
expect 0 'docs: 2 passed, 0 failed' docs docs/good.md
unset UPDATE
cmp -s docs/good.md docs/as_written.md || problem 'update: does not write what came'
printf '```console\n$ sangyo crash | cat\n```\n' >docs/good.md
expect 1 'docs: 0 passed, 1 failed' docs docs/good.md
printf '```console\n$ sangyo read ../shared/x\nx\n```\n' >docs/good.md
expect 0 'docs: 0 passed, 0 failed, 1 skipped' docs docs/good.md
printf 'nothing\n' >docs/good.md
expect 1 'docs: 0 passed, 1 failed' docs docs/good.md

[ $problems -eq 0 ] && echo 'runners: all passed'

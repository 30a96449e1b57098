#!/bin/sh
# circles.py on small projects of their own: it must fail where files need one another.
set -u

script=$(pwd)/scripts/circles.py
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
cd "$project" || exit 1
mkdir build
problems=0

# file NAME: the text of a source or header.
file() {
    cat >"$1"
}

# expect STATUS LINE: what the files at hand give.
expect() {
    for source in *.c; do
        ${CC:-cc} -c "$source" -o "build/${source%.c}.o" || exit 1
    done
    python3 "$script" build build/*.o >out 2>&1
    status=$?
    if [ $status -ne "$1" ] || ! grep -qxF -e "$2" out; then
        problems=$((problems + 1))
        echo "FAILED circles: status $status, expected $1 and '$2'"
        cat out
    fi
}

echo 'int c(void); int b(void); int a(void) { return b() + c(); }' | file a.c
echo 'int c(void); int b(void) { return c(); }' | file b.c
echo 'static int a(void) { return 1; } int c(void) { return a(); }' | file c.c
echo '#include "two.h"' | file one.h
echo '#include <stddef.h>' | file two.h
expect 0 'circles: none among 3 files and 2 headers'

echo 'int a(void); int c(void) { return a(); }' | file c.c
expect 1 'circle: a.c b.c c.c'

echo 'extern int a_value; int c(void) { return a_value; }' | file c.c
echo 'int a_value = 1;' >>a.c
expect 1 'circle: a.c b.c c.c'

echo 'int c(void) { return 0; }' | file c.c
mkdir -p include/sangyo
echo '#include "one.h"' | file include/sangyo/three.h
echo '#include <sangyo/three.h>' | file two.h
expect 1 'circle: include/sangyo/three.h one.h two.h'

[ $problems -eq 0 ] && echo 'circles: finds them'
exit $problems

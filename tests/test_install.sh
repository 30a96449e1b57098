#!/bin/sh
# Installs into a folder of its own, builds examples/library against it in C and C++ and both kinds of
# library, runs it and what was installed, and takes it all away again.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8
root=$folder/root
make -s install DESTDIR="$root" PREFIX=/usr >/dev/null

fail() {
    echo "test_install: $1" >&2
    exit 1
}

sh tests/test_exports.sh "$root/usr/include" "$root/usr/lib/libsangyo.so" "$root/usr/lib/libsangyo.a" >/dev/null ||
    fail 'what the libraries export'
soname=$(objdump -p "$root/usr/lib/libsangyo.so" | awk '$1 == "SONAME" { print $2 }')
[ -e "$root/usr/lib/$soname" ] || fail "no file of the name $soname"

# The example of the library, in both languages, with both kinds of library.
export PKG_CONFIG_PATH="$root/usr/lib/pkgconfig"
shared=$(pkg-config --define-variable=prefix="$root/usr" --define-variable=libdir="$root/usr/lib" \
    --define-variable=includedir="$root/usr/include" --cflags --libs sangyo)
static=$(pkg-config --static --define-variable=libdir="$root/usr/lib" \
    --define-variable=includedir="$root/usr/include" --cflags --libs sangyo | sed 's/-lsangyo/-l:libsangyo.a/')
sed -n '/^```text$/,/^```$/p' examples/library/README.md | sed '/^```/d' >"$folder/expected"
[ -s "$folder/expected" ] || fail 'no output in examples/library/README.md'
use() { # NAME COMPILER FLAGS...
    name=$1
    shift
    "$@" -o "$folder/$name" || fail "$name does not build"
    LD_LIBRARY_PATH=$root/usr/lib "$folder/$name" examples/kawasaki-census/census_by_area.csv 2021 川崎市 \
        '全国（市区町村計）' >"$folder/actual" || fail "$name fails"
    diff "$folder/expected" "$folder/actual" || fail "$name says something else"
}
c="${CC:-cc} -std=c17 -Wall -Wextra -Wconversion -Werror -x c examples/library/profile.c -x none"
cxx="${CXX:-c++} -std=c++17 -Wall -Wextra -Werror -x c++ examples/library/profile.c -x none"
# shellcheck disable=SC2086
{
    use c-shared $c $shared
    use c-static $c $static
    use c++-shared $cxx $shared
    use c++-static $cxx $static
}

cat >"$folder/version.c" <<'C'
#include <stdio.h>
#include <string.h>
#include <sangyo/version.h>
int main(void)
{
    printf("%d.%d.%d\n", SG_VERSION_MAJOR, SG_VERSION_MINOR, SG_VERSION_PATCH);
    return strcmp(sg_version(), SG_VERSION);
}
C
# shellcheck disable=SC2086
${CC:-cc} -o "$folder/version" "$folder/version.c" $shared
version=$(LD_LIBRARY_PATH=$root/usr/lib "$folder/version") || fail 'sg_version'
[ "$version" = "$(pkg-config --modversion sangyo)" ] || fail 'the version of sangyo.pc'
[ "$("$root/usr/bin/sangyo" --version | head -n 1)" = "sangyo $version" ] || fail 'the version of the program'
[ -e "$root/usr/lib/libsangyo.so.$version" ] || fail 'the version in the name of the library'

for header in "$root"/usr/include/sangyo/*.h; do
    echo "#include <sangyo/${header##*/}>" | ${CC:-cc} -std=c17 -Wall -Werror -fsyntax-only -I"$root/usr/include" -xc - ||
        fail "$header"
done

[ -s "$root/usr/share/bash-completion/completions/sangyo" ] || fail 'the completion'
if command -v scdoc >/dev/null; then
    for page in man1/sangyo.1 man1/sangyo-help.1 ja/man1/sangyo.1 ja/man1/sangyo-help.1; do
        [ -s "$root/usr/share/man/$page" ] || fail "the manual page $page"
    done
fi

make -s uninstall DESTDIR="$root" PREFIX=/usr
left=$(find "$root" ! -type d)
[ -z "$left" ] || fail "left behind: $left"
echo 'test_install passed'

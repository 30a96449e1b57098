#!/bin/sh
# Installs into a folder of its own, builds a program against it both ways, runs it and what was
# installed, and takes it all away again.
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

cat >"$folder/use.c" <<'C'
#include <stdio.h>
#include <sangyo/number.h>
#include <sangyo/write.h>
int main(void)
{
    char text[SG_NUMBER_SIZE];
    sg_number_display(100.0 * 46 / 160, (struct sg_number_style){.decimals = 1}, text);
    printf("%s %s\n", text, sg_writer_named("csv")->name);
    return 0;
}
C
export PKG_CONFIG_PATH="$root/usr/lib/pkgconfig"
flags=$(pkg-config --define-variable=prefix="$root/usr" --define-variable=libdir="$root/usr/lib" \
    --define-variable=includedir="$root/usr/include" --cflags --libs sangyo)
static=$(pkg-config --static --define-variable=libdir="$root/usr/lib" --libs sangyo)
# shellcheck disable=SC2086
${CC:-cc} -o "$folder/shared" "$folder/use.c" $flags
LD_LIBRARY_PATH=$root/usr/lib "$folder/shared" | grep -qx '28.8 csv' || fail 'the shared library'
# shellcheck disable=SC2086
${CC:-cc} -I"$root/usr/include" -o "$folder/static" "$folder/use.c" $(echo "$static" | sed 's/-lsangyo/-l:libsangyo.a/')
"$folder/static" | grep -qx '28.8 csv' || fail 'the static library'

for header in "$root"/usr/include/sangyo/*.h; do
    echo "#include <sangyo/${header##*/}>" | ${CC:-cc} -std=c17 -Wall -Werror -fsyntax-only -I"$root/usr/include" -xc - ||
        fail "$header"
done

"$root/usr/bin/sangyo" --version | grep -q '^sangyo [0-9]' || fail 'the program'
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

#!/bin/sh
# Installs the packages of FOLDER in a clean Debian, runs the first example of README.md, draws a figure, builds
# the example of the library, and removes all again. Usage, from the project root: scripts/deb_check.sh FOLDER
# Needs root, debootstrap and a mirror (DEB_MIRROR); DEB_BASE names a clean system to copy instead of a new one.
set -eu
folder=$1

fail() {
    echo "deb-check: $1" >&2
    exit 1
}

skip() {
    echo "deb-check: left out, $1" >&2
    exit 0
}

[ "$(id -u)" = 0 ] || skip 'only root may make and enter another system'
[ -n "${DEB_BASE:-}" ] || command -v debootstrap >/dev/null || skip 'debootstrap is missing: apt-get install debootstrap'

root=$(mktemp -d)
finish() {
    umount "$root/proc" 2>/dev/null || true
    # Never through a /proc that is still mounted.
    rm -rf --one-file-system "$root"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

inside() { # COMMAND…
    chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} "$@" || fail "this fails there: $*"
}

echo 'deb-check: a clean Debian'
if [ -n "${DEB_BASE:-}" ]; then
    cp -a "$DEB_BASE/." "$root"
else
    suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
    debootstrap --variant=minbase "$suite" "$root" "${DEB_MIRROR:-http://deb.debian.org/debian}" >"$folder/debootstrap.log" 2>&1 ||
        fail "debootstrap: $folder/debootstrap.log"
fi
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
chmod 755 "$root"
mount -t proc proc "$root/proc" || skip '/proc of another system cannot be mounted here'
cp "$folder"/*.deb "$root/root/"
inside apt-get update -qq

echo 'deb-check: apt-get install ./sangyo_*.deb'
inside sh -c 'cd /root && apt-get install -y -qq ./sangyo_*.deb' >"$folder/install.log" 2>&1
command=$(sed -n '/^```console$/{n;s/^\$ //p;q}' README.md)
sed -n '/^```console$/,/^```$/{/^```$/q;/^```console$/d;/^\$ /d;p}' README.md >"$folder/expected"
[ -s "$folder/expected" ] || fail 'README.md has no example'
inside sh -c "cd /usr/share/doc/sangyo && $command" >"$folder/actual"
diff "$folder/expected" "$folder/actual" || fail "this says something else there: $command"
inside sh -c 'cd /usr/share/doc/sangyo && sangyo io skyline examples/io/japan_2011_13.csv --chart /root/figure.svg' >/dev/null
[ -s "$root/root/figure.svg" ] || fail 'no figure'
inside sh -c 'timeout 2 sangyo serve /root >/root/address || [ $? = 124 ]'
grep -q '^http://127\.0\.0\.1:' "$root/root/address" || fail 'sangyo serve says no address'
for file in man/man1/sangyo.1.gz man/ja/man1/sangyo.1.gz bash-completion/completions/sangyo; do
    [ -s "$root/usr/share/$file" ] || fail "no /usr/share/$file"
done

echo 'deb-check: the library'
inside sh -c 'cd /root && apt-get install -y -qq --no-install-recommends ./libsangyo*.deb gcc libc6-dev pkg-config' \
    >>"$folder/install.log" 2>&1
inside sh -c 'cd /root && gcc -o profile /usr/share/doc/libsangyo-dev/examples/profile.c $(pkg-config --cflags --libs sangyo)'
sed -n '/^```text$/,/^```$/p' examples/library/README.md | sed '/^```/d' >"$folder/expected"
inside sh -c 'cd /usr/share/doc/sangyo &&
    /root/profile examples/kawasaki-census/census_by_area.csv 2021 川崎市 "全国（市区町村計）"' >"$folder/actual"
diff "$folder/expected" "$folder/actual" || fail 'the example of the library says something else there'

echo 'deb-check: dpkg -P'
rm -f "$root"/root/*sangyo*
packages=$(for deb in "$folder"/*.deb; do dpkg-deb -f "$deb" Package; done)
# shellcheck disable=SC2086
inside dpkg -P $packages >>"$folder/install.log" 2>&1
left=$(cd "$root" && find . -xdev -name '*sangyo*' ! -path './proc/*' ! -path './var/log/*' ! -path './var/cache/*')
[ -z "$left" ] || fail "left behind: $left"
echo 'deb-check passed'

#!/bin/sh
# Builds the Debian packages of debian/ from a copy of the sources in FOLDER, without the network, and has
# lintian look at them. Usage, from the project root: scripts/deb.sh VERSION SOVERSION FOLDER
# DEB_BUILD_OPTIONS as everywhere: nocheck leaves out the golden runs.
set -eu
version=$1
library=libsangyo$2 # as Debian Policy 8.1 names it by its SONAME, libsangyo.so.$2
folder=$3

fail() {
    echo "deb: $1" >&2
    exit 1
}

told=$(dpkg-parsechangelog -l debian/changelog -S Version)
[ "${told%%-*}" = "$version" ] || fail "debian/changelog is of $told, include/sangyo/version.h of $version"
grep -qx "Package: $library" debian/control ||
    fail "the library of $version is $library: name it so in debian/control and in debian/libsangyo*"

tree=$folder/sangyo-$version
rm -rf "$folder"
mkdir -p "$tree"
if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files -z -co --exclude-standard
else
    find . -path ./build -prune -o ! -type d -print0
fi | tar --null --ignore-failed-read -T - -cf - | tar -C "$tree" -xf -

export DEB_BUILD_OPTIONS="${DEB_BUILD_OPTIONS:-} noautodbgsym parallel=$(nproc)"
(cd "$tree" && dpkg-buildpackage -us -uc -b --no-pre-clean) >"$folder/log" 2>&1 || {
    tail -n 30 "$folder/log" >&2
    fail "dpkg-buildpackage failed: $folder/log"
}
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error,warning "$folder"/*.deb
else
    echo 'lintian is missing: left out' >&2
fi
rm -rf "$tree"
ls "$folder"/*.deb

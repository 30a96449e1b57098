#!/bin/sh
# Sees to it that what `make` needs is there. Usage: scripts/deps.sh build|demo|check|ci|office|deb
# office: the programs that open reports and workbooks; tests that want one are skipped without it.
# Installs missing Debian packages where it can (root, or sudo without a password); else prints the
# line to run and fails. Does nothing, quickly, when all is there.
set -eu

build='gcc make libc6-dev pkg-config libgsl-dev libcsv-dev libutf8proc-dev libjansson-dev'
optional='libxlsxwriter-dev libzip-dev libexpat1-dev zlib1g-dev libreadstat-dev libsqlite3-dev libglpk-dev libmicrohttpd-dev libcmark-gfm-dev libcmark-gfm-extensions-dev'
figures='gnuplot-nox fonts-noto-cjk fontconfig'
tests='g++ libcmocka-dev scdoc python3 glpk-utils librsvg2-bin poppler-utils libxml2-utils bash-completion parallel'
office='nodejs npm chromium libreoffice-calc-nogui pandoc'
deb='dpkg-dev debhelper fakeroot lintian scdoc debootstrap'
ci='clang libclang-rt-14-dev gcovr valgrind'

case "${1:-build}" in
build) wanted=$build ;;
demo) wanted="$build $optional $figures" ;;
check) wanted="$build $optional $figures $tests" ;;
ci) wanted="$build $optional $figures $tests $ci" ;;
office) wanted=$office ;;
deb) wanted="$build $optional $deb" ;;
*)
    echo "usage: scripts/deps.sh build|demo|check|ci|office|deb" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null; then
    echo "not a Debian machine: these packages, by Debian's names, are taken to be there: $wanted" >&2
    exit 0
fi
missing=
for package in $wanted; do
    # These may have come by another way, as another package.
    case $package in
    nodejs) command=node ;;
    libreoffice-calc-nogui) command=soffice ;;
    npm | chromium | pandoc) command=$package ;;
    *) command= ;;
    esac
    [ -z "$command" ] || ! command -v "$command" >/dev/null || continue
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
        missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root='sudo -n'
    if ! $as_root true 2>/dev/null; then
        echo "packages are missing; run this line, then make again:" >&2
        echo "  sudo $install" >&2
        exit 1
    fi
fi
echo "installing:$missing"
DEBIAN_FRONTEND=noninteractive
export DEBIAN_FRONTEND
$as_root apt-get update -qq
$as_root $install >/dev/null

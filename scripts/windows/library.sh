#!/bin/sh
# Cross-builds one library of the program for Windows, static, from its source package of Debian:
# library.sh NAME DSC SHA256 CACHE. The sources go to CACHE/src, what was built to CACHE/prefix. The
# description (.dsc) of the package, whose sum is given, holds the sums of its files.
set -eu
name=$1 dsc=$2 sum=$3 cache=$4
own=$(cd "$(dirname "$0")" && pwd)
host=x86_64-w64-mingw32
cc=$host-gcc-posix
prefix=$cache/prefix
mkdir -p "$cache/src" "$cache/build" "$prefix/include" "$prefix/lib"

cd "$cache/src"
version=${dsc#*_}
# The name of a file leaves out the epoch, 1: in 1:1.2.13, which apt-get asks for.
full=$(apt-cache showsrc "$name" 2>/dev/null | sed -n 's/^Version: //p' | grep -m 1 -E "^([0-9]+:)?$(printf %s "${version%.dsc}" | sed 's/[.+]/\\&/g')\$" || :)
[ -f "$dsc" ] || apt-get source --download-only "$name=${full:-${version%.dsc}}" >/dev/null ||
    { echo "no $dsc: apt-get needs a line deb-src in /etc/apt" >&2; exit 4; }
echo "$sum  $dsc" | sha256sum --quiet -c -
rm -rf "$cache/build/$name"
dpkg-source --no-check -x "$dsc" "$cache/build/$name" >/dev/null
cd "$cache/build/$name"

# Objects of these sources in an archive.
pack() { # LIBRARY FILE…
    library=$1
    shift
    printf '%s\n' "$@" | xargs -P "$(nproc)" -I FILE $cc -O2 -w ${defines:-} -I"$prefix/include" -c FILE.c -o FILE.o
    rm -f "$prefix/lib/$library"
    printf '%s.o\n' "$@" | xargs $host-ar rcs "$prefix/lib/$library"
}

# The sources of a part of GSL, without .c, from its Makefile.
sources_of() { # PART
    sed -n '/^am_libgsl[a-z]*_la_OBJECTS/,/[^\\]$/p' "$1/Makefile" | tr ' \t\\' '\n\n\n' |
        sed -n "s,^\(.*\)\.lo\$,$1/\1,p"
}

by_cmake() {
    cmake -S . -B out -DCMAKE_SYSTEM_NAME=Windows -DCMAKE_C_COMPILER=$cc -DCMAKE_CXX_COMPILER=$host-g++-posix \
        -DCMAKE_RC_COMPILER=$host-windres -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_FIND_ROOT_PATH="$prefix" -DCMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER \
        -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY \
        -DCMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY -DBUILD_SHARED_LIBS=OFF \
        -DZLIB_LIBRARY="$prefix/lib/libz.a" -DZLIB_INCLUDE_DIR="$prefix/include" "$@"
    cmake --build out -j2
    cmake --install out
}

case $name in
zlib)
    pack libz.a adler32 crc32 deflate infback inffast inflate inftrees trees zutil compress uncompr gzclose \
        gzlib gzread gzwrite
    cp zlib.h zconf.h "$prefix/include"
    ;;
libcsv)
    pack libcsv.a libcsv
    cp csv.h "$prefix/include"
    ;;
utf8proc)
    defines=-DUTF8PROC_STATIC
    pack libutf8proc.a utf8proc
    cp utf8proc.h "$prefix/include"
    ;;
gsl)
    # the parts that the program uses, by the lists of their Makefiles: libtool would take an hour
    CC=$cc ./configure --host=$host --disable-shared CFLAGS=-O2
    make -C gsl
    mkdir -p "$prefix/include/gsl"
    cp -L gsl/*.h "$prefix/include/gsl"
    defines='-DHAVE_CONFIG_H -I.'
    pack libgslcblas.a $(sources_of cblas)
    pack libgsl.a $(for part in utils sys err const complex block vector matrix permutation combination multiset \
        sort ieee-utils blas linalg eigen specfunc rng randist poly cdf; do sources_of $part; done)
    ;;
glpk)
    CC=$cc ./configure --host=$host --disable-shared --without-gmp CFLAGS=-O2
    defines="-DHAVE_CONFIG_H -D__WOE__=1 -I. $(find src -type d | sed 's/^/-I/' | tr '\n' ' ')"
    pack libglpk.a $(find src -name '*.c' | sed 's/\.c$//')
    cp src/glpk.h "$prefix/include"
    ;;
expat)
    # not by its CMake, which defines XML_DTD without the value that Debian's patches compare
    cd expat/lib
    printf '#define %s\n' 'BYTEORDER 1234' 'XML_CONTEXT_BYTES 1024' 'XML_DTD 1' 'XML_NS 1' \
        'HAVE_STDINT_H 1' >expat_config.h
    defines='-DXML_STATIC -I.'
    pack libexpat.a xmlparse xmlrole xmltok
    cp expat.h expat_external.h "$prefix/include"
    ;;
jansson) by_cmake -DJANSSON_BUILD_DOCS=OFF -DJANSSON_WITHOUT_TESTS=ON -DJANSSON_EXAMPLES=OFF ;;
cmark-gfm) by_cmake -DCMARK_SHARED=OFF -DCMARK_STATIC=ON -DCMARK_TESTS=OFF ;;
libxlsxwriter) by_cmake -DBUILD_TESTS=OFF -DBUILD_EXAMPLES=OFF ;;
libzip)
    by_cmake -DENABLE_COMMONCRYPTO=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF -DENABLE_OPENSSL=OFF \
        -DENABLE_WINDOWS_CRYPTO=OFF -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF -DBUILD_TOOLS=OFF \
        -DBUILD_REGRESS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF
    ;;
glibc)
    # Of it the functions whose last digit depends on who wrote them, as Linux has them: with the fused
    # multiplications of newer processors, and without. platform/windows/mathematics.c chooses.
    cd sysdeps/ieee754/dbl-64
    mkdir parts
    for header in libm-alias-double libm-alias-finite math-barriers math-narrow-eval math-svid-compat \
        math-underflow math-use-builtins math_private fenv_private libc-diag nan-high-order-bit endian; do
        echo '#include "glibc.h"' >parts/$header.h
    done
    common="-std=gnu11 -fno-builtin -Iparts -I$own -I."
    plain=-ffp-contract=off
    fused='-ffp-contract=fast -mfma -mavx2 -Wa,-muse-unaligned-vector-move'
    for file in e_exp e_log e_log2 e_pow e_hypot s_log1p s_expm1 s_sin; do
        function=${file#?_}
        for way in plain fused; do
            eval "options=\$$way"
            # shellcheck disable=SC2086 # words
            $cc -O2 -w $common $options -D__"$function=sg_${way}_$function" -D__cos=sg_${way}_cos \
                -c $file.c -o parts/$way-$file.o
        done
    done
    defines=$common
    pack libsangyo-math.a e_exp_data e_log_data e_log2_data e_pow_log_data math_err sincostab branred
    $host-ar rs "$prefix/lib/libsangyo-math.a" parts/plain-*.o parts/fused-*.o
    ;;
*)
    echo "no recipe for $name" >&2
    exit 2
    ;;
esac

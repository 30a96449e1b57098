#!/bin/sh
# What libsangyo exports is what its public headers declare, no more and no fewer, and all of it
# begins with sg_. Usage: tests/test_exports.sh INCLUDE LIBRARY...
# INCLUDE is the folder that has sangyo/, a LIBRARY a .so or .a file.
set -eu
export LC_ALL=C
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The functions and objects that the headers of a folder declare, by what the preprocessor leaves of
# them: the macro that exports a name plays no part in this.
declared() {
    for header in "$1"/sangyo/*.h; do
        echo "#include <sangyo/${header##*/}>"
    done | ${CC:-cc} -E -I"$1" -D'__attribute__(x)=' -x c - | awk '
        /^# [0-9]+ "/ { public = index($3, "/sangyo/") > 0; next }
        public { text = text " " $0 }
        END {
            for (i = 1; i <= length(text); i++) {
                c = substr(text, i, 1)
                if (c == "{") depth++
                else if (c == "}") { depth--; if (!depth && statement ~ /^ *static inline /) statement = "" }
                else if (depth == 0 && c == ";") { declare(statement); statement = "" }
                else if (depth == 0) statement = statement c
            }
        }
        function declare(s,    words, n) {
            if (s ~ /^ *typedef / || s ~ /^ *(struct|union|enum) *[a-z0-9_]* *$/) return
            sub(/[([].*/, "", s)
            n = split(s, words, /[ *]+/)
            print words[n] == "" ? words[n - 1] : words[n]
        }' | sort -u
}

exported() {
    case $1 in
    *.so*) nm -D --defined-only "$1" ;;
    *) nm -g --defined-only "$1" ;;
    esac | awk 'NF == 3 { print $3 }' | sort -u
}

# Prints what is wrong with library $2 by the headers of $1.
faults() {
    declared "$1" >"$folder/declared"
    exported "$2" >"$folder/exported"
    comm -13 "$folder/declared" "$folder/exported" | sed 's/^/exported, but not declared: /'
    comm -23 "$folder/declared" "$folder/exported" | sed 's/^/declared, but not exported: /'
    grep -v '^sg_' "$folder/exported" | sed 's/^/without sg_: /' || true
}

# A library that breaks the rule in each way, to show that the test sees it.
mkdir -p "$folder/planted/sangyo"
cat >"$folder/planted/sangyo/planted.h" <<'C'
#include <stddef.h>
enum sg_kind { SG_KIND_A, SG_KIND_B };
struct sg_pair {
    double a, b;
};
typedef double sg_mean_fn(const double x[], size_t n);
struct sg_hidden;
extern const char sg_words[];
sg_mean_fn sg_mean;
struct sg_pair *sg_pair_of(struct sg_hidden *hidden, double (*f)(double),
                           size_t n);
static inline size_t sg_twice(size_t n)
{
    return n ? 2 * n : 0;
}
__attribute__((visibility("default"))) enum sg_kind sg_kind(void);
C
cat >"$folder/planted.c" <<'C'
const char sg_words[] = "words";
double sg_mean(const double x[], unsigned long n);
double sg_mean(const double x[], unsigned long n) { return n ? x[0] : 0; }
__attribute__((visibility("hidden"))) int sg_kind(void) { return 0; }
int sg_stray(void) { return 0; }
int node_item(void) { return 0; }
C
${CC:-cc} -fPIC -shared -o "$folder/planted.so" "$folder/planted.c"
${CC:-cc} -c -o "$folder/planted.o" "$folder/planted.c"
objcopy --localize-hidden "$folder/planted.o"
ar rcs "$folder/planted.a" "$folder/planted.o"
cat >"$folder/expected" <<'T'
exported, but not declared: node_item
exported, but not declared: sg_stray
declared, but not exported: sg_kind
declared, but not exported: sg_pair_of
without sg_: node_item
T
for planted in "$folder/planted.so" "$folder/planted.a"; do
    faults "$folder/planted" "$planted" | grep -v ': _' | diff "$folder/expected" - ||
        { echo "test_exports: what is planted in ${planted##*/} is not found" >&2; exit 1; }
done

include=$1
shift
for header in "$include"/sangyo/*.h; do
    [ "${header##*/}" = sangyo.h ] || grep -qx "#include <sangyo/${header##*/}>" "$include/sangyo/sangyo.h" ||
        { echo "test_exports: sangyo.h lacks ${header##*/}" >&2; exit 1; }
done
for library in "$@"; do
    found=$(faults "$include" "$library")
    [ -z "$found" ] || { printf '%s: %s\n' "$library" "$found" >&2; exit 1; }
done
echo "test_exports passed: $(wc -l <"$folder/declared") names"

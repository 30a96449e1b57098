#!/bin/sh
# bench/compare on 1,000 records: all tools that are here give the same numbers; and a sangyo that
# gives a wrong one is found out, for a comparison that cannot fail compares nothing.
set -u

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
bench/compare --smoke 2>"$dir/said" || {
    cat "$dir/said"
    exit 1
}
grep '^left out' "$dir/said"
if ! grep -q 'check [^s]' "$dir/said"; then
    echo "no other tool is here: numbers were not compared"
    exit 0
fi
cat >"$dir/wrong" <<'END_OF_PROGRAM'
#!/bin/sh
build/sangyo "$@" | sed '2s/\([0-9]\)\(,*\)$/\11\2/'
END_OF_PROGRAM
chmod +x "$dir/wrong"
if SANGYO=$dir/wrong bench/compare --smoke 2>"$dir/said"; then
    echo "bench/compare took a wrong number for right"
    exit 1
fi
grep -q 'against sangyo' "$dir/said" || {
    cat "$dir/said"
    exit 1
}
echo "bench/compare: the tools agree, and a wrong number is found"

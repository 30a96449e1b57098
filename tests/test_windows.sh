#!/bin/sh
# The program for Windows under Wine: the golden cases, whose bytes are those of Linux, and what only
# Windows has. WINE: its loader; WINEPREFIX: a folder of its own. --own: without the golden cases.
set -u
program=$(pwd)/build/windows/sangyo.exe
export WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml=
own_alone=false
[ "${1:-}" != --own ] || own_alone=true
failed=0

fail() {
    failed=$((failed + 1))
    echo "FAILED $*"
}

run() {
    "$WINE" "$program" "$@"
}

says() { # WHAT WANTED FILE
    grep -qF -- "$2" "$3" || { fail "$1: not '$2' but"; cat "$3"; }
}

work=$(mktemp -d)
bridge=build/windows/bridge
trap 'touch "$bridge/end"; rm -rf "$work"' EXIT
input=examples/kawasaki-census/kawasaki_census.csv
# Once started, the server of Wine stays a while: a start of each run costs less.
"$WINE"server -p 2>/dev/null || true

# Names: Japanese, with blanks, longer than 260 characters; \ between folders, drive letters.
folder="$work/調査 結果"
mkdir -p "$folder"
cp "$input" "$folder/事業所 数.csv"
run inspect "$input" -f csv >"$work/plain" 2>"$work/error" || fail "inspect: $(cat "$work/error")"
for name in "$folder/事業所 数.csv" "Z:$folder/事業所 数.csv" \
    "Z:$(printf %s "$folder" | tr / '\\')\\事業所 数.csv"; do
    run tidy "$name" -o "$folder/出力.csv" 2>"$work/error" || fail "$name: $(cat "$work/error")"
    build/sangyo tidy "$input" -o "$work/expected.csv" 2>/dev/null
    cmp "$work/expected.csv" "$folder/出力.csv" || fail "tidy of $name"
    rm -f "$folder/出力.csv"
done
long=$folder
while [ ${#long} -lt 400 ]; do long="$long/とても長い名前のフォルダー"; done
mkdir -p "$long"
cp "$input" "$long/in.csv"
run tidy "Z:$long/in.csv" -o "Z:$long/out.csv" 2>"$work/error" || fail "long: $(cat "$work/error")"
cmp "$work/expected.csv" "$long/out.csv" || fail "a long path"

# A file that another program holds: a clear error, the old one stays.
echo old >"$folder/held.csv"
mkfifo "$work/hold"
"$WINE" build/windows/hold.exe "Z:$folder/held.csv" <"$work/hold" >"$work/held" 2>/dev/null &
exec 8>"$work/hold"
n=0
while ! grep -q held "$work/held" && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
if run tidy "$input" -o "$folder/held.csv" 2>"$work/error"; then fail 'a held file was written'; fi
says 'held file' 'cannot be written: another program has this file open; close it there' "$work/error"
exec 8>&-
wait
[ "$(cat "$folder/held.csv")" = old ] || fail 'a held file was changed'
[ -z "$(find "$folder" -name '.sangyo-*')" ] || fail 'temporary files were left'
run tidy "$input" -o "$folder/held.csv" 2>"$work/error" || fail "let go: $(cat "$work/error")"
cmp "$work/expected.csv" "$folder/held.csv" || fail 'a file that was let go'

# Without one: where it was looked for, and what helps here.
if run composition $input --by industry --period year --value establishments --where year=2021 \
    -o "$work/composition.csv" --chart "Z:$folder/図 0.svg" 2>"$work/error"; then
    fail 'a figure without gnuplot'
fi
says 'no gnuplot' 'put it beside this program, or its folder into PATH' "$work/error"

# The handover to gnuplot: its words, what it says, what is kept.
figure="Z:$folder/図 1.svg"
if SANGYO_GNUPLOT="Z:$(pwd)/build/windows/stand-in/gnuplot.exe" run composition $input --by industry --period year \
    --value establishments --where year=2021 -o "$work/composition.csv" --chart "$figure" 2>"$work/error"; then
    fail 'the stand-in drew a figure'
fi
says gnuplot 'gnuplot failed (stand-in: 図は描かない); data and template are kept in' "$work/error"
kept="$folder/図 1.svg.gp.d"
[ -f "$kept/theme.gp" ] || fail 'nothing was kept'
[ "$(sed -n '1,2p' "$kept/GNUPLOT.txt" | tr '\n' ' ')" = '-d -c ' ] || fail "the words of gnuplot: $(cat "$kept/GNUPLOT.txt")"
sed -n 4p "$kept/GNUPLOT.txt" | grep -q '/図 1\.svg\.gp\.[a-z0-9]*/figure\.svg$' || fail "its drawing: $(cat "$kept/GNUPLOT.txt")"

# Figures: the gnuplot of Linux, by a bridge, draws what the program for Windows hands to it.
rm -f "$bridge/end"
sh tests/windows/bridge.sh "$bridge" &
for ending in svg png; do
    for which in windows linux; do
        figure="$folder/図 2 $which.$ending"
        set -- composition $input --by industry --period year --value establishments --where year=2021 \
            -o "$work/composition.csv" --chart "$figure"
        if [ $which = linux ]; then build/sangyo "$@" 2>"$work/error"; else
            SANGYO_GNUPLOT="Z:$(pwd)/$bridge/gnuplot.exe" run "$@" 2>"$work/error"; fi || fail "$figure: $(cat "$work/error")"
    done
    cmp "$folder/図 2 linux.$ending" "$folder/図 2 windows.$ending" || fail "the figure as $ending"
done

[ $failed -eq 0 ] && echo 'windows: names, long paths, held files, the handover to gnuplot and figures passed'
[ $own_alone = false ] || exit $((failed > 0))
SANGYO="$WINE $program" SANGYO_GNUPLOT="Z:$(pwd)/$bridge/gnuplot.exe" sh tests/run_cases.sh >"$work/cases"
cat "$work/cases"
grep -Eq '^cases: [0-9]+ passed, 0 failed$' "$work/cases" || fail 'golden cases'
SANGYO="$WINE $program" SANGYO_GNUPLOT="Z:$(pwd)/$bridge/gnuplot.exe" sh tests/run_docs.sh >"$work/docs"
cat "$work/docs"
grep -Eq '^docs: [0-9]+ passed, 0 failed$' "$work/docs" || fail 'the examples of the documentation'
exit $((failed > 0))

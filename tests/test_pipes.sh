#!/bin/sh
# Pipes of the real program say what one process says: sentences and figures of a table that went
# through -f json are those of the table in memory; a CSV carries what a figure needs.
# Usage, from the project root: tests/test_pipes.sh. SANGYO: the program.
set -u

sangyo=$(pwd)/${SANGYO:-build/sangyo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
LC_ALL=C.UTF-8
export LC_ALL

problem() {
    echo "pipes: FAILED: $1"
    exit 1
}

draws=false
if command -v gnuplot >/dev/null && command -v python3 >/dev/null && fc-list -q 'Noto Sans CJK JP'; then
    draws=true
fi

census=examples/kawasaki-census/datapackage.json
survey=examples/kawasaki-survey/datapackage.json
policy=examples/kawasaki-policy/datapackage.json

# same_sentences LANG COMMAND…: through a file, through a pipe, and as a block of a report.
same_sentences() {
    lang=$1
    shift
    "$sangyo" "$@" -q -f json --lang "$lang" >"$work/a.json" || problem "$*"
    "$sangyo" sentences --lang "$lang" <"$work/a.json" >"$work/piped" || problem "$* | sentences"
    "$sangyo" sentences --lang "$lang" "$work/a.json" >"$work/filed" || problem "sentences of $*"
    cmp "$work/piped" "$work/filed" || problem "sentences of $*: a file and a pipe differ"
    line=
    for word; do line="$line '$word'"; done
    printf '```sangyo\nsangyo%s -q | sentences\n```\n' "$line" >"$work/in.md"
    "$sangyo" report "$work/in.md" --allow-dir "$(pwd)" -f markdown --lang "$lang" >"$work/report" ||
        problem "report of $*"
    [ -s "$work/piped" ] || problem "$*: nothing was said"
    while IFS= read -r sentence; do
        grep -qF -- "$sentence" "$work/report" || problem "$*: the report does not say: $sentence"
    done <"$work/piped"
    passed=$((passed + 1))
}

same_sentences ja composition "$(pwd)/$census#industry" --value establishments
same_sentences en change "$(pwd)/$census#industry" --value employees
same_sentences ja specialization "$(pwd)/$census#area" --area area_code --value establishments \
    --reference 全国 --where year=2021 --where area=鎌倉市
same_sentences ja compare "$(pwd)/$survey#single"
same_sentences ja kpi "$(pwd)/$policy#kpi" --by indicator --direction up

# same_figure CHART COMMAND…: --chart, and a chart of what -f json carried.
same_figure() {
    chart=$1
    shift
    $draws || return 0
    "$sangyo" "$@" -q --lang ja -o "$work/out.csv" --chart "$work/own.svg" || problem "$*"
    "$sangyo" "$@" -q --lang ja -f json | "$sangyo" chart "$chart" --lang ja -o "$work/json.svg" ||
        problem "$* -f json | chart $chart"
    python3 scripts/compare_svg.py "$work/own.svg" "$work/json.svg" ||
        problem "$*: the figure of the JSON differs"
    "$sangyo" "$@" -q --lang ja -f csv | "$sangyo" chart "$chart" --lang ja -o "$work/csv.svg" ||
        problem "$* -f csv | chart $chart"
    passed=$((passed + 1))
}

same_figure changebars change $census#industry --value establishments
same_figure stack100 composition $census#industry --value establishments
same_figure lq specialization $census#area --area area_code --value establishments \
    --reference 全国 --where year=2021 --where area=川崎市
same_figure bullet kpi $policy#kpi --by indicator --direction up --where programme=起業化総合支援事業
same_figure forest margin $survey#multi --where question=今後事業を行っていくうえでの課題 --where wave=令和5年度

# All suppressed: the shares are numbers still, and there is nothing to say of them.
printf 'year,industry,value\n2021,製造業,X\n2021,建設業,X\n' >"$work/x.csv"
said=$("$sangyo" composition "$work/x.csv" -q -f csv | "$sangyo" sentences --lang ja) ||
    problem 'sentences of suppressed shares'
[ "$said" = '2021年の構成比は、すべて秘匿されている。' ] || problem "suppressed: $said"
if $draws; then
    "$sangyo" composition "$work/x.csv" -q -f csv | "$sangyo" chart stack100 -o "$work/x.svg" ||
        problem 'a chart of suppressed shares'
fi

# More files than may be open at a time, and files of several encodings in one run.
mkdir "$work/many"
i=0
while [ $i -lt 2000 ]; do
    i=$((i + 1))
    printf 'g,v\na%d,%d\n' $((i % 5)) $i >"$work/many/$i.csv"
done
(
    ulimit -n 256
    "$sangyo" tally "$work"/many/*.csv --by g --sum v -q -f csv >"$work/tally" &&
        "$sangyo" composition "$work"/many/*.csv --from-records --by g --value v -q -f csv >"$work/shares" &&
        "$sangyo" tidy "$work"/many/*.csv -q -f csv >"$work/tidy"
) || problem '2,000 files'
grep -q '^a0,400,401000,$' "$work/tally" || problem 'tally of 2,000 files'
[ "$(wc -l <"$work/tidy")" -eq 2001 ] || problem 'tidy of 2,000 files'
[ "$(cut -d, -f3 "$work/shares" | sed -n 2p)" = 2001000 ] || problem 'composition of 2,000 files'
printf '業種,v\n製造,1\n' >"$work/UTF-8.csv"
for encoding in CP932 EUC-JP UTF-16; do
    iconv -f UTF-8 -t $encoding "$work/UTF-8.csv" >"$work/$encoding.csv"
done
"$sangyo" tally "$work/UTF-8.csv" "$work/CP932.csv" "$work/EUC-JP.csv" "$work/UTF-16.csv" --by 業種 --sum v -q -f csv \
    >"$work/tally" || problem 'files of several encodings'
[ "$(sed -n 2p "$work/tally")" = '製造,4,4,' ] || problem 'tally of several encodings'

# A file in place of a package, a package in place of a table, and a pipe of three.
"$sangyo" composition $census#industry --value establishments -q -f json |
    "$sangyo" change - --value share_percent -q -f json 2>/dev/null |
    "$sangyo" tidy -f csv -q >"$work/three.csv" || problem 'three in a row'
[ -s "$work/three.csv" ] || problem 'three in a row gave nothing'

echo "pipes [  PASSED  ] $passed sentences and figures"

#!/bin/sh
# The main job on the example package: tables, a CSV and a figure in build/demo, in Japanese and English.
set -eu
sangyo=${SANGYO:-build/sangyo}
out=${1:-build/demo}
package=examples/kawasaki-census/datapackage.json
mkdir -p "$out"

for lang in ja en; do
    "$sangyo" composition "$package#industry" --by industry --period year --value establishments \
        --lang $lang -q -f table -o "$out/composition.$lang.txt" --chart "$out/composition.$lang.svg"
    "$sangyo" change "$package#industry" --by industry --period year --value establishments \
        --lang $lang -q -f table -o "$out/change.$lang.txt"
    "$sangyo" specialization "$package#area" --area area_code --by industry --period year \
        --value establishments --reference '全国（市区町村計）' --ci log-delta --unit establishments \
        --lang $lang -q -f table -o "$out/specialization.$lang.txt"
done
"$sangyo" composition "$package#industry" --by industry --period year --value establishments \
    -q -o "$out/composition.csv" --chart "$out/composition.png"
"$sangyo" composition "$package#industry" --by industry --period year --value establishments \
    -q -o "$out/composition.json" --chart "$out/composition.pdf"

for lang in ja en; do
    for name in kawasaki-report city-indicators; do
        "$sangyo" report "examples/$name/report.$lang.md" --allow-dir examples --lang $lang \
            -o "$out/$name.$lang.html" ||
            [ $? = 4 ] || exit 1 # without libcmark-gfm there are no reports
    done
done

sed -n '1,24p' "$out/change.ja.txt"
echo
echo "The results are in $out:"
ls "$out" | sed 's/^/  /'
[ ! -f "$out/kawasaki-report.ja.html" ] ||
    echo "The chapter, to be opened in a browser: $(cd "$out" && pwd)/kawasaki-report.ja.html"

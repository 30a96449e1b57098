#!/bin/sh
# Draws every chart in Japanese and English from examples/ and checks each figure as a reader would.
# Usage, from the project root: scripts/gallery.sh FOLDER     (SANGYO: the program, build/sangyo)
# Leaves FOLDER/NAME-LANG.svg, beside each what it was drawn from, and commands.tsv for the page.
set -eu

sangyo=$(realpath "${SANGYO:-build/sangyo}")
checker=$(realpath scripts/check_svg.py)
words=$(realpath examples/gallery/english.sed)
failed=0
rm -rf "$1"
mkdir -p "$1/ja" "$1/en"
out=$(realpath "$1")
: >"$out/commands.tsv"

# The packages, and those for the English figures with their labels translated.
cp -R examples "$out/ja"
cp -R examples "$out/en"
find "$out/en/examples" \( -name '*.csv' ! -path '*/published/*' -o -path '*/business-survey/*.json' \) -exec sed -i -f "$words" {} +

# figure NAME WIDTH 'COMMAND LINE' ['CHART OPTIONS'] : NAME is a chart and, behind a dash, what tells two
# of them apart. The second line draws another chart than the natural one of the first.
figure() {
    printf '%s\t%s\tsangyo %s%s\n' "$1" "$2" "$3" "${4:+ | sangyo chart $4}" >>"$out/commands.tsv"
    for lang in ja en; do
        file=$out/$1-$lang.svg
        labels=/dev/null
        census_source='経済センサス‐活動調査（2021年）、全国はSSDSE-A（統計センター）の市区町村計'
        city=川崎市
        onomichi_source='尾道商工会議所（平成18年4～6月期）'
        if [ $lang = en ]; then
            labels=$words
            city=Kawasaki
            census_source='Economic Census for Business Activity (2021); Japan: sum of SSDSE-A, National Statistics Center'
            onomichi_source='Onomichi Chamber of Commerce and Industry, April to June 2006'
        fi
        options="--lang $lang --quiet"
        picture="--width $2 --keep"
        (
            cd "$out/$lang"
            if [ $# -gt 3 ]; then
                eval "'$sangyo' $3 $options --format json" | sed -f "$labels" |
                    eval "'$sangyo' chart $4 $options $picture --output '$file'"
            elif [ "${3%% *}" = chart ]; then
                eval "'$sangyo' $3 $options $picture --output '$file'"
            else
                eval "'$sangyo' $3 $options $picture --chart '$file'" >/dev/null
            fi
        )
        python3 "$checker" "$file" "$file.gp.d" || failed=1
        if grep -E '<text>[^<]*[.][0-9]{7}' "$file"; then
            echo "$file: a number has more than six digits behind its point" >&2
            failed=1
        fi
    done
}

census=examples/kawasaki-census/datapackage.json
survey=examples/kawasaki-survey/datapackage.json
policy=examples/kawasaki-policy/datapackage.json
business=examples/business-survey
kawasaki='--area area_code --by industry --period year --reference R00000 --where area_code=R14130'
shares='--by industry --period year --value establishments'

figure stack100 82 "composition $shares $census#industry"
figure stack100-answers 82 "chart stack100 --where q_no=① $survey#single"
figure stack100-crosstab 82 "crosstab --rows sat --cols industry --strata stratum --frame $business/frame.csv $business/datapackage.json#responses" stack100
figure changebars 82 "change $shares $census#industry"
figure changebars-kami 82 "change --by 産業大分類 --where measure=事業所数 'examples/workbooks/kami.xlsx#5･6表!1'"
figure arrows 82 "composition $shares $census#industry" arrows
figure bars 82 "estimate --mean emp --domain industry --strata stratum --frame $business/frame.csv $business/datapackage.json#responses" bars
figure likert 82 "chart likert --where q_no=① $survey#single"
figure contribution 82 "change examples/gallery/datapackage.json#industries"
figure columns 82 "chart columns examples/gallery/datapackage.json#industries"
figure dumbbell 82 "composition $shares $census#industry" dumbbell
figure lq 82 "specialization $kawasaki --where year=2021 --value employees $census#area"
figure shiftshare 82 "shift-share $kawasaki --value establishments $census#area"
figure shiftshare-flows 82 "dynamics flows --id id --period year --size employees --by industry examples/dynamics/made_up_jobs.csv"
figure shiftshare-productivity 82 "dynamics productivity --x tfp --weight sales --id id --period year --by industry examples/dynamics/made_up_firms.csv"
figure bubble 82 "base $kawasaki --where year=2021 --value employees $census#area"
figure scatter 82 "chart scatter --x coefficient --y change_percent --size employees $census#growth"
figure influence 82 "io linkages examples/io/japan_2011_13.csv"
figure skyline 82 "io skyline examples/io/japan_2011_13.csv"
figure lorenz 82 "chart lorenz --by industry --area area_code --value employees --where year=2021 $census#area"
figure lorenz-ranks 82 "chart lorenz --form rank-size --by industry --value employees --where year=2021 $census#industry"
figure pyramid 82 "composition --area area_code --by industry --period year --value employees --where year=2021 --where area_code=R14130 --where area_code=R00000 $census#area" pyramid
figure heat 82 "specialization --area area_code --by industry --period year --reference R00000 --where year=2021 --value employees $census#area" 'heat --focus "$city" --source "$census_source"'
figure tiles 165 "specialization --area area_code --by industry --period year --value employees --reference R00000 --where industry=情報通信業 examples/maps/datapackage.json#prefectures"
figure map 165 "specialization --area area_code --by industry --period year --value employees --reference R00000 --where industry=製造業 --map examples/maps/N03-21_22_geojson.json examples/maps/datapackage.json#shizuoka"
figure multi2 82 "compare --where q_no=③ $survey#multi"
figure waves 82 "margin examples/gallery/datapackage.json#waves" waves
figure forest 82 "estimate --mean emp --domain industry --strata stratum --frame $business/frame.csv $business/datapackage.json#responses"
figure forest-concentration 82 "concentration --area area_code --reference R00000 $shares --ci delta --where year=2021 $census#area"
figure forest-margin 82 "margin --where q_no=⑧ $survey#single"
figure trend 82 "chart trend examples/gallery/datapackage.json#trend"
figure trend-seasonal 82 "seasonal --value sales examples/seasonal/datapackage.json#sales"
figure lines 82 "tidy --columns 'DI *' --names 'DI {period}' --where 業種=製造業 --where 業種=建設業 --where 業種=小売業 examples/published/di.csv" 'lines --source "$onomichi_source"'
figure di_small 82 "chart di_small examples/gallery/datapackage.json#di"
figure diband 82 "chart diband --level 0.95 examples/gallery/datapackage.json#di_band"
figure diband-seasonal 82 "seasonal --by industry --value di --se se_points examples/seasonal/datapackage.json#di"
figure bullet 82 "kpi --direction up --period fiscal_year --where programme_no=1 --where programme_no=2 $policy#kpi"
exit $failed

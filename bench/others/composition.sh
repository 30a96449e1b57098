#!/bin/sh
# Shares of the industries in each year's published total (全産業). Usage: composition.sh mlr|mawk FILE
set -eu
case $1 in
mlr)
    mlr --csv put -q '
        @record[NR] = $*;
        if ($industry == "全産業") { @total[$year] = $establishments }
        end {
            for (i, r in @record) {
                r["share_percent"] = 100 * r["establishments"] / @total[r["year"]];
                emit r
            }
        }' then cut -o -f year,industry,share_percent "$2"
    ;;
mawk) # reads twice: totals first
    mawk -F, 'NR == FNR { if ($2 == "全産業") total[$1] = $3; next }
        FNR == 1 { print "year,industry,share_percent"; next }
        { printf "%s,%s,%.17g\n", $1, $2, 100 * $3 / total[$1] }' "$2" "$2"
    ;;
esac

#!/bin/sh
# mawk. Usage: mawk.sh TASK FILE. It knows no quotes: a comma inside a label moves the fields behind
# it. The labels are the only column that may hold one, so what stands before them is counted from the
# left and what stands behind them from the right. That is as fast as awk can be, works for these files
# and breaks with the next quoted column or a quoted line break.
set -eu
case $1 in
census)
    mawk -F, 'NR > 1 { key = $5 "," $3 "," $2; n[key]++; sum[key] += $(NF - 1) }
        END {
            print "division,prefecture,year,n,sum_employees"
            for (key in n) printf "%s,%d,%.0f\n", key, n[key], sum[key]
        }' "$2"
    ;;
quotient)
    mawk -F, 'NR > 1 { cell[$4 "," $5 "," $2] += $(NF - 1) }
        END {
            for (key in cell) {
                split(key, k, ",")
                area[k[1], k[3]] += cell[key]; reference[k[2], k[3]] += cell[key]; all[k[3]] += cell[key]
            }
            print "municipality,division,year,value,coefficient"
            for (key in cell) {
                split(key, k, ",")
                printf "%s,%.0f,%.17g\n", key, cell[key],
                    cell[key] / area[k[1], k[3]] / (reference[k[2], k[3]] / all[k[3]])
            }
        }' "$2"
    ;;
survey) # the columns of answers are neighbours, and no column is quoted
    mawk -F, 'NR == 1 {
            for (i = 1; i <= NF; i++) if ($i ~ /^m/) { if (!first) first = i; last = i; name[i] = $i }
            next
        }
        { n[$2]++; for (i = first; i <= last; i++) sum[$2, i] += $i }
        END {
            printf "industry,n"; for (i = first; i <= last; i++) printf ",mean_%s", name[i]; print ""
            for (k in n) {
                printf "%s,%d", k, n[k]
                for (i = first; i <= last; i++) printf ",%.17g", sum[k, i] / n[k]
                print ""
            }
        }' "$2"
    ;;
esac

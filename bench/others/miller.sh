#!/bin/sh
# Miller 6. Usage: miller.sh TASK FILE. Keys stay text by themselves.
set -eu
case $1 in
census)
    mlr --csv stats1 -a count,sum -f employees -g division,prefecture,year \
        then rename employees_count,n,employees_sum,sum_employees "$2"
    ;;
quotient)
    mlr --csv stats1 -a sum -f employees -g municipality,division,year \
        then rename employees_sum,value \
        then fraction -f value -g municipality,year \
        then put -q '
            @n += 1;
            @record[@n] = $*;
            @reference[$division][$year] += $value;
            @all[$year] += $value;
            end {
                for (i, r in @record) {
                    r["coefficient"] = r["value_fraction"]
                        / (@reference[r["division"]][r["year"]] / @all[r["year"]]);
                    emit r
                }
            }' \
        then cut -o -f municipality,division,year,value,coefficient "$2"
    ;;
survey)
    answers=$(head -n 1 "$2" | tr ',' '\n' | grep '^m' | paste -sd , -)
    mlr --csv stats1 -a count,mean -f "$answers" -g industry \
        then rename ma1_count,n then cut -x -r -f '^m.*_count$' \
        then rename -r '^(m.*)_mean$,mean_\1' "$2"
    ;;
esac

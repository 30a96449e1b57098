# What titles and sentences say of small tables that offices have: invented values in the shapes of public files.
# Each line: the language, S for a sentence or T for the title of the figure.
here=tests/cases/field-figures
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# say FILE 'CHART' 'COMMAND AND OPTIONS': either may be empty.
say() {
    echo "== $1: ${3:-chart $2}"
    for lang in ja en; do
        if [ -n "$3" ]; then
            sangyo $3 "$here/$1" --lang $lang -q -f json >"$work/table.json" 2>"$work/error" ||
                sed "s/^/$lang E /" "$work/error"
            sangyo sentences --lang $lang -q "$work/table.json" | sed "s/^/$lang S /"
        fi
        [ -n "$2" ] || continue
        table=$here/$1
        [ -z "$3" ] || table=$work/table.json
        rm -f "$work/figure.svg"
        sangyo chart $2 "$table" --lang $lang -q -o "$work/figure.svg" 2>"$work/error" ||
            sed "s/^.*json[：:] */$lang E /" "$work/error"
        [ ! -f "$work/figure.svg" ] || sed -n "s/^.*<title>\([^<]*\)<.*/$lang T \1/p" "$work/figure.svg" | head -1
    done
}

say rate2.csv dumbbell change # differences of percentages are points
say u1b.csv trend change # one series: the figure says what the newest sentence says
say u1b.csv trend ''
say u2.csv dumbbell change # points, no rate
say u2.csv di_small 'di --value DI'
say u2.csv lines ''
say u2.csv heat ''
say u3.csv trend change
say u3.csv trend ''
say u4.csv trend change # an index: percent and points
say u4.csv trend ''
say u5.csv dumbbell change # almost unchanged: no headline of +5
say u6.csv forest ''       # n = 10 and an interval of 23 to 76 do not lead
say u6.csv multi2 ''
say forest30.csv forest ''
say u7.csv bullet kpi # undershot targets
say u9.csv bullet 'kpi --direction up'
say kpi33.csv bullet kpi # the cancelled stay in the denominator, in words
say k.csv bullet 'kpi --direction up'
say n1.csv dumbbell change # the nation is the reference
say n1.csv lines ''
say n3.csv dumbbell change # a quarter that is X is not labelled with the one before
say n3.csv lines ''
say n3.csv heat ''
say w.csv lq ''
say min5.csv lq ''
say min3.csv lines ''
say min3.csv '' change
say min1.csv trend ''
say min1.csv trend change
say s1.csv dumbbell change # X may be larger: nobody is the largest
say s1.csv stack100 composition
say two.csv lq ''
sed -n 's/.*<text>\(特化係数（[^<]*\)<.*/\1/p; s/.*<text>\(Location quotient ([^<]*\)<.*/\1/p' "$work/figure.svg" # a name, not R22461
say lines6.csv lines ''
say di60.csv di_small 'di --value DI'
say nace.csv dumbbell change
say chamber_di.csv di_small di
say trend23.csv columns '' # failures and their liabilities: no sum, no one scale
say trend23.csv lines ''
say multi5.csv columns '' # several answers of a firm: no sum of 377 %
say min3.csv bars '' # the nation lies above the highest city
say n1.csv heat ''
say n1.csv multi2 ''
say rate2.csv stack100 '' # profit rates are no parts of a whole
say min5.csv arrows ''    # one period has no arrows
say nace.csv multi2 ''    # names of our own within a title

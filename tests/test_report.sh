#!/bin/sh
# The example reports: printed numbers and pages (test_report.py), libxml2's parser, a browser.
# Usage, from the project root: SANGYO=build/sangyo sh tests/test_report.sh
set -u

sangyo=${SANGYO:-build/sangyo}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
status=0

python3 tests/test_report.py "$sangyo" || status=1

for name in kawasaki-report city-indicators; do
    for lang in ja en; do
        $sangyo report "examples/$name/report.$lang.md" --allow-dir examples --lang "$lang" \
            -o "$work/$name.$lang.html" 2>"$work/error"
        case $? in
        0) ;;
        4) exit $status ;; # test_report.py said so
        *)
            cat "$work/error"
            exit 1
            ;;
        esac
    done
done

# libxml2 knows the elements of HTML 4; those of HTML 5 and SVG are no faults.
if command -v xmllint >/dev/null; then
    for page in "$work"/*.html; do
        xmllint --html --noout "$page" 2>&1 | grep 'parser error' | grep -v 'Tag [a-zA-Z]* invalid' >"$work/faults"
        [ ! -s "$work/faults" ] || { cat "$work/faults"; status=1; }
    done
else
    echo 'skipped: no xmllint'
fi

if command -v node >/dev/null; then
    NODE_PATH=${NODE_PATH:-build/node/node_modules} node tests/browser_report.cjs "$work"/*.html
    [ $? -ne 1 ] || status=1
else
    echo 'skipped: no node'
fi
exit $status

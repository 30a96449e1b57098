#!/bin/sh
# Installs the R package of FOLDER, which `make r-package` made, into a library of its own, and runs its
# tests in both kinds of locale. Usage: SANGYO=PROGRAM scripts/test_r.sh FOLDER
set -eu
export R_LIBS_USER="$PWD/$1/library"
SANGYO_ROOT=$PWD
export SANGYO_ROOT
R CMD INSTALL --no-docs -l "$1/library" "$1/sangyo" >"$1/install.log" 2>&1 || { cat "$1/install.log" >&2; exit 1; }
for locale in C C.UTF-8; do
    LC_ALL=$locale Rscript bindings/r/tests/test-sangyo.R >"$1/test.log" 2>&1 || { cat "$1/test.log" >&2; exit 1; }
done
if Rscript -e 'quit(status = !requireNamespace("knitr", quietly = TRUE))'; then
    LC_ALL=C.UTF-8 Rscript scripts/knit_docs.R "$1" docs/quarto.md docs/quarto.ja.md >"$1/knit.log" 2>&1 ||
        { cat "$1/knit.log" >&2; exit 1; }
else
    echo "test-r: no knitr (Debian: r-cran-knitr): the document of docs/quarto.md is left out" >&2
fi
echo "test-r: $(tail -n 1 "$1/test.log")"

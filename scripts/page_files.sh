#!/bin/sh
# C source with the given files in it, for the program: scripts/page_files.sh FILE… >page_files.c
set -eu
echo '/* Made by scripts/page_files.sh. */'
echo '#include "serve/page.h"'
number=0
for file in "$@"; do
    number=$((number + 1))
    echo "static const unsigned char file$number[] = {"
    od -An -v -tx1 "$file" | sed 's/ *\([0-9a-f][0-9a-f]\)/0x\1,/g'
    echo '};'
done
echo 'const struct sg_page_file sg_page_files[] = {'
number=0
for file in "$@"; do
    number=$((number + 1))
    echo "    {\"${file##*/}\", file$number, sizeof file$number},"
done
echo '    {0}};'

#!/bin/sh
# Makes the manual pages of all commands, in English and Japanese. Usage: scripts/manual.sh PROGRAM FOLDER
# Without scdoc it says so and makes none.
set -eu
program=$1
folder=$2

rm -rf "$folder"
mkdir -p "$folder/man1" "$folder/ja/man1"
if ! command -v scdoc >/dev/null; then
    echo "scdoc is missing: no manual pages (Debian package scdoc)" >&2
    exit 0
fi

# The page of the program names those of its commands.
commands=$("$program" help --lang en --scdoc | sed -n 's/^\*sangyo-\(.*\)\*(1)$/\1/p')
for lang in en ja; do
    case $lang in
    en) pages=$folder/man1 ;;
    *) pages=$folder/$lang/man1 ;;
    esac
    "$program" help --lang $lang --scdoc | scdoc >"$pages/sangyo.1"
    for command in $commands; do
        "$program" help --lang $lang --scdoc "$command" | scdoc >"$pages/sangyo-$command.1"
    done
done

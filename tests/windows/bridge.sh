#!/bin/sh
# The half of bridge.c that stands in Linux: runs gnuplot for what is asked in FOLDER until FOLDER/end is there.
# Usage: bridge.sh FOLDER; WINEPREFIX as for the program
folder=$1

# A path of Wine as one of Linux; other words stay.
linux_of() {
    case $1 in
    [Zz]:*) printf '%s\n' "${1#?:}" | tr '\\' '/' ;;
    [Cc]:*) printf '%s\n' "$WINEPREFIX/drive_c${1#?:}" | tr '\\' '/' ;;
    *) printf '%s\n' "$1" ;;
    esac
}

answer() { # FILE.ask
    name=${1%.ask}
    set --
    place=
    while IFS= read -r word; do
        word=$(linux_of "$word")
        if [ -z "$place" ]; then place=$word; else set -- "$@" "$word"; fi
    done <"$name.ask"
    rm -f "$name.ask"
    (cd "$place" && exec gnuplot "$@") >"$name.said" 2>&1
    echo $? >"$name.status"
    mv "$name.status" "$name.done"
}

while [ ! -e "$folder/end" ]; do
    for ask in "$folder"/*.ask; do
        [ ! -e "$ask" ] || answer "$ask"
    done
    sleep 0.01
done

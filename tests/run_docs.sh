#!/bin/sh
# The examples of the documentation: runs the commands of ```console blocks, lines "$ sangyo …"
# (going on after a \ at the end), and compares what a terminal would show, standard output and
# error, with the lines that follow; so is "$ cat docs/…". Other commands ("$ make") are not run.
# Usage, from the project root: [UPDATE=1] tests/run_docs.sh [FILE…]; UPDATE=1 writes what came into
# the files. Without FILE: README.md, docs/*.md and the examples. See sandbox.sh for SANGYO.
set -u

. tests/sandbox.sh

# The example that is being read: its file, line, command, and the output promised so far.
example=
at=

run_example() {
    run "$work/command" >"$work/actual" 2>&1
    [ -z "$(tail -c 1 "$work/actual")" ] || echo >>"$work/actual"
    crashed "$at: $example" && return
    if cmp -s "$work/expected" "$work/actual"; then
        pass
    elif [ -n "${UPDATE:-}" ]; then
        cp "$work/actual" "$work/expected"
        pass
    else
        fail "$at: $example"
        diff -u --label documented --label actual "$work/expected" "$work/actual"
    fi
}

# Ends the example and writes its output to the new text.
end_example() {
    case $example in
    'sangyo '* | 'cat docs/'*)
        if lacks_shared "$work/command"; then
            skip "$at: no ../shared" >&4
        else
            run_example >&4
        fi
        ;;
    esac
    [ -z "$example" ] || cat "$work/expected"
    example=
}

begin_example() { # LINE
    end_example
    example=${1#\$ }
    at=$file:$line_number
    printf '%s\n' "$1"
    printf '%s\n' "$example" >"$work/command"
    : >"$work/expected"
    continued=false
    case $1 in *\\) continued=true ;; esac
}

continue_example() { # LINE
    printf '%s\n' "$1"
    printf '%s\n' "$1" >>"$work/command"
    case $1 in *\\) ;; *) continued=false ;; esac
}

read_block_line() { # LINE
    if $continued; then
        continue_example "$1"
        return
    fi
    case $1 in
    '```')
        end_example
        in_block=false
        printf '%s\n' "$1"
        ;;
    '$ '*) begin_example "$1" ;;
    *)
        if [ -n "$example" ]; then
            printf '%s\n' "$1" >>"$work/expected"
        else
            printf '%s\n' "$1"
        fi
        ;;
    esac
}

# Reads the file and writes it with the outputs that came.
read_file() {
    in_block=false
    continued=false
    line_number=0
    while IFS= read -r line || [ -n "$line" ]; do
        line_number=$((line_number + 1))
        if $in_block; then
            read_block_line "$line"
            continue
        fi
        printf '%s\n' "$line"
        [ "$line" != '```console' ] || in_block=true
    done
    end_example
}

[ $# -gt 0 ] || set -- README.md docs/*.md examples/*/README.md
for file; do
    [ -f "$file" ] || continue
    exec 4>&1
    read_file <"$file" >"$work/text"
    cmp -s "$file" "$work/text" || [ -z "${UPDATE:-}" ] || cp "$work/text" "$file"
done
close_account docs

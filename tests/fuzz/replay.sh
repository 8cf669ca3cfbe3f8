#!/usr/bin/env bash
# Usage: replay.sh BUILD. Makes the seeds and runs each of them, and every input that was a finding once, through its target.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$1
seeds=$(mktemp -d)
trap 'rm -rf "$seeds"' EXIT
"$build/tests/fuzz/fuzz_seeds" "$seeds" > /dev/null
while read -r target; do
    folders=()
    for folder in "$seeds/$target" "$here/seeds/$target" "$here/found/$target"; do
        [ -d "$folder" ] && folders+=("$folder")
    done
    if ! "$build/fuzz/fuzz_$target" "${folders[@]}" > "$seeds/out" 2> "$seeds/log"; then
        echo "$target fails:" >&2
        tail -n 5 "$seeds/log" >&2
        exit 1
    fi
    echo "$target: $(cat "$seeds/out")"
done < "$build/fuzz/targets"

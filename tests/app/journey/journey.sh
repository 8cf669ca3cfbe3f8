#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# One journey with mouse and keyboard on a real X server under a window manager: from the start to an exported figure, which is then read.
# Usage: journey.sh RELATA RESOURCES [FOLDER FOR PICTURES]
set -euo pipefail
relata=$1
export RELATA_DATA_DIR=$2
pictures=${3:-}
for tool in Xvfb openbox xdotool pdftotext; do
    command -v "$tool" > /dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done

work=$(mktemp -d)
server= manager= program=
clean() {
    for pid in $program $manager $server; do kill "$pid" 2> /dev/null || true; done
    wait 2> /dev/null || true
    rm -rf "$work"
}
trap clean EXIT
export HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work/run
mkdir -p "$HOME" "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
unset QT_QPA_PLATFORM QT_SCALE_FACTOR WAYLAND_DISPLAY

fail() {
    echo "FAILED: $*"
    [ -n "$program" ] && { kill -0 "$program" 2> /dev/null && echo "relata runs" || echo "relata has ended"; }
    for window in $(xdotool search --onlyvisible --name . 2> /dev/null); do echo "window: $(xdotool getwindowname "$window")"; done
    picture failed
    [ -s "$work/log" ] && sed 's/^/relata: /' "$work/log"
    exit 1
}
step() { echo "step: $*"; }
picture() { [ -n "$pictures" ] && import -window root "$pictures/$1.png" || true; }
# until SECONDS COMMAND…: waits for it to succeed
until_true() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -ge $end ] && return 1
        sleep 0.1
    done
}

Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3> "$work/display" 2> /dev/null &
server=$!
until_true 20 test -s "$work/display" || fail "the X server did not start"
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox > /dev/null 2>&1 &
manager=$!
manager_answers() { xdotool get_num_desktops > /dev/null 2>&1; }
until_true 20 manager_answers || fail "the window manager does not answer"

step "start: the shipped graph is there"
"$relata" > "$work/log" 2>&1 &
program=$!
window_of() { xdotool search --onlyvisible --name "$1" 2> /dev/null | head -1; }
main_window() { [ -n "$(window_of ' – Relata$')" ]; }
until_true 60 main_window || fail "no window with the graph's title"
main=$(window_of ' – Relata$')
xdotool windowactivate --sync "$main" windowmove "$main" 0 0 windowsize --sync "$main" 1600 960
sleep 1
picture 1-start

step "search “lopez”, take the first"
xdotool key ctrl+k
xdotool type --delay 30 lopez
sleep 0.5
picture 2-search
xdotool key Return
sleep 0.5
picture 3-found
step "focus on one step around him, then undo, then again"
xdotool key 1
sleep 0.6
xdotool key ctrl+z
sleep 0.6
xdotool key ctrl+shift+z
sleep 0.6
picture 4-focus

step "wheel zooms, dragging the ground pans, F fits"
xdotool mousemove 800 400 click 4 click 4 click 5
xdotool mousemove 330 150 mousedown 1 mousemove 360 190 mousemove 390 210 mouseup 1
sleep 0.3
xdotool key f
sleep 0.6

step "write a lens"
xdotool key ctrl+shift+l
xdotool type --delay 20 'category:power'
xdotool key Escape Return
sleep 0.8
picture 5-lens

step "export a figure as PDF with the dialog"
xdotool key ctrl+shift+x
dialog() { [ -n "$(window_of '[Ee]xport')" ]; }
until_true 20 dialog || fail "the export dialog did not open"
sleep 1.2
picture 6-export
xdotool key Return
file_dialog() { [ "$(xdotool search --onlyvisible --pid $program 2> /dev/null | wc -l)" -ge 3 ]; }
until_true 20 file_dialog || fail "the file dialog did not open"
sleep 0.8
xdotool key ctrl+a
xdotool type --delay 15 "$work/figure.pdf"
picture 7-where
xdotool key Return
until_true 30 test -s "$work/figure.pdf" || fail "no figure was written"
sleep 1
picture 8-written
xdotool key Escape
sleep 0.5

step "the figure is a PDF whose words and numbers can be read"
text=$(pdftotext -layout "$work/figure.pdf" -)
grep -q "Andrés Manuel" <<< "$text" || fail "the figure does not name whom we searched"
grep -q "Made with Relata" <<< "$text" || fail "the figure does not say what it was made with"
grep -qE "category:power" <<< "$text" || fail "the figure does not say its lens"

step "quit; the next start shows the same view"
xdotool windowactivate --sync "$main" key ctrl+q
gone() { ! kill -0 $program 2> /dev/null; }
until_true 20 gone || fail "it did not quit"
wait $program || fail "it quit with status $?"
program=
view=$(find "$XDG_DATA_HOME" -path '*/views/*.json' -print -quit)
[ -n "$view" ] || fail "no view was remembered"
grep -q '"lens": "category:power"' "$view" || fail "the lens was not remembered"
grep -q '"scope"' "$view" || fail "the focus was not remembered"
"$relata" >> "$work/log" 2>&1 &
program=$!
until_true 30 main_window || fail "no second window"
sleep 1
picture 9-again
grep -iE "warning|critical|qt\.|QObject|assert" "$work/log" && fail "the program complained"
echo "done"

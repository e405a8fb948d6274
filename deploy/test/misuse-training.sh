#!/usr/bin/env bash
# Gets wrong what trainings can get wrong, data sets, settings, programs, disks and devices, against the real product:
#   misuse-training.sh        one line per input: its exit code and the sentence it got
# Each must be told in the sentence that is written here, without a stack trace; whatever is not refused beforehand must
# fail its trial and nothing else.
set -euo pipefail
# shellcheck source=deploy/test/typed.sh
. "$(dirname "$0")/typed.sh"
PORT=${MISUSE_PORT:-18740}
skipped=0

skip() { printf '%-7s      %-44s %s\n' skipped "$1" "$2"; skipped=$((skipped + 1)); }

# --- Files of images, byte by byte ------------------------------------------------------------------------------------

number() { printf '%08x' "$1" | sed 's/../\\x&/g'; }
# An IDX file of so many grey images of 8 pixels: COUNT, and the COUNT that its header tells if it is another one.
images() { printf '%b' "\0\0\x08\x03$(number "${2:-$1}")$(number 8)$(number 8)"; head -c "$(($1 * 64))" /dev/urandom; }
# An IDX file of labels, 0 to CLASSES - 1 in turn: COUNT, CLASSES.
labels() {
    local i
    printf '%b' "\0\0\x08\x01$(number "$1")"
    for ((i = 0; i < $1; i++)); do printf '%b' "\\x$(printf '%02x' $((i % $2)))"; done
}
# A folder of the MNIST family: NAME, training images.
idx() {
    mkdir -p "$TEMP/$1"
    images "$2" > "$TEMP/$1/train-images-idx3-ubyte"
    labels "$2" 2 > "$TEMP/$1/train-labels-idx1-ubyte"
}
# A BMP of 8 pixels.
picture() {
    printf '%b' "BM\xf6\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x08\0\0\0\x08\0\0\0\x01\0\x18\0\0\0\0\0\xc0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    head -c 192 /dev/urandom
}
# A folder for each of two classes with so many pictures: NAME, COUNT.
pictures() {
    local class i
    for class in cat dog; do
        mkdir -p "$TEMP/$1/$class"
        for ((i = 0; i < $2; i++)); do picture > "$TEMP/$1/$class/$i.bmp"; done
    done
}

add() { says "$1" "$2" espalier dataset add mine --format "$3" "$TEMP/$4" "${@:5}"; }

# --- Experiments ------------------------------------------------------------------------------------------------------

# One of a single trial: FILE, its evaluator, and more lines in place of the objective's or to be added.
experiment() {
    local objective='objectives: [maximize val_accuracy_pct]'
    if [[ "${3:-}" == *objectives:* ]]; then objective=''; fi
    file "$1" <<< "name: trial
space: nasbench201
method: random-search
evaluator: $2
budget: {trials: 1}
pool: 2
batch: 1
concurrency: 1
seed: 1
$objective
${3:-}"
    if [[ "${3:-}" == *space:* ]]; then sed -i '/^space: nasbench201$/d' "$TEMP/$1"; fi
}

# An experiment that is refused: NAME, SENTENCE, evaluator, more lines.
unfit() {
    experiment unfit.yaml "$3" "${4:-}"
    says "$1" "$2" espalier experiment create "$TEMP/unfit.yaml"
}

# An experiment whose only trial fails: NAME, SENTENCE, evaluator, more lines.
fails() {
    experiment fails.yaml "$3" "${4:-}"
    begin
    says "$1" "$2" ended
}

begin() { ID=$(espalier experiment create -q "$TEMP/fails.yaml") || { echo "$ID"; exit 1; }; }

# Says what the only trial failed of; the code is 1 where it did.
ended() {
    local tries=0
    until [ "$(espalier experiment list -o json | field "$ID" status)" = finished ]; do
        sleep 0.2
        tries=$((tries + 1))
        [ $tries -lt 900 ] || { espalier experiment describe "$ID"; return 0; }
    done
    espalier trial list "$ID" --status failed -o json | sed -n 's/^ *"error" *: *"\(.*\)",*$/\1/p' | sed 's/\\n/\n/g; s/\\"/"/g'
    return 1
}
# A field of what is listed under an id.
field() { sed -n "/\"id\" *: *\"$1\"/,/^  *}/s/^ *\"$2\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

command() { printf '{name: command, command: "%s", grace_seconds: 1%s}' "${1//\"/\\\"}" "${2:+, $2}"; }
measured() { printf "sh -c 'echo %s' trial" "${1//\"/\\\\\"}"; }

ESPALIER_NO_BUILD='' espalier --version > /dev/null
serve "$PORT"

# --- Data sets --------------------------------------------------------------------------------------------------------

add 'no such folder' 'does not see the path' idx nowhere
idx magic 20
printf 'not an IDX file' > "$TEMP/magic/train-images-idx3-ubyte"
add 'wrong magic number' 'must begin with a magic number of IDX' idx magic
idx short 20
images 19 20 > "$TEMP/short/train-images-idx3-ubyte"
add 'file that is cut off' 'is cut off after' idx short
idx count 20
labels 19 2 > "$TEMP/count/train-labels-idx1-ubyte"
add 'fewer labels than images' 'must have as many images as labels, but have 20 and 19' idx count
idx classes 20
images 6 > "$TEMP/classes/val-images-idx3-ubyte"
labels 6 3 > "$TEMP/classes/val-labels-idx1-ubyte"
add 'validation class that nobody trains on' 'The class (2) must have images to train on, but has none.' idx classes
pictures strange/train 3
pictures strange/val 3
mv "$TEMP/strange/val/dog" "$TEMP/strange/val/wolf"
add 'validation folder of no class' 'must be called like a class of the training images' folder strange
mkdir "$TEMP/bare"
add 'folder without images' 'must hold a folder of images for each class' folder bare
pictures half 3
rm "$TEMP"/half/dog/*
add 'class without images' 'The class (dog) must have images in its folder' folder half
pictures corrupt 3
printf '\xff\xd8\xff\xe0\0\x10JFIF\0 and no more' > "$TEMP/corrupt/cat/1.jpg"
add 'corrupt JPEG' 'cat/1.jpg) cannot be decoded' folder corrupt
pictures locked 3
ln -s /proc/self/mem "$TEMP/locked/cat/1.png"
add 'file that cannot be read' 'cat/1.png' folder locked
pictures tiny 3
add 'resolution of no network' '(2) must be from 4 to 1024 pixels' folder tiny --resolution 2
add 'as many classes as there are not' 'must be as many as there are labels' idx count --classes a,b,c
idx good 20
espalier dataset add good --format idx "$TEMP/good" > /dev/null
pictures photos 10
espalier dataset add photos --format folder "$TEMP/photos" > /dev/null
cp -r "$TEMP/good" "$TEMP/changing"
espalier dataset add changing --format idx "$TEMP/changing" > /dev/null
cp -r "$TEMP/good" "$TEMP/going"
espalier dataset add going --format idx "$TEMP/going" > /dev/null
idx other 20
says 'other images under the same id' 'other images have it' espalier dataset add good --format idx "$TEMP/other"

# --- Trainings --------------------------------------------------------------------------------------------------------

SMALL='epochs: 1, cells: 1, width: 2, batch: 4'
unfit 'unknown data set' 'There is no data set (goood)' "{name: train, dataset: goood, $SMALL}"
unfit 'data set not told' 'needs the setting (dataset)' '{name: train}'
unfit 'setting misspelt' 'learning_rat' '{name: train, dataset: good, learning_rat: 0.1, batch: 4}'
unfit 'settings out of range, all at once' 'The momentum (1) must be from 0 to below 1' \
    '{name: train, dataset: good, epochs: 0, batch: 1, momentum: 1, learning_rate: 0, optimizer: sdg}'
unfit 'batch larger than the training set' 'The batch (64) must be at most the 18 images' '{name: train, dataset: good}'
unfit 'resolution that does not fit' 'cannot be trained so' "{name: train, dataset: good, resolution: 1, $SMALL}"
unfit 'objective that training does not measure' 'must be one that training measures' \
    "{name: train, dataset: good, $SMALL}" 'objectives: [maximize f1_pct]'
espalier space add - > /dev/null 2>&1 <<< '' || :
file opaque.yaml <<< 'name: opaque
summary: Of its operations only the names are known.
decisions: {first: [a, b], second: [c, d]}'
espalier space add "$TEMP/opaque.yaml" > /dev/null
unfit 'space without a network' 'cannot be trained so' "{name: train, dataset: good, $SMALL}" 'space: opaque'
images 20 > "$TEMP/changing/train-images-idx3-ubyte"
espalier dataset list > /dev/null
rm -r "$TEMP/going"
unfit 'data set that is gone' 'does not see its path' "{name: train, dataset: going, $SMALL}"
sed 's/^x$/x/' "$TEMP/photos/cat/1.bmp" > /dev/null
head -c 100 "$TEMP/photos/cat/1.bmp" > "$TEMP/cut" && cat "$TEMP/cut" > "$TEMP/photos/cat/1.bmp"
for class in cat dog; do for i in 0 1 2 3 4 5 6 7 8 9; do printf 'GIF89a' > "$TEMP/photos/$class/$i.bmp"; done; done
fails 'images changed after they were added' 'must have the 246 bytes that were registered' "{name: train, dataset: photos, $SMALL}"

# --- Programs ---------------------------------------------------------------------------------------------------------

unfit 'program that does not exist' 'begins with a program (no-such-program)' "$(command 'no-such-program')"
printf '#!/bin/sh\n' > "$TEMP/plain.sh"
unfit 'program that is not executable' 'must be executable' "$(command "$TEMP/plain.sh")"
unfit 'script in no folder' 'names a file (train.py)' "$(command 'sh train.py')"
unfit 'metric that is not promised' 'but the experiment asks for val_accuracy_pct' "$(command true 'measures: val_loss')"
unfit 'folder that cannot be written' 'cannot be written' "$(command true 'folder: /proc/espalier')"
unfit 'time-out of nothing' 'The timeout_minutes (0' "$(command true 'timeout_minutes: 0, grace_seconds: 900')"
fails 'exits with 3' 'ended with exit code 3: Out of luck.' "$(command "sh -c 'echo Out of luck. >&2; exit 3' trial")"
fails 'prints nothing' 'must hold val_accuracy_pct; it told nothing' "$(command true)"
fails 'prints what is not JSON' 'begins with a brace and is not JSON: {val_accuracy_pct: 91}' "$(command "sh -c 'echo {val_accuracy_pct: 91}' trial")"
printf '#!/bin/sh\necho "{\\"measures\\": {\\"val_accuracy_pct\\": NaN}}"\n' > "$TEMP/nan.sh"
fails 'measures NaN' '(NaN) of the command must be a finite number' "$(command "sh $TEMP/nan.sh")"
printf '#!/bin/sh\necho "{\\"measures\\": {\\"val_loss\\": 1}}"\n' > "$TEMP/other.sh"
fails 'measures something else' 'must hold val_accuracy_pct; it told val_loss' "$(command "sh $TEMP/other.sh")"
printf '#!/bin/sh\necho "{\\"measures\\": {\\"val_accuracy_pct\\": 9100}}"\n' > "$TEMP/percent.sh"
fails 'measures 9100 percent' 'must be from 0 to 100' "$(command "sh $TEMP/percent.sh")"
fails 'takes longer than its time-out' 'took longer than its timeout of 0.6 s' "$(command 'sleep 60' 'timeout_minutes: 0.01')"

# --- Disks ------------------------------------------------------------------------------------------------------------

mkdir "$TEMP/disk"
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=1m tmpfs "$TEMP/disk" 2> /dev/null; then
    fails 'program that fills the disk' 'No space left on device' \
        "$(command "sh -c 'head -c 5000000 /dev/zero > model' trial" "folder: $TEMP/disk")"
    umount "$TEMP/disk"
else
    skip 'full disk' 'only root may mount a small one'
fi

# --- Devices ----------------------------------------------------------------------------------------------------------

unfit 'unknown device' 'There is no device (this-cpuu)' "$(command true)" 'measure_on: [this-cpuu]'
unfit 'device that is only looked up' 'cannot be measured on' "$(command true)" 'measure_on: [pixel3]'
unfit 'measured metric, not measured' 'Maybe add measure_on: [this-cpu]' "$(command true)" \
    'objectives: [maximize val_accuracy_pct, minimize latency_ms@this-cpu]'
unfit 'measured, of a space without a network' 'opaque' "$(command true)" 'space: opaque
measure_on: [this-cpu]'

# --- What is left -----------------------------------------------------------------------------------------------------

espalier dataset list -q | sort | tr '\n' ' ' > "$TEMP/sets"
traces=$(grep -c 'Exception' "$TEMP/server.log" || :)
left=$(grep -lE "ESPALIER_RUN=" /proc/[0-9]*/environ 2> /dev/null | while read -r one; do
    if tr '\0' '\n' < "$one" 2> /dev/null | grep -qF "$TEMP"; then echo "$one"; fi
done | grep -c . || :)
printf '\n%d inputs, %d not as they should be, %d skipped; data sets: %s; programs left: %d; stack traces in the log of the server: %d\n' \
    "$inputs" "$wrong" "$skipped" "$(cat "$TEMP/sets")" "$left" "$traces"
[ "$wrong$left$traces" = 000 ] && [ "$(cat "$TEMP/sets")" = 'changing going good photos shapes ' ]

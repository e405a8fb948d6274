#!/usr/bin/env bash
# Gets wrong what trainings can get wrong, data sets, settings, programs, disks and devices, against the real product:
#   misuse-training.sh        one line per input: its exit code and the sentence it got
# Each must be told in the sentence that is written here, without a stack trace; whatever is not refused beforehand must
# fail its trial and nothing else.
# shellcheck disable=SC2016 # sentences have backquotes
set -euo pipefail
# shellcheck source=deploy/test/typed.sh
. "$(dirname "$0")/typed.sh"
PORT=${MISUSE_PORT:-18740}
skipped=0

skip() { printf '%-7s      %-44s %s\n' skipped "$1" "$2"; skipped=$((skipped + 1)); }

# --- Files of images, byte by byte ------------------------------------------------------------------------------------

number() { printf '%08x' "$1" | sed 's/../\\x&/g'; }
# So many bytes, never 0, the same ones for the same seed: COUNT, SEED.
noise() { awk -v count="$1" -v seed="$2" 'BEGIN { srand(seed); while (count-- > 0) printf "%c", 1 + int(rand() * 126) }'; }
# An IDX file of so many grey images of 8 pixels: COUNT, SEED, and the COUNT that its header tells if it is another one.
images() { printf '%b' "\0\0\x08\x03$(number "${3:-$1}")$(number 8)$(number 8)"; noise $(($1 * 64)) "$2"; }
# An IDX file of labels, 0 to CLASSES - 1 in turn: COUNT, CLASSES.
labels() {
    local i
    printf '%b' "\0\0\x08\x01$(number "$1")"
    for ((i = 0; i < $1; i++)); do printf '%b' "\\x$(printf '%02x' $((i % $2)))"; done
}
# A folder of the MNIST family: NAME, SEED.
idx() {
    mkdir -p "$TEMP/$1"
    images 20 "${2:-1}" > "$TEMP/$1/train-images-idx3-ubyte"
    labels 20 2 > "$TEMP/$1/train-labels-idx1-ubyte"
}
# A BMP of 8 pixels: SEED.
picture() {
    printf '%b' "BM\xf6\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x08\0\0\0\x08\0\0\0\x01\0\x18\0\0\0\0\0\xc0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    noise 192 "$1"
}
# A folder for each of two classes with twelve pictures: NAME.
pictures() {
    local i
    mkdir -p "$TEMP/$1/cat" "$TEMP/$1/dog"
    for ((i = 0; i < 12; i++)); do
        picture "$i" > "$TEMP/$1/cat/$i.bmp"
        picture $((100 + i)) > "$TEMP/$1/dog/$i.bmp"
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

# An evaluator that runs a program: COMMAND, more settings.
program() { printf '{name: command, command: "%s"%s}' "$1" "${2:+, $2}"; }
# A program that prints a line: FILE, LINE.
prints() {
    printf "#!/bin/sh\necho '%s'\n" "$2" > "$TEMP/$1"
    program "sh $TEMP/$1"
}

ESPALIER_NO_BUILD='' espalier --version > /dev/null
serve "$PORT"

# --- Data sets --------------------------------------------------------------------------------------------------------

add 'no such folder' 'does not see the path' idx nowhere
idx magic
printf 'not an IDX file' > "$TEMP/magic/train-images-idx3-ubyte"
add 'wrong magic number' 'must begin with a magic number of IDX' idx magic
idx short
images 19 1 20 > "$TEMP/short/train-images-idx3-ubyte"
add 'file that is cut off' 'is cut off after 19' idx short
idx unread
ln -sf /proc/self/mem "$TEMP/unread/train-images-idx3-ubyte"
add 'file that cannot be read' 'train-images-idx3-ubyte) cannot be read: ' idx unread
idx count
labels 19 2 > "$TEMP/count/train-labels-idx1-ubyte"
add 'fewer labels than images' 'must have as many images as labels, but have 20 and 19' idx count
idx classes
images 6 1 > "$TEMP/classes/val-images-idx3-ubyte"
labels 6 3 > "$TEMP/classes/val-labels-idx1-ubyte"
add 'validation class that nobody trains on' 'The class (2) must have images to train on, but has none.' idx classes
idx good
add 'more names than classes' 'The class (c) must have images to train on, but has none.' idx good --classes a,b,c
pictures strange/train
pictures strange/val
mv "$TEMP/strange/val/dog" "$TEMP/strange/val/wolf"
add 'validation folder of no class' 'must be called like a class of the training images' folder strange
mkdir "$TEMP/bare"
add 'folder without images' 'must hold a folder of images for each class' folder bare
pictures half
rm "$TEMP"/half/dog/*
add 'class without images' 'The class (dog) must have images in its folder' folder half
pictures corrupt
printf '\xff\xd8\xff\xe0\0\x10JFIF\0 and no more' > "$TEMP/corrupt/cat/1.jpg"
: > "$TEMP/corrupt/cat/2.png"
add 'empty image' 'The image (cat/2.png) is empty.' folder corrupt --validation 50
rm "$TEMP/corrupt/cat/2.png"
add 'corrupt JPEG' 'cat/1.jpg) cannot be decoded' folder corrupt --validation 50
pictures tiny
add 'resolution of no network' '(2) must be from 4 to 1024 pixels' folder tiny --resolution 2
for name in good changed going; do
    idx $name
    espalier dataset add $name --format idx --validation 50 "$TEMP/$name" > /dev/null
done
pictures photos
espalier dataset add photos --format folder --validation 50 "$TEMP/photos" > /dev/null
idx other 2
says 'other images under the same id' 'other images have it' \
    espalier dataset add good --format idx --validation 50 "$TEMP/other"

# --- Trainings --------------------------------------------------------------------------------------------------------

SMALL='epochs: 1, cells: 1, width: 2, batch: 4'
unfit 'unknown data set' 'Maybe you meant `good`.' "{name: train, dataset: goood, $SMALL}"
unfit 'space of networks on words' 'they read words' '{name: train, dataset: good, batch: 4}' 'space: nasbench-nlp'
unfit 'data set not told' 'needs the setting (dataset)' '{name: train}'
unfit 'setting misspelt' 'Maybe you meant `learning_rate`.' '{name: train, dataset: good, learning_rat: 0.1, batch: 4}'
unfit 'settings out of range and misspelt, all at once' 'The momentum (1) must be from 0 to below 1' \
    '{name: train, dataset: good, epochs: 0, batch: 1, momentum: 1, learning_rate: 0, optimizer: sdg, clipp: 1}'
unfit 'batch larger than the training set' 'The batch (64) must be at most the' '{name: train, dataset: good}'
unfit 'resolution that does not fit' 'images must be at least 4 pixels high and wide (1)' \
    "{name: train, dataset: good, resolution: 1, $SMALL}"
unfit 'objective that training does not measure' 'must be one that training measures' \
    "{name: train, dataset: good, $SMALL}" 'objectives: [maximize f1_pct]'
file opaque.yaml <<< 'name: opaque
summary: Of its operations only the names are known.
decisions: {first: [a, b], second: [c, d]}'
espalier space add "$TEMP/opaque.yaml" > /dev/null
unfit 'space without a network' 'of their operations only the names are known' '{name: train, dataset: good, batch: 4}' 'space: opaque'
images 20 2 > "$TEMP/changed/train-images-idx3-ubyte"
unfit 'data set changed after it was added' 'must hold what was registered' "{name: train, dataset: changed, $SMALL}"
mv "$TEMP/going" "$TEMP/gone"
unfit 'data set that is gone' 'does not see its path' "{name: train, dataset: going, $SMALL}"
for image in "$TEMP"/photos/*/*; do printf 'GIF89a' > "$image"; done
fails 'images changed after they were added' 'must have the 246 bytes that were registered' \
    "{name: train, dataset: photos, $SMALL}"

# --- Programs ---------------------------------------------------------------------------------------------------------

unfit 'program that does not exist' 'begins with a program (no-such-program)' "$(program no-such-program)"
printf '#!/bin/sh\n' > "$TEMP/plain.sh"
unfit 'program that is not executable' 'must be executable' "$(program "$TEMP/plain.sh")"
unfit 'script in no folder' 'names a file (train.py)' "$(program 'sh train.py')"
unfit 'command for a shell' 'which only a shell understands' "$(program 'true | tee log')"
unfit 'metric that is not promised' 'asks for val_accuracy_pct' "$(program true 'measures: val_loss')"
unfit 'folder that cannot be written' '(/proc/espalier/work) of a trial cannot be written' \
    "$(program true 'folder: /proc/espalier')"
unfit 'times out of range, all at once' 'The grace_seconds (900) must be from 0 to 600.' \
    "$(program true 'timeout_minutes: 0, grace_seconds: 900')"
fails 'exits with 3' 'ended with exit code 3: Out of luck.' "$(program "sh -c 'echo Out of luck. >&2; exit 3'")"
fails 'prints nothing' 'must hold val_accuracy_pct; it told nothing' "$(program true)"
fails 'prints what is not JSON' 'is not JSON: {val_accuracy_pct: 91}' "$(prints json.sh '{val_accuracy_pct: 91}')"
fails 'measures NaN' '(NaN) of the command must be a finite number' \
    "$(prints nan.sh '{"measures": {"val_accuracy_pct": NaN}}')"
fails 'measures something else' 'must hold val_accuracy_pct; it told val_loss' \
    "$(prints other.sh '{"measures": {"val_loss": 1}}')"
fails 'measures 9100 percent' 'must be from 0 to 100' "$(prints percent.sh '{"measures": {"val_accuracy_pct": 9100}}')"
fails 'measures a text' 'must be a number' "$(prints text.sh '{"measures": {"val_accuracy_pct": "91 %"}}')"
fails 'takes longer than its timeout' 'took longer than its timeout of 0.6 s' \
    "$(program "sh -c 'sleep 60'" 'timeout_minutes: 0.01, grace_seconds: 1')"

# --- Disks ------------------------------------------------------------------------------------------------------------

mkdir "$TEMP/disk"
trap 'umount "$TEMP/disk" 2> /dev/null || :; tidy' EXIT
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=1m tmpfs "$TEMP/disk" 2> /dev/null; then
    fails 'program that fills the disk' 'No space left on device' \
        "$(program "sh -c 'head -c 5000000 /dev/zero > model'" "folder: $TEMP/disk")"
    head -c 5000000 /dev/zero > "$TEMP/disk/filler" 2> /dev/null || :
    unfit 'folder on a full disk' 'No space left on device' "$(program true "folder: $TEMP/disk")"
    umount "$TEMP/disk"
else
    skip 'full disk' 'only root may mount a small one'
fi

# --- Devices ----------------------------------------------------------------------------------------------------------

unfit 'unknown device' 'Maybe you meant `this-cpu`.' "$(program true)" 'measure_on: [this-cpuu]'
unfit 'device that is only looked up' 'cannot be measured on' "$(program true)" 'measure_on: [pixel3]'
unfit 'measured metric, not measured' 'Maybe add measure_on: [this-cpu]' "$(program true)" \
    'objectives: [maximize val_accuracy_pct, minimize latency_ms@this-cpu]'
unfit 'measured, of a space without a network' 'cannot measure networks of the space (opaque)' "$(program true)" \
    'space: opaque
measure_on: [this-cpu]'

# --- What is left -----------------------------------------------------------------------------------------------------

espalier dataset list -q | sort | tr '\n' ' ' > "$TEMP/sets"
traces=$(grep -c 'Exception' "$TEMP/server.log" || :)
left=$(grep -lE "ESPALIER_RUN=" /proc/[0-9]*/environ 2> /dev/null | while read -r one; do
    if tr '\0' '\n' < "$one" 2> /dev/null | grep -qF "$TEMP"; then echo "$one"; fi
done | grep -c . || :)
printf '\n%d inputs, %d not as they should be, %d skipped; data sets: %s; programs left: %d; stack traces in the log of the server: %d\n' \
    "$inputs" "$wrong" "$skipped" "$(cat "$TEMP/sets")" "$left" "$traces"
[ "$wrong$left$traces" = 000 ] && [ "$(cat "$TEMP/sets")" = 'changed going good photos shapes ' ]

#!/usr/bin/env bash
# Types what a newcomer could get wrong, against the real product, and reads every answer:
#   misuse.sh        one line per input: its exit code and the sentence it got
# Each must end with a code other than 0, say what is wrong without a stack trace, and leave nothing half made behind.
set -euo pipefail
# shellcheck source=deploy/test/typed.sh
. "$(dirname "$0")/typed.sh"
PORT=${MISUSE_PORT:-18730}

# A good experiment with some of its lines changed by a sed expression.
experiment() { sed -e "$2" "$ROOT/examples/first-search.yaml" > "$TEMP/$1"; }
table() { refused "$1" espalier table import "$TEMP/$2" --space my-space --metric "${3:-val_accuracy_pct=mean_acc}" --metric "${4:-latency_ms@mydevice=lat}"; }

ESPALIER_NO_BUILD='' espalier --version > /dev/null

# --- The environment, at a server's start -----------------------------------------------------------------------------

start() { timeout 60 env "ESPALIER_PORT=$((PORT + 1))" "$@" "$ROOT/espalier" server; }
refused 'port that is a word' start ESPALIER_PORT=eighty
refused 'port out of range' start ESPALIER_PORT=99999
refused 'other address, no token' start ESPALIER_HOST=0.0.0.0
refused 'host that does not exist' start ESPALIER_HOST=no.such.host.invalid ESPALIER_TOKEN=0123456789abcdef0123456789abcdef
refused 'database of another kind' start ESPALIER_DATABASE=jdbc:mysql://localhost/x
refused 'database that does not answer' start ESPALIER_DATABASE=jdbc:postgresql://127.0.0.1:1/espalier
refused 'database that is no URL' start ESPALIER_DATABASE=postgres
refused 'Temporal that is no address' start ESPALIER_TEMPORAL=nonsense
refused 'Temporal that does not answer' start ESPALIER_TEMPORAL=127.0.0.1:1
refused 'local Temporal, not installed' start ESPALIER_TEMPORAL=local
refused 'data folder that cannot be' start ESPALIER_HOME=/proc/espalier
refused 'queue that does not exist' env "ESPALIER_TEMPORAL=127.0.0.1:1" "$ROOT/espalier" worker --queues gpuu
refused 'worker without queues' espalier worker
refused 'server that does not answer' env ESPALIER_URL=http://127.0.0.1:1 "$ROOT/espalier" experiment list
refused 'address that is no URL' env ESPALIER_URL=ftp://x "$ROOT/espalier" experiment list

# --- With a server ----------------------------------------------------------------------------------------------------

serve "$PORT"
espalier space add "$ROOT/examples/my-space.yaml" > /dev/null
find "$ESPALIER_HOME/artifacts" -type f | sort > "$TEMP/before"
refused 'data folder of a running server' env -u ESPALIER_URL "$ROOT/espalier" server
refused 'port that is taken' env -u ESPALIER_URL "ESPALIER_HOME=$TEMP/other" "$ROOT/espalier" server

refused 'no such command' espalier exprimnt
refused 'no such verb' espalier experiment lst
refused 'no such option' espalier experiment list --limt 3
refused 'value that is no number' espalier experiment list --limit many
refused 'no such output' espalier experiment list -o xml
refused 'no such experiment' espalier experiment describe nobody
refused 'no such trial' espalier trial describe nobody 3
refused 'no such space' espalier space describe nasbench999
refused 'no such method' espalier method describe darts2
refused 'no such benchmark' espalier bench speed
refused 'nothing to change' espalier experiment set x
refused 'file that is not there' espalier experiment create "$TEMP/none.yaml"
refused 'folder instead of a file' espalier experiment create "$TEMP"

: > "$TEMP/empty.yaml"
refused 'empty file' espalier experiment create "$TEMP/empty.yaml"
head -c 4096 /dev/urandom > "$TEMP/noise.yaml"
refused 'file of noise' espalier experiment create "$TEMP/noise.yaml"
printf 'a: [1, 2\nb: }' > "$TEMP/syntax.yaml"
refused 'broken YAML' espalier experiment create "$TEMP/syntax.yaml"
experiment space.yaml 's/nasbench201/nasbench2001/'
refused 'unknown space' espalier experiment create "$TEMP/space.yaml"
experiment method.yaml 's/regularized-evolution/regularised-evolution/'
refused 'unknown method' espalier experiment create "$TEMP/method.yaml"
experiment setting.yaml 's/population: 50/populaton: 50/'
refused 'unknown setting' espalier experiment create "$TEMP/setting.yaml"
experiment range.yaml 's/sample: 10/sample: 100/'
refused 'setting out of range' espalier experiment create "$TEMP/range.yaml"
experiment unit.yaml 's/<= 5 ms/<= 25/'
refused 'limit without a unit' espalier experiment create "$TEMP/unit.yaml"
experiment wrongunit.yaml 's/<= 5 ms/<= 25 MB/'
refused 'limit in a wrong unit' espalier experiment create "$TEMP/wrongunit.yaml"
experiment device.yaml 's/pixel3/pixel33/'
refused 'unknown device' espalier experiment create "$TEMP/device.yaml"
experiment objective.yaml 's/maximize val/maximise val/'
refused 'objective misspelt' espalier experiment create "$TEMP/objective.yaml"
experiment budget.yaml 's/trials: 300/trials: -3/'
refused 'negative budget' espalier experiment create "$TEMP/budget.yaml"
experiment nobudget.yaml '/^budget/d'
refused 'no budget' espalier experiment create "$TEMP/nobudget.yaml"
experiment tbl.yaml 's/nasbench201-cifar10/nasbench201-cifar11/'
refused 'unknown table' espalier experiment create "$TEMP/tbl.yaml"
experiment twice.yaml 's/^seed: 7/seed: 7\nseed: 8/'
refused 'key given twice' espalier experiment create "$TEMP/twice.yaml"
experiment many.yaml 's/nasbench201$/nasbench2001/; s/batch: 16/batch: none/; s/seed: 7/sead: 7/; s/concurrency: 8/concurrency: 0/'
refused 'four mistakes at once' espalier experiment create "$TEMP/many.yaml"
experiment alone.yaml 's/latency_ms@pixel3 <= 5 ms/params_m <= 0.01 M/'
refused 'limit that nothing keeps to' espalier experiment create "$TEMP/alone.yaml"
experiment ranges.yaml 's/regularized-evolution$/agnet/; s/population: 50/sharpness: 0/; s/sample: 10/exploration: 2/'
refused 'two settings out of range' espalier experiment create "$TEMP/ranges.yaml"
experiment column.yaml 's/maximize val_accuracy_pct/maximize f1_pct/'
refused 'table without the objective' espalier experiment create "$TEMP/column.yaml"
experiment graphs.yaml 's/regularized-evolution$/agnet/; s/population: 50/mode: paper/; /sample: 10/d; s/nasbench201$/nasbench-nlp/'
refused 'networks that grow no such graphs' espalier experiment create "$TEMP/graphs.yaml"
bomb() {
    local i before=a
    echo 'a: &a [x, x, x, x, x, x, x, x]'
    for i in 1 2 3 4 5 6 7 8 9; do
        echo "b$i: &b$i [*$before, *$before, *$before, *$before, *$before, *$before, *$before, *$before]"
        before=b$i
    done
}
bomb > "$TEMP/bomb.yaml"
refused 'YAML bomb' espalier experiment create "$TEMP/bomb.yaml"

file badspace.yaml <<< 'name: Bad Space
decisions: {depth: []}'
refused 'space without options' espalier space add "$TEMP/badspace.yaml"
head -n 40 "$ROOT/examples/my-results.csv" > "$TEMP/good.csv"
sed '3s/,[^,]*$/,/' "$TEMP/good.csv" > "$TEMP/missing.csv"
table 'table with an empty cell' missing.csv
sed '4s/^[^,]*/nonsense/' "$TEMP/good.csv" > "$TEMP/option.csv"
table 'table with an unknown option' option.csv
sed '5p' "$TEMP/good.csv" > "$TEMP/twice.csv"
table 'table with a row twice' twice.csv
table 'table without the column' good.csv val_accuracy_pct=accuracy
table 'metric without a unit' good.csv val_accuracy=mean_acc
printf '' > "$TEMP/empty.csv"
table 'empty table' empty.csv
sed '6s/,/;/g' "$TEMP/good.csv" > "$TEMP/row.csv"
table 'row of another length' row.csv
refused 'table of an unknown space' espalier table import "$TEMP/good.csv" --space nowhere --metric val_accuracy_pct=mean_acc

{ echo architecture,latency_ms; i=0; while [ $i -lt 12 ]; do echo "nasbench201:0-0-0-$((i / 5))-$((i % 5))-3,$((i + 1))"; i=$((i + 1)); done; } > "$TEMP/sample.csv"
device() { refused "$1" espalier device calibrate "${3:-mine}" "$TEMP/$2" --space "${4:-nasbench201}"; }
head -n 9 "$TEMP/sample.csv" > "$TEMP/few.csv"
device 'too few measurements' few.csv
sed '5p' "$TEMP/sample.csv" > "$TEMP/again.csv"
device 'architecture measured twice' again.csv
sed '5s/,.*/,-4/' "$TEMP/sample.csv" > "$TEMP/negative.csv"
device 'negative latency' negative.csv
sed '5s/,.*/,fast/' "$TEMP/sample.csv" > "$TEMP/word.csv"
device 'latency that is a word' word.csv
sed '5s/-3,/-9,/' "$TEMP/sample.csv" > "$TEMP/stranger.csv"
device 'architecture of no space' stranger.csv
sed '1s/_ms/_us/' "$TEMP/sample.csv" > "$TEMP/micro.csv"
device 'latency in another unit' micro.csv
device 'device of an unknown space' sample.csv mine nowhere
device 'device with a shipped name' sample.csv pixel3
device 'device with a bad name' sample.csv 'My Phone'
sed '3s/,.*/,/;5s/,.*/,-4/;7s/-3,/-9,/' "$TEMP/sample.csv" > "$TEMP/three.csv"
device 'three mistakes in measurements' three.csv
refused 'no such device' espalier device describe nobody
refused 'sample of an unknown space' espalier device sample nowhere

request() { curl -s --fail-with-body --max-time 20 "$@"; }
refused 'request: no JSON' request -X POST -H 'Content-Type: application/json' -d '{' "$ESPALIER_URL/api/v1/experiments"
refused 'request: other type' request -X POST -H 'Content-Type: text/csv' -d 'a,b' "$ESPALIER_URL/api/v1/experiments"
refused 'request: unknown sort' request "$ESPALIER_URL/api/v1/experiments?limit=0"
refused 'request: foreign cursor' request "$ESPALIER_URL/api/v1/experiments?cursor=..%2F..%2Fetc"
refused 'request: foreign site' request -X POST -H 'Origin: http://evil.example' "$ESPALIER_URL/api/v1/experiments/x/pause"
refused 'request: foreign host' request -H 'Host: evil.example' "$ESPALIER_URL/api/v1/system"

# --- What is left behind ----------------------------------------------------------------------------------------------

find "$ESPALIER_HOME/artifacts" -type f | sort > "$TEMP/after"
left=$(comm -13 "$TEMP/before" "$TEMP/after" | grep -c . || :)
made=$(espalier experiment list -q | grep -c . || :)
tables=$(espalier table list -o json | grep -c '"name" *: *"\(good\|missing\|option\|twice\|row\|empty\)"' || :)
traces=$(grep -c 'Exception' "$TEMP/server.log" || :)
printf '\n%d inputs, %d not as they should be; left behind: %d experiments, %d tables, %d files; stack traces in the log of the server: %d\n' \
    "$inputs" "$wrong" "$made" "$tables" "$left" "$traces"
[ "$wrong$made$tables$left$traces" = 00000 ]

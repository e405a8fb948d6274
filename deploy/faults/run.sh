#!/usr/bin/env bash
# Runs one search undisturbed, then the same search while its processes are killed with kill -9 at random moments, and
# compares what came out: run.sh embedded|sqlite|pg [KILLS]. Ends with 1 on any difference.
#
#   FAULT_SEED (1)      moments and victims       FAULT_TRIALS (1000)   length of the search
#   FAULT_FOLDER        kept when named           FAULT_PORT (18520)   first of the ports
#   FAULT_METHOD        as in an experiment file: {name: agnet}
#   FAULT_WARMUP (0)    kills before those: while the method trains before its first round, and what it trained is compared,
#                       supernets and generators
#   FAULT_EVALUATOR     as in an experiment file: {name: train, dataset: shapes, …}; then trials are trained one after the
#                       other, kills fall between two checkpoints of a training, and the weights are compared, too
#   FAULT_VICTIMS       who is killed, of those that there are: worker
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
# shellcheck source=deploy/temporal/common.sh
. "$ROOT/deploy/temporal/common.sh"

MODE=${1:-}
KILLS=${2:-20}
case $MODE in embedded | sqlite | pg) ;; *) die "usage: $0 embedded|sqlite|pg [KILLS]" ;; esac
case $KILLS in '' | *[!0-9]*) die "The number of kills ($KILLS) must be a number." ;; esac
export LC_ALL=C
RANDOM=${FAULT_SEED:-1}
TRIALS=${FAULT_TRIALS:-1000}
METHOD='{name: regularized-evolution, population: 50, sample: 10}'
METHOD=${FAULT_METHOD:-$METHOD}
WARMUP=${FAULT_WARMUP:-0}
case $WARMUP in '' | *[!0-9]*) die "FAULT_WARMUP ($WARMUP) must be a number." ;; esac
FOLDER=${FAULT_FOLDER:-$(mktemp -d)}
mkdir -p "$FOLDER"
chmod 755 "$FOLDER" # PostgreSQL's user has to enter it
for name in $(env | sed -n 's/^\(ESPALIER_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
TABLE='{name: table, table: nasbench201-cifar10, time_scale: 0.0002}'
EVALUATOR=${FAULT_EVALUATOR:-$TABLE}
TRAINS=''
[ -z "${FAULT_EVALUATOR:-}" ] || TRAINS=yes
INTERVAL=$(printf '%s' "$EVALUATOR" | sed -n 's/.*checkpoint_seconds: *\([0-9]*\).*/\1/p')
INTERVAL=${INTERVAL:-30}
export ESPALIER_PORT=${FAULT_PORT:-18520}
export ESPALIER_URL=http://127.0.0.1:$ESPALIER_PORT
export ESPALIER_PG_PORT=$((ESPALIER_PORT + 1)) TEMPORAL_PORT=$((ESPALIER_PORT + 400))

espalier() { ESPALIER_NO_BUILD=yes "$ROOT/espalier" "$@"; }

# --- The processes of one installation --------------------------------------------------------------------------------

declare -A PIDS=()

launch() {
    local name=$1
    shift
    ESPALIER_NO_BUILD=yes setsid "$ROOT/espalier" "$@" >> "$ESPALIER_HOME/$name.log" 2>&1 < /dev/null &
    PIDS[$name]=$!
}

relaunch() {
    case $MODE:$1 in
        pg:server) ESPALIER_WORKER_QUEUES=search,ledger launch server server ;;
        pg:worker) launch worker worker --queues method,gpu,table ;;
        *) launch up up --no-first-search ;;
    esac
}

# The process of a name that runs now, also of those that somebody else starts again: a worker is its launcher's child.
pid_of() {
    case $1 in
        temporal) if [ "$MODE" = pg ]; then cat "$ESPALIER_LOCAL/temporal/temporal.pid"; else cut -d ' ' -f 1 "$ESPALIER_HOME/temporal/server.pid"; fi ;;
        postgresql) cat "$ESPALIER_LOCAL/postgresql/postgresql.pid" ;;
        worker) ps -A -o pid= -o ppid= -o args= | awk -v shell="${PIDS[worker]}" '$2 == shell && /quarkus-run/ { print $1 }' ;;
        *) printf '%s\n' "${PIDS[$1]}" ;;
    esac
}

begin() {
    export ESPALIER_HOME=$FOLDER/$1 ESPALIER_LOCAL=$FOLDER/$1-local
    mkdir -p "$ESPALIER_HOME"
    case $MODE in
        embedded) export ESPALIER_TEMPORAL=embedded; VICTIMS=(up) ;;
        sqlite)
            bash "$ROOT/deploy/temporal/temporal.sh" install 2>/dev/null
            export ESPALIER_TEMPORAL=local
            VICTIMS=(up temporal)
            ;;
        pg)
            settings=$(bash "$ROOT/deploy/local/up.sh" 2>> "$ESPALIER_HOME/local.log") || die "$(tail -n 3 "$ESPALIER_HOME/local.log")"
            eval "$settings"
            VICTIMS=(server worker temporal postgresql)
            ;;
    esac
    if [ -n "${FAULT_VICTIMS:-}" ]; then read -ra VICTIMS <<< "$FAULT_VICTIMS"; fi
    if [ "$MODE" = pg ]; then relaunch server; relaunch worker; else relaunch up; fi
    await_server
}

end() {
    local name
    for name in "${!PIDS[@]}"; do kill "${PIDS[$name]}" 2>/dev/null || :; done
    for name in "${!PIDS[@]}"; do while alive "${PIDS[$name]}"; do sleep 0.1; done; done
    PIDS=()
    if [ "$MODE" = pg ] && [ -n "${ESPALIER_LOCAL:-}" ]; then bash "$ROOT/deploy/local/down.sh" 2>/dev/null || :; fi
}
trap 'end; [ -n "${FAULT_FOLDER:-}" ] || rm -rf "$FOLDER"' EXIT
trap 'exit 130' INT TERM

# --- Looking at a search ----------------------------------------------------------------------------------------------

get() { curl -sf --max-time 10 "$ESPALIER_URL/api/v1/experiments/$1" 2>/dev/null; }
number() { sed -n "s/^[^{]*{[^{]*\"$1\" *: *\([0-9]*\).*/\1/p" | head -n 1; }
text() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }
trials_of() { get "$1" | tr -d '\n' | number trials; }
# Of the training before the first round: whole or done, in the method's own steps; nothing where it does not train.
warmup_of() { get "$1" | tr -d '\n' | sed -n "s/.*\"warmup\" *: *{[^}]*\"$2\" *: *\([0-9]*\).*/\1/p"; }
# Only ever more: what was trained and evaluated.
progress_of() {
    local trials
    trials=$(trials_of "$1") && [ -n "$trials" ] || return 1
    if [ -n "$TRAINS" ]; then
        printf '%d\n' $((trials * 1000000 + $(newest_step)))
        return
    fi
    printf '%d\n' $((trials + $(warmup_of "$1" 'done' | grep . || echo 0)))
}
# The checkpoints of the training under way, each in a folder that is named by its step, the newest last.
newest_checkpoint() { { find "$ESPALIER_HOME/artifacts/training" -mindepth 3 -type f ! -name '.*' 2>/dev/null || :; } | sort | tail -n 1; }
newest_step() {
    local file
    file=$(newest_checkpoint)
    [ -n "$file" ] || { echo 0; return; }
    file=$(basename "$(dirname "$file")")
    printf '%d\n' $((10#$file))
}
status_of() { get "$1" | tr -d '\n' | sed 's/"file".*//' | text status; }
now() { printf '%s\n' "${EPOCHREALTIME/[.,]/}"; }

await_server() {
    local waited=0
    until curl -sf --max-time 2 -o /dev/null "$ESPALIER_URL/api/v1/system"; do
        sleep 0.1
        waited=$((waited + 1))
        [ $waited -lt 1200 ] || { tail -n 5 "$ESPALIER_HOME"/*.log >&2; die "No server answered at $ESPALIER_URL within 2 minutes."; }
    done
}

create() {
    cat > "$FOLDER/search.yaml" <<YAML
name: fault
space: nasbench201
objectives: [maximize val_accuracy_pct]
method: $METHOD
evaluator: $EVALUATOR
budget: {trials: $TRIALS}
batch: $([ -n "$TRAINS" ] && echo 4 || echo 16)
concurrency: $([ -n "$TRAINS" ] && echo 1 || echo 8)
seed: 7
YAML
    espalier experiment create -q "$FOLDER/search.yaml"
}

# What training left in some folders, without how long it took.
hashes() { (cd "$ESPALIER_HOME/artifacts" && { find "$@" -type f ! -name '*.json' -exec sha256sum {} + 2>/dev/null || :; } | sort); }

# Whether both searches left the same, and how much.
alike() {
    if ! cmp -s "$FOLDER/quiet.$1" "$FOLDER/killed.$1"; then printf 'no'
    elif [ -s "$FOLDER/quiet.$1" ]; then printf 'yes, %d files' "$(grep -c . "$FOLDER/quiet.$1")"
    else printf 'there is none'; fi
}

# Waits for the end of a search; notes its trials and the hash of its state under a name.
finish() {
    local id=$1 name=$2 status=''
    while :; do
        status=$(status_of "$id" || :)
        case $status in finished) break ;; failed | stopped) die "The search $name ended as $status." ;; esac
        sleep 0.3
    done
    espalier experiment describe "$id" -o json | tr -d '\n' | text stateSha256 > "$FOLDER/$name.sha256"
    # Without the moments of recording, which differ. What is repeated follows from the rounds before, however they came about.
    espalier experiment export "$id" --format csv | awk 'BEGIN { FS = OFS = "," }
        NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^(recorded_at|train_seconds|gpu_seconds)$/) left[i] = 1 }
        { for (i in left) $i = ""; print }' | sort > "$FOLDER/$name.csv"
    [ -z "$TRAINS" ] || hashes weights > "$FOLDER/$name.weights"
    [ "$WARMUP" -eq 0 ] || hashes supernets generators > "$FOLDER/$name.learned"
    espalier experiment describe "$id" -o json | tr -d '\n' | sed -n 's/.*"lostSeconds" *: *\([0-9]*\).*/\1/p' > "$FOLDER/$name.lost"
}

# --- Killing ----------------------------------------------------------------------------------------------------------

# A moment by the progress of the search, so that all of it is met.
await_trials() {
    local trials=''
    until trials=$(trials_of "$1" || :) && [ "${trials:-0}" -ge "$2" ]; do
        [ "$(status_of "$1" || :)" != finished ] || return 0
        sleep 0.05
    done
}

# A moment between two checkpoints of a training, of which one was kept since the last kill: sets kept to the newest.
await_checkpoint() {
    local last=$2
    until kept=$(newest_checkpoint) && [ -n "$kept" ] && [ "$kept" != "$last" ]; do
        [ "$(status_of "$1" || :)" != finished ] || return 1
        sleep 0.05
    done
}

# Milliseconds of work from the newest checkpoint to a moment, or since the attempt began where there is none.
unsaved() {
    local file written
    file=$(newest_checkpoint)
    [ -n "$file" ] || file=$({ find "$ESPALIER_HOME/artifacts/experiments" -path '*/attempts/*' -printf '%T@ %p\n' || :; } | sort -n | tail -n 1 | cut -d ' ' -f 2)
    written=$(stat -c %.6Y "$file" 2>/dev/null) || { echo 0; return; }
    echo $((($1 - ${written/./}) / 1000))
}

# A moment of the training before the first round, by its percentage.
await_warmup() {
    local whole='' reached=''
    until whole=$(warmup_of "$1" whole || :) && reached=$(warmup_of "$1" 'done' || :) &&
        [ -n "$whole" ] && [ "${reached:-0}" -ge $(($2 * whole / 100)) ]; do
        [ "$(trials_of "$1" || :)" = 0 ] || [ -z "$(trials_of "$1" || :)" ] || return 1
        sleep 0.05
    done
    [ "${reached:-0}" -lt "$whole" ]
}

# The victims take turns, in an order drawn anew each time: each is killed equally often.
draw() {
    local i j last
    for ((i = ${#VICTIMS[@]} - 1; i > 0; i--)); do
        j=$((RANDOM % (i + 1))) last=${VICTIMS[i]}
        VICTIMS[i]=${VICTIMS[j]} VICTIMS[j]=$last
    done
}

# Kills a process that really runs, at a progress that is known: sets before and started. 1 when the search ended first.
kill_running() {
    local id=$1 victim=$2 pid waited=0
    while [ "$(status_of "$id" || :)" != finished ]; do
        before=$(progress_of "$id" || :)
        pid=$(pid_of "$victim" 2>/dev/null || :)
        started=$(now)
        if [ -n "$before" ] && alive "$pid" && kill -9 "$pid" 2>/dev/null; then
            started=$(now)
            if [ -n "$TRAINS" ]; then # what it kept until it died counts
                while alive "$pid"; do sleep 0.01; done
                lost=$(unsaved "$started") kept=$(newest_checkpoint)
                before=$(progress_of "$id" || echo "$before")
            fi
            case $victim in temporal | postgresql | worker) ;; *) wait "$pid" 2>/dev/null || :; relaunch "$victim" ;; esac
            return 0
        fi
        sleep 0.1
        waited=$((waited + 1))
        [ $waited -lt 1200 ] || die "For 2 minutes $victim did not run or no server answered. Maybe its log says why: $ESPALIER_HOME"
    done
    return 1
}

# A progress in words.
moment() {
    local whole
    whole=$(warmup_of "$1" whole || :)
    if [ "$2" -lt "${whole:-0}" ]; then printf 'step %6d' "$2"; else printf 'trial %5d' $(($2 - ${whole:-0})); fi
}

RECOVERIES=$FOLDER/recoveries
strike() {
    local id=$1 number=$2 victim before='' after='' started='' lost='' waited=0 turn=$((($2 - 1) % ${#VICTIMS[@]}))
    [ $turn -gt 0 ] || draw
    victim=${VICTIMS[turn]}
    kill_running "$id" "$victim" || return 1
    until [ "${after:-0}" -gt "$before" ]; do
        sleep 0.1
        after=$(progress_of "$id" || :)
        waited=$((waited + 1))
        [ "$(status_of "$id" || :)" != finished ] || break
        [ $waited -lt 900 ] || die "After kill $number ($victim) nothing went on within 90 s. Maybe its log says why: $ESPALIER_HOME"
    done
    if [ -n "$TRAINS" ]; then
        printf '%s\n' "$lost" >> "$FOLDER/unsaved"
        printf '  kill %2d  %-10s  at trial %2d, step %4d, %5d ms since the checkpoint; the next one after %6d ms\n' "$number" \
            "$victim" $((before / 1000000)) $((before % 1000000)) "$lost" $((($(now) - started) / 1000))
        return
    fi
    printf '%s\t%s\n' "$victim" $((($(now) - started) / 1000)) >> "$RECOVERIES"
    printf '  kill %2d  %-10s  at %s, goes on after %6d ms\n' "$number" "$victim" "$(moment "$id" "$before")" \
        $((($(now) - started) / 1000))
}

"$ROOT/espalier" --version > /dev/null # builds when sources changed
say "Undisturbed, $TRIALS trials, $MODE"
begin quiet
quiet=$(create)
begun=$(now)
finish "$quiet" quiet
printf '  took %d s\n' $((($(now) - begun) / 1000000))
end

say "With $((WARMUP + KILLS)) kills, seed ${FAULT_SEED:-1}"
: > "$RECOVERIES"
: > "$FOLDER/unsaved"
begin killed
killed=$(create)
begun=$(now)
warm=0
while [ "$warm" -lt "$WARMUP" ]; do
    await_warmup "$killed" $(((warm * 100 + RANDOM % 100) / (WARMUP + 1))) || break # it is trained
    sleep "0.$(printf '%03d' $((RANDOM % 1000)))"
    strike "$killed" $((warm + 1))
    warm=$((warm + 1))
done
done_=0
kept=''
while [ -n "$TRAINS" ] && [ "$done_" -lt "$KILLS" ]; do
    await_trials "$killed" $((done_ * TRIALS / (KILLS + 1)))
    await_checkpoint "$killed" "$kept" || break
    sleep "$((RANDOM % INTERVAL)).$(printf '%03d' $((RANDOM % 1000)))"
    strike "$killed" $((done_ + 1)) || break
    done_=$((done_ + 1))
done
while [ -z "$TRAINS" ] && [ "$done_" -lt "$KILLS" ]; do
    await_trials "$killed" $(((done_ * 100 + RANDOM % 100) * TRIALS / 100 / (KILLS + 1)))
    sleep "0.$(printf '%03d' $((RANDOM % 1000)))"
    strike "$killed" $((warm + done_ + 1)) || break # the search has ended
    done_=$((done_ + 1))
done
await_server
finish "$killed" killed
printf '  took %d s\n' $((($(now) - begun) / 1000000))
end

# --- What came out ----------------------------------------------------------------------------------------------------

cut -d , -f 1 "$FOLDER/quiet.csv" > "$FOLDER/quiet.ids"
cut -d , -f 1 "$FOLDER/killed.csv" > "$FOLDER/killed.ids"
lost=$(comm -23 "$FOLDER/quiet.ids" <(sort -u "$FOLDER/killed.ids") | grep -c . || :)
added=$(comm -13 "$FOLDER/quiet.ids" <(sort -u "$FOLDER/killed.ids") | grep -c . || :)
duplicated=$(uniq -d "$FOLDER/killed.ids" | grep -c . || :)
differing=$(comm -13 "$FOLDER/quiet.csv" "$FOLDER/killed.csv" | grep -c . || :)
total=$(($(grep -c . "$FOLDER/killed.csv") - 1))
same=no
if cmp -s "$FOLDER/quiet.sha256" "$FOLDER/killed.sha256" && [ -s "$FOLDER/quiet.sha256" ]; then same=yes; fi

learned=yes weights=yes
[ "$WARMUP" -eq 0 ] || learned=$(alike learned)
[ -z "$TRAINS" ] || weights=$(alike weights)
printf '\n'
printf '%-34s %s\n' 'store' "$MODE" 'kills' "$((warm + done_)) of $((WARMUP + KILLS))" 'trials recorded' "$total of $TRIALS" \
    'trials lost' "$lost" 'trials recorded twice' "$duplicated" 'trials that should not be' "$added" \
    'trials with other values' "$differing" 'the final state hashes alike' "$same"
[ "$WARMUP" -eq 0 ] || printf '%-34s %s\n' 'what was trained before is alike' "$learned"
if [ -n "$TRAINS" ]; then
    printf '%-34s %s\n' 'the weights hash alike' "$weights"
    sort -n "$FOLDER/unsaved" | awk -v interval="$INTERVAL" '{ ms[NR] = $1; sum += $1 }
        END { if (NR) printf "%-34s mean %d ms, longest %d ms (an interval is %d ms)\n", "work done again per kill", sum / NR, ms[NR], interval * 1000 }'
    printf '%-34s %s s of %d kills\n' 'work lost, as the ledger tells' "$(cat "$FOLDER/killed.lost")" "$done_"
fi
sort -k 1,1 -k 2,2n "$RECOVERIES" | awk -F '\t' '
    function told() { if (n) printf "%-34s median %d ms, longest %d ms (%d kills)\n", "goes on after: " name, ms[int((n + 1) / 2)], ms[n], n }
    $1 != name { told(); name = $1; n = 0 }
    { ms[++n] = $2 }
    END { told() }'
if [ "$done_" -lt "$KILLS" ] || [ "$warm" -lt "$WARMUP" ]; then
    say "The search ended before all kills were done. Maybe raise FAULT_TRIALS, or let the method train longer."
    exit 1
fi
[ "$lost" = 0 ] && [ "$duplicated" = 0 ] && [ "$added" = 0 ] && [ "$differing" = 0 ] && [ "$same" = yes ] && [ "$total" = "$TRIALS" ] &&
    [ "$learned" != no ] && [ "${weights#yes}" != "$weights" ]

# shellcheck shell=bash
# What scripts share that type wrong things against the real product and judge every answer. Sourced, not run.
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ROOT=$(cd "$HERE/../.." && pwd -P)
TEMP=$(mktemp -d)
for name in $(env | sed -n 's/^\(ESPALIER_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
export LC_ALL=C ESPALIER_NO_BUILD=yes ESPALIER_TEMPORAL=embedded ESPALIER_HOME=$TEMP/home
SERVER=''

inputs=0 wrong=0 expected=''

tidy() {
    if [ -n "$SERVER" ]; then
        kill "$SERVER" 2> /dev/null || :
        wait "$SERVER" 2> /dev/null || :
    fi
    rm -rf "$TEMP"
}
trap tidy EXIT

# Judges one answer: NAME, then the command.
refused() {
    local name=$1 code=0
    shift
    "$@" > "$TEMP/out" 2> "$TEMP/err" < /dev/null || code=$?
    inputs=$((inputs + 1))
    local told complaint=''
    told=$(cat "$TEMP/err" "$TEMP/out" | grep -v '^Building\|^Built\|^Sent ' || :)
    [ "$code" -ne 0 ] || complaint="$complaint exit code 0;"
    [ "$code" -lt 124 ] || complaint="$complaint exit code $code;"
    [ -n "$told" ] || complaint="$complaint nothing said;"
    ! grep -q '^[[:space:]]*at [a-z].*(\|Exception\|Caused by' <<< "$told" || complaint="$complaint a stack trace;"
    [ "$(wc -l <<< "$told")" -le 25 ] || complaint="$complaint $(wc -l <<< "$told") lines;"
    [ -z "$expected" ] || grep -qF -- "$expected" <<< "$told" || complaint="$complaint lacks: $expected;"
    [ -z "$complaint" ] || wrong=$((wrong + 1))
    printf '%-7s %3d  %-44s %s\n' "$([ -z "$complaint" ] && echo ok || echo WRONG)" "$code" "$name" \
        "$(head -n 1 <<< "$told" | cut -c "1-${WIDTH:-150}")$complaint"
    [ "${MISUSE_WHOLE:-}" != yes ] || awk '{ print "             " $0 }' <<< "$told"
}

# The same, and the answer must hold a sentence: NAME, SENTENCE, then the command.
says() {
    expected=$2
    local name=$1
    shift 2
    refused "$name" "$@"
    expected=''
}

espalier() { "$ROOT/espalier" "$@"; }
file() { cat > "$TEMP/$1"; }

# Starts a server and waits until it answers: PORT.
serve() {
    export ESPALIER_PORT=$1 ESPALIER_URL=http://127.0.0.1:$1
    "$ROOT/espalier" server > "$TEMP/server.log" 2>&1 &
    SERVER=$!
    local tries=0
    until curl -sf -o /dev/null "$ESPALIER_URL/api/v1/system"; do
        sleep 0.1
        tries=$((tries + 1))
        [ $tries -lt 600 ] || { cat "$TEMP/server.log"; exit 1; }
    done
}

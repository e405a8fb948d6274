#!/bin/sh
# Runs the whole suite: espalier test [MAVEN ARGUMENTS]. Called by the launcher, which found JAVA_HOME and ESPALIER_MVN.
#
# Tests that need PostgreSQL, a real Temporal server, Chromium, Python or the public benchmark data run when these are
# found; else their group is named as skipped. ESPALIER_TEST_REQUIRE=all makes a skipped group a failure.
# The last line is "N passed, N failed, N skipped", counted from the reports of all modules.
set -u
HERE=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
ROOT=$(CDPATH='' cd -- "$HERE/../.." && pwd -P)
TEMP=$(mktemp -d)
chmod 755 "$TEMP" # PostgreSQL's user has to enter it
LOG=$ROOT/.espalier/test.log
mkdir -p "$ROOT/.espalier"
REQUIRE=${ESPALIER_TEST_REQUIRE:-}
begin=$(date +%s)
job='' builder='' scripts='' missing=0 broken=''
say() { printf '%s\n' "$*"; }

finish() {
    trap - EXIT INT TERM HUP
    for child in $job $builder $scripts; do kill "$child" 2> /dev/null; done
    if [ -e "$TEMP/postgresql" ]; then postgres stop > /dev/null 2>&1; fi
    rm -rf "$TEMP"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# --- What the groups need ---------------------------------------------------------------------------------------------

postgres() { ESPALIER_LOCAL=$TEMP ESPALIER_PG_PORT=${ESPALIER_TEST_PG_PORT:-25433} bash "$ROOT/deploy/local/postgres.sh" "$@"; }

# A group cannot run: without $1, because $2.
skip() {
    if [ "$REQUIRE" = all ]; then
        say "failed group: $1 ($2)"
        missing=$((missing + 1))
    else
        say "skipped group: $1 ($2)"
    fi
}

find_data() {
    if [ -d "${ESPALIER_TEST_DATA:-}" ]; then
        ESPALIER_TEST_DATA=$(CDPATH='' cd -- "$ESPALIER_TEST_DATA" && pwd -P)
        export ESPALIER_TEST_DATA
    else
        unset ESPALIER_TEST_DATA
        skip data "no folder with the public benchmarks; ESPALIER_TEST_DATA names it"
    fi
}

start_postgres() {
    if ! postgres start > "$TEMP/postgres.out" 2>&1; then
        skip postgresql "$(tr '\n' ' ' < "$TEMP/postgres.out" | cut -c 1-200)"
        return
    fi
    printf "create role espalier login superuser password 'espalier';\n" | postgres psql || return
    postgres psql -c 'create database espalier owner espalier' || return
    set_property espalier.test.postgres "jdbc:postgresql://127.0.0.1:$(cat "$TEMP/postgresql/port")/espalier"
}

# The binary that `espalier temporal install` has built; when every group is required, it is built beside the first tests.
find_temporal() {
    temporal=$(bash -c '. "$1/deploy/temporal/common.sh"; printf "%s" "$TEMPORAL_CACHE/temporal-server"' - "$ROOT")
    if [ ! -x "$temporal" ] && [ "$REQUIRE" = all ]; then
        say "Building the Temporal server beside the tests that do not need it."
        bash "$ROOT/deploy/temporal/build.sh" > "$TEMP/temporal.out" 2>&1 &
        builder=$!
        return
    fi
    if [ -x "$temporal" ]; then
        set_property espalier.test.temporal "$temporal"
    else
        skip temporal "no server was built; ./espalier temporal install builds one"
    fi
}

await_temporal() {
    waited=0
    while kill -0 "$builder" 2> /dev/null; do
        sleep 1
        waited=$((waited + 1))
        if [ $((waited % 60)) = 0 ]; then tail -n 1 "$TEMP/temporal.out"; fi
    done
    builder=''
    if [ -x "$temporal" ]; then
        set_property espalier.test.temporal "$temporal"
    else
        skip temporal "$(tail -n 2 "$TEMP/temporal.out" | tr '\n' ' ')"
    fi
}

find_chromium() {
    for browser in "${ESPALIER_TEST_CHROMIUM:-}" chromium chromium-browser google-chrome \
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' /Applications/Chromium.app/Contents/MacOS/Chromium; do
        [ -n "$browser" ] || continue
        browser=$(command -v "$browser") || continue
        set_property espalier.test.chromium "$browser"
        return
    done
    skip chromium "no chromium in PATH; apt-get install chromium"
}

find_python() { command -v python3 > /dev/null || skip python "no python3 in PATH; apt-get install python3"; }

set_property() { printf '%s\n' "-D$1=$2" >> "$TEMP/properties"; }

# --- Maven ------------------------------------------------------------------------------------------------------------

# Tells each class as it ends, or on a terminal the one that runs, until Maven's process ends.
watch() {
    told=0
    while :; do
        gone=''
        kill -0 "$job" 2> /dev/null || gone=yes
        if [ -t 1 ]; then
            printf '\r\033[K%s, %s s' "$(awk -f "$HERE/progress.awk" -v what=now "$LOG" | cut -c 1-110)" $(($(date +%s) - begin))
        else
            awk -f "$HERE/progress.awk" -v what=ended -v from=$told "$LOG" > "$TEMP/ended"
            told=$((told + $(grep -c . "$TEMP/ended")))
            cat "$TEMP/ended"
        fi
        [ -z "$gone" ] || break
        sleep 1
    done
    if [ -t 1 ]; then printf '\r\033[K'; fi
}

# Runs Maven with the arguments given; a failed test does not end it, so that every module is heard.
maven() {
    : > "$LOG"
    while IFS= read -r property; do set -- "$@" "$property"; done < "$TEMP/properties"
    # shellcheck disable=SC2086 # a list of arguments
    "$ESPALIER_MVN" -B -ntp -Dstyle.color=never -f "$ROOT/pom.xml" -Dmaven.test.failure.ignore=true ${ESPALIER_MAVEN_ARGS:-} "$@" verify \
        > "$LOG" 2>&1 < /dev/null &
    job=$!
    watch
    wait "$job"
    code=$?
    job=''
    [ $code -eq 0 ] && return
    broken=yes
    grep '^\[ERROR\] .\|^\[WARNING\] /.*\.java' "$LOG" | grep -v 'Help 1\|[Rr]e-run Maven\|For more information' | head -n 20
    say "Maven ended with $code; all it said: $LOG"
}

# --- The run ----------------------------------------------------------------------------------------------------------

: > "$TEMP/properties"
# What the user has set for their own searches must not reach the tests.
for name in $(env | sed -n 's/^\(ESPALIER_[A-Z_]*\)=.*/\1/p'); do
    case $name in ESPALIER_TEST_* | ESPALIER_MVN | ESPALIER_MAVEN_ARGS) ;; *) unset "$name" ;; esac
done
export ESPALIER_HOME="$TEMP/home"
find "$ROOT" -path '*/target/surefire-reports*' -name 'TEST-*.xml' -exec rm -f {} +
find_data
start_postgres
find_temporal
find_chromium
find_python

sh "$HERE/scripts.sh" > "$TEMP/scripts" 2>&1 &
scripts=$!

if [ -n "$builder" ]; then
    maven -pl '!deploy/app' "$@"
    await_temporal
    maven -DskipTests -Dapp.skipTests=false "$@"
else
    maven "$@"
fi

wait "$scripts"
scripts=''

# --- What came out ----------------------------------------------------------------------------------------------------

find "$ROOT" -path '*/target/surefire-reports*' -name 'TEST-*.xml' > "$TEMP/reports"
: > "$TEMP/cases"
while IFS= read -r report; do
    awk -f "$HERE/cases.awk" "$report" >> "$TEMP/cases"
done < "$TEMP/reports"
awk '{ state = $1 == "ok" ? "passed" : $1 == "FAILED" ? "failed" : $1 == "skipped" ? "skipped" : "" }
    state != "" { name = $2; sub(/:$/, "", name); sub(/^[^ ]+ [^ ]+ ?/, ""); printf "%s\t%s\t%s\n", state, name, $0 }' "$TEMP/scripts" >> "$TEMP/cases"

if grep -q '^-Despalier.test.postgres=' "$TEMP/properties" && [ $# -eq 0 ] && ! grep -q surefire-reports-postgresql "$TEMP/reports"; then
    say "failed group: postgresql (no test has run on it)"
    missing=$((missing + 1))
fi

awk -F '\t' '$1 == "failed" { printf "FAILED %s%s\n", $2, ($3 == "" ? "" : ": " $3) } $1 == "skipped" { printf "skipped %s%s\n", $2, ($3 == "" ? "" : ": " $3) }' \
    "$TEMP/cases" | cut -c 1-300 | head -n 60
count() { grep -c "^$1	" "$TEMP/cases"; }
passed=$(count passed) failed=$(($(count failed) + missing)) skipped=$(count skipped)
say "Took $(($(date +%s) - begin)) s."
say "$passed passed, $failed failed, $skipped skipped"
finish
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && [ -z "$broken" ]

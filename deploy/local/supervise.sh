#!/usr/bin/env bash
# Keeps one program running: starts it as a child, collects it when it dies, starts it again a second later.
# Usage: supervise.sh FOLDER NAME STOP-SIGNAL COMMAND...   Ends, with the program, on TERM.
# Being the parent matters for PostgreSQL, which refuses to start while its dead predecessor was not collected.
set -uo pipefail
FOLDER=$1 NAME=$2 SIGNAL=$3
shift 3
printf '%s\n' $$ > "$FOLDER/$NAME.supervisor"
child='' ending=''
trap 'ending=yes; [ -z "$child" ] || kill -s "$SIGNAL" "$child" 2>/dev/null' TERM INT HUP

while [ -z "$ending" ]; do
    "$@" & child=$!
    printf '%s\n' "$child" > "$FOLDER/$NAME.pid"
    # A signal to this script ends a wait early, the child lives on: wait until it is really gone.
    while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
    [ -n "$ending" ] && break
    printf '%s %s ended with %s; starting it again\n' "$(date -u +%FT%TZ)" "$NAME" "${code:-?}"
    sleep 1
done
rm -f "$FOLDER/$NAME.pid" "$FOLDER/$NAME.supervisor"

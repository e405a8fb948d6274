#!/usr/bin/env bash
# The real Temporal server of this machine, kept in the data folder: espalier temporal install | start | stop | status.
# Once installed, `espalier up` starts it by itself, and takes one over that `start` started.
set -euo pipefail
# shellcheck source=deploy/temporal/common.sh
. "$(dirname "$0")/common.sh"

HOME_FOLDER=$(espalier_home)
FOLDER=$HOME_FOLDER/temporal
BINARY=$FOLDER/bin/temporal-server

# Sets PID and PORT of the server that runs from this folder, whoever started it.
running() {
    PID='' PORT=''
    [ -r "$FOLDER/server.pid" ] || return 1
    read -r PID PORT < "$FOLDER/server.pid" || :
    alive "$PID" || return 1
    # After a restart of the machine the number may be somebody else's.
    case $(command_of "$PID") in *temporal-server*) ;; *) return 1 ;; esac
}

# Puts $1 at $2 so that a server running from the old file goes on.
place() {
    if [ "$1" -ef "$2" ]; then return; fi
    ln -f "$1" "$2.new" 2>/dev/null || cp "$1" "$2.new"
    mv -f "$2.new" "$2"
}

install() {
    local built before=''
    built=$(bash "$TEMPORAL_SOURCES/build.sh")
    [ ! -r "$FOLDER/version" ] || before=$(cat "$FOLDER/version")
    if [ -n "$before" ] && [ "$before" != "$TEMPORAL_VERSION" ] && [ -d "$FOLDER/data" ]; then
        if running; then
            say "The Temporal server $before runs as process $PID; this would replace it by $TEMPORAL_VERSION."
            die "Maybe stop it first: ./espalier temporal stop"
        fi
        # Its file format is not upgraded; Espalier starts unfinished searches again from its own database.
        mv "$FOLDER/data" "$FOLDER/data.$before.$(date +%Y%m%d%H%M%S)"
    fi
    mkdir -p "$FOLDER/bin" "$FOLDER/data"
    chmod 700 "$FOLDER/data"
    place "$built/temporal-server" "$BINARY"
    place "$built/temporal-sql-tool" "$FOLDER/bin/temporal-sql-tool"
    cp "$TEMPORAL_SOURCES/temporal-sqlite.yaml" "$FOLDER/temporal-sqlite.yaml"
    printf '%s\n' "$TEMPORAL_VERSION" > "$FOLDER/version"
    say "The Temporal server $TEMPORAL_VERSION is in $FOLDER; ./espalier up uses it from now on."
}

# The port of the server that ran last, since its successor looks for its like there; else the first from 7233 on whose whole
# set is free; or the one that was asked for.
choose_port() {
    local port=${TEMPORAL_PORT:-${PORT:-7233}} tries=0
    while :; do
        temporal_ports "$port"
        if ! answers "$TEMPORAL_PORT" && ! answers "$TEMPORAL_HISTORY_PORT" && ! answers "$TEMPORAL_MATCHING_PORT" &&
            ! answers "$TEMPORAL_WORKER_PORT" && ! answers "$TEMPORAL_METRICS_PORT" &&
            ! answers "$TEMPORAL_FRONTEND_MEMBERSHIP_PORT"; then
            return
        fi
        [ -z "${FIXED_PORT:-}" ] || die "Port $port, or one that belongs to it, is taken. Maybe set TEMPORAL_PORT to another."
        [ $tries -gt 0 ] || port=7133
        tries=$((tries + 1)) port=$((port + 100))
        [ $tries -lt 20 ] || die "No free ports were found from 7233 on. Maybe set TEMPORAL_PORT."
    done
}

start() {
    local waited=0
    if running; then
        say "The Temporal server already runs as process $PID at 127.0.0.1:$PORT."
        return
    fi
    [ -x "$BINARY" ] || { say "There is no Temporal server in $FOLDER/bin."; die "Maybe build it once: ./espalier temporal install"; }
    FIXED_PORT=${TEMPORAL_PORT:-}
    choose_port
    mkdir -p "$FOLDER/data"
    # setsid is missing on macOS; nohup does for the terminal's end.
    local detach=nohup
    if command -v setsid >/dev/null; then detach=setsid; fi
    TEMPORAL_DIR=$FOLDER/data $detach "$BINARY" --config-file "$FOLDER/temporal-sqlite.yaml" --allow-no-auth start \
        >> "$FOLDER/server.log" 2>&1 < /dev/null &
    PID=$!
    printf '%s %s' "$PID" "$TEMPORAL_PORT" > "$FOLDER/server.pid"
    until answers "$TEMPORAL_PORT"; do
        sleep 0.1
        waited=$((waited + 1))
        if ! alive "$PID" || [ $waited -gt 600 ]; then
            tail -n 3 "$FOLDER/server.log" >&2
            die "The Temporal server did not start. Maybe its log says why: $FOLDER/server.log"
        fi
    done
    say "The Temporal server runs as process $PID at 127.0.0.1:$TEMPORAL_PORT, its data in $FOLDER/data."
}

stop() {
    local waited=0
    if ! running; then say "No Temporal server runs from $FOLDER."; return; fi
    kill "$PID"
    while alive "$PID"; do
        sleep 0.1
        waited=$((waited + 1))
        [ $waited -lt 300 ] || die "The Temporal server (process $PID) has not ended after 30 s."
    done
    say "The Temporal server has ended."
}

status() {
    if running && answers "$PORT"; then
        printf 'The Temporal server %s runs as process %s at 127.0.0.1:%s.\n' "$(cat "$FOLDER/version" 2>/dev/null || :)" "$PID" "$PORT"
    elif [ -x "$BINARY" ]; then
        printf 'The Temporal server is installed in %s and does not run; ./espalier up starts it.\n' "$FOLDER"
        exit 3
    else
        printf 'The Temporal server is not installed; searches use the one in memory.\nMaybe build it once: ./espalier temporal install\n'
        exit 3
    fi
}

case ${1:-} in
    install | start | stop | status) "$1" ;;
    *) say "usage: ./espalier temporal install | start | stop | status"; exit 2 ;;
esac

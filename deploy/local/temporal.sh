#!/usr/bin/env bash
# A supervised Temporal server on 127.0.0.1: init-pg | start pg|sqlite | stop | status.
# TEMPORAL_PORT names its first port (7233), the others follow; ESPALIER_LOCAL the folder. The binary is built when missing.
set -euo pipefail
# shellcheck source=deploy/local/common.sh
. "$(dirname "$0")/common.sh"

FOLDER=$LOCAL/temporal
PORT=${TEMPORAL_PORT:-7233}
[ ! -r "$PG/port" ] || PG_PORT=$(cat "$PG/port")

postgres() { bash "$LOCAL_SOURCES/postgres.sh" "$@"; }

init_pg() {
    local built secret
    built=$(bash "$TEMPORAL_SOURCES/build.sh")
    mkdir -p "$FOLDER"
    secret=$(password "$FOLDER/password")
    if [ -z "$(postgres psql -tA -c "select 1 from pg_roles where rolname = 'temporal'")" ]; then
        printf "create role temporal login createdb password '%s';\n" "$secret" | postgres psql
    fi
    # Each of these does nothing when it was done before; a newer server's schema is brought in.
    local tool=("$built/temporal-sql-tool" --plugin postgres12_pgx --endpoint 127.0.0.1 --port "$PG_PORT" --user temporal)
    export SQL_PASSWORD=$secret
    {
        "${tool[@]}" --db temporal create &&
            "${tool[@]}" --db temporal setup-schema -v 0.0 &&
            "${tool[@]}" --db temporal update-schema --schema-name postgresql/v12/temporal &&
            "${tool[@]}" --db temporal_visibility create &&
            "${tool[@]}" --db temporal_visibility setup-schema -v 0.0 &&
            "${tool[@]}" --db temporal_visibility update-schema --schema-name postgresql/v12/visibility
    } > "$FOLDER/schema.log" 2>&1 || {
        tail -n 3 "$FOLDER/schema.log" >&2
        die "Temporal's databases were not set up; the whole log: $FOLDER/schema.log"
    }
    say "Temporal's databases are ready in PostgreSQL at 127.0.0.1:$PG_PORT."
}

start() {
    local store=${1:-pg} built
    case $store in pg | sqlite) ;; *) die "The store ($store) must be pg or sqlite." ;; esac
    if supervised "$FOLDER" temporal; then
        say "The Temporal server already runs at 127.0.0.1:$(cat "$FOLDER/port")."
        return
    fi
    built=$(bash "$TEMPORAL_SOURCES/build.sh")
    if answers "$PORT"; then die "Port $PORT is taken. Maybe set TEMPORAL_PORT to another."; fi
    mkdir -p "$FOLDER/data"
    chmod 700 "$FOLDER" "$FOLDER/data"
    temporal_ports "$PORT"
    export TEMPORAL_DIR=$FOLDER/data TEMPORAL_PG=127.0.0.1:$PG_PORT
    if [ "$store" = pg ]; then
        TEMPORAL_PG_PASSWORD=$(password "$FOLDER/password")
        export TEMPORAL_PG_PASSWORD
    fi
    printf '%s\n' "$PORT" > "$FOLDER/port"
    printf '%s\n' "$store" > "$FOLDER/store"
    supervise "$FOLDER" temporal TERM "$built/temporal-server" --config-file "$TEMPORAL_SOURCES/temporal-$store.yaml" --allow-no-auth start
    await_port "$FOLDER" temporal "$PORT"
    say "The Temporal server runs at 127.0.0.1:$PORT on $store."
}

case ${1:-} in
    init-pg) init_pg ;;
    start) start "${2:-}" ;;
    stop) end "$FOLDER" temporal ;;
    status)
        if supervised "$FOLDER" temporal; then
            printf 'The Temporal server runs at 127.0.0.1:%s on %s.\n' "$(cat "$FOLDER/port")" "$(cat "$FOLDER/store")"
        else
            printf 'The Temporal server does not run in %s.\n' "$FOLDER"
            exit 3
        fi
        ;;
    *) say "usage: $0 init-pg | start pg|sqlite | stop | status"; exit 2 ;;
esac

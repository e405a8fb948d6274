#!/usr/bin/env bash
# A PostgreSQL and a Temporal server on it, on this machine, supervised and durable.
# Prints what Espalier has to be told to use them:   eval "$(deploy/local/up.sh)" && ./espalier server
set -euo pipefail
# shellcheck source=deploy/local/common.sh
. "$(dirname "$0")/common.sh"

postgres() { bash "$LOCAL_SOURCES/postgres.sh" "$@"; }

postgres start >&2
secret=$(password "$LOCAL/espalier.password")
if [ -z "$(postgres psql -tA -c "select 1 from pg_roles where rolname = 'espalier'")" ]; then
    printf "create role espalier login password '%s';\n" "$secret" | postgres psql
fi
if [ -z "$(postgres psql -tA -c "select 1 from pg_database where datname = 'espalier'")" ]; then
    postgres psql -c 'create database espalier owner espalier'
fi
bash "$LOCAL_SOURCES/temporal.sh" init-pg
bash "$LOCAL_SOURCES/temporal.sh" start pg

cat <<LINES
export ESPALIER_TEMPORAL=127.0.0.1:$(cat "$LOCAL/temporal/port")
export ESPALIER_DATABASE=jdbc:postgresql://127.0.0.1:$(cat "$PG/port")/espalier
export ESPALIER_DATABASE_USER=espalier
export ESPALIER_DATABASE_PASSWORD=$secret
LINES

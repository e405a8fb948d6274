#!/usr/bin/env bash
# A PostgreSQL of one's own in a folder, on 127.0.0.1 only, supervised: init | start | stop | status | psql ARGUMENTS.
# ESPALIER_LOCAL names the folder, ESPALIER_PG_PORT the port (25432).
set -euo pipefail
# shellcheck source=deploy/local/common.sh
. "$(dirname "$0")/common.sh"

# Sets BIN to the folder of the newest PostgreSQL of 15 or later.
find_postgres() {
    local folder version
    BIN=''
    while IFS= read -r folder; do
        if [ ! -x "$folder/initdb" ] || [ ! -x "$folder/postgres" ] || [ ! -x "$folder/psql" ]; then continue; fi
        version=$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
        [ "$version" -ge 15 ] || continue
        BIN=$folder
    done < <({ dirname "$(command -v initdb || echo /none/x)"; printf '%s\n' /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin /usr/lib/postgresql/*/bin; } | sort -V)
    [ -n "$BIN" ] && return
    say "No PostgreSQL of version 15 or later was found (initdb in PATH or /usr/lib/postgresql)."
    if command -v apt-get >/dev/null; then die "Maybe install it: apt-get install postgresql"; fi
    if command -v dnf >/dev/null; then die "Maybe install it: dnf install postgresql-server"; fi
    die "Maybe install it: brew install postgresql@17"
}

# PostgreSQL refuses to run as root: then it runs as the user postgres, which its packages make.
if [ "$(id -u)" = 0 ]; then AS=(setpriv --reuid=postgres --regid=postgres --init-groups); else AS=(); fi

sql() { PGPASSWORD=$(password "$PG/password") "$BIN/psql" -X -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$PG_PORT" -U postgres "$@"; }

init() {
    find_postgres
    if [ -s "$PG/data/PG_VERSION" ]; then say "PostgreSQL $(cat "$PG/data/PG_VERSION") is already in $PG/data."; return; fi
    mkdir -p "$PG"
    password "$PG/password" >/dev/null
    if [ "$(id -u)" = 0 ]; then
        chown -R postgres:postgres "$PG"
        "${AS[@]}" test -r "$PG/password" || {
            say "The user postgres cannot enter the folder ($PG)."
            die "Maybe set ESPALIER_LOCAL to a folder below /var/lib."
        }
    fi
    chmod 700 "$PG"
    local locale=C
    if locale -a 2>/dev/null | grep -qix 'c.utf-\?8'; then locale=C.UTF-8; fi
    ${AS[@]+"${AS[@]}"} "$BIN/initdb" -D "$PG/data" -U postgres -A scram-sha-256 --pwfile="$PG/password" -E UTF8 --locale=$locale \
        --data-checksums > "$PG/initdb.log" 2>&1 || { tail -n 3 "$PG/initdb.log" >&2; die "initdb failed; all it said: $PG/initdb.log"; }
    printf "listen_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 200\n" >> "$PG/data/postgresql.conf"
    say "PostgreSQL $(cat "$PG/data/PG_VERSION") is set up in $PG/data."
}

start() {
    find_postgres
    [ -s "$PG/data/PG_VERSION" ] || init
    if supervised "$PG" postgresql; then
        say "PostgreSQL already runs at 127.0.0.1:$(cat "$PG/port")."
        return
    fi
    if answers "$PG_PORT"; then die "Port $PG_PORT is taken. Maybe set ESPALIER_PG_PORT to another."; fi
    # A BIN of another major version than the data's would refuse; the data decide.
    if [ -x "/usr/lib/postgresql/$(cat "$PG/data/PG_VERSION")/bin/postgres" ]; then
        BIN=/usr/lib/postgresql/$(cat "$PG/data/PG_VERSION")/bin
    fi
    printf '%s\n' "$PG_PORT" > "$PG/port"
    supervise "$PG" postgresql INT ${AS[@]+"${AS[@]}"} "$BIN/postgres" -D "$PG/data" -p "$PG_PORT"
    await_port "$PG" postgresql "$PG_PORT"
    until sql -c 'select 1' >/dev/null 2>&1; do sleep 0.1; done
    say "PostgreSQL runs at 127.0.0.1:$PG_PORT, its data in $PG/data."
}

case ${1:-} in
    init | start) "$1" ;;
    stop) end "$PG" postgresql ;;
    status)
        if supervised "$PG" postgresql; then
            printf 'PostgreSQL runs at 127.0.0.1:%s, its data in %s.\n' "$(cat "$PG/port")" "$PG/data"
        else
            printf 'PostgreSQL does not run in %s.\n' "$PG"
            exit 3
        fi
        ;;
    psql) shift; find_postgres; [ ! -r "$PG/port" ] || PG_PORT=$(cat "$PG/port"); sql "$@" ;;
    *) say "usage: $0 init | start | stop | status | psql ARGUMENTS"; exit 2 ;;
esac

# shellcheck shell=bash disable=SC2034
# What the scripts for a PostgreSQL and a Temporal server of one's own on this machine share. Sourced, not run.

LOCAL_SOURCES=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=deploy/temporal/common.sh
. "$LOCAL_SOURCES/../temporal/common.sh"

# Everything of these servers lies below one folder. PostgreSQL does not run as root, and its user cannot enter /root.
if [ -n "${ESPALIER_LOCAL:-}" ]; then
    LOCAL=$ESPALIER_LOCAL
elif [ "$(id -u)" = 0 ]; then
    LOCAL=/var/lib/espalier
else
    LOCAL=$(espalier_home)/local
fi
PG_PORT=${ESPALIER_PG_PORT:-25432}
PG=$LOCAL/postgresql

# Whether the supervisor of program $2 in folder $1 runs.
supervised() { [ -r "$1/$2.supervisor" ] && alive "$(cat "$1/$2.supervisor")"; }

# Starts program $2 in folder $1 under supervision, away from this terminal: supervise FOLDER NAME STOP-SIGNAL COMMAND...
supervise() {
    local detach=nohup
    if command -v setsid >/dev/null; then detach=setsid; fi
    $detach bash "$LOCAL_SOURCES/supervise.sh" "$@" >> "$1/$2.log" 2>&1 < /dev/null &
}

# Waits until port $3 answers, for program $2 of folder $1.
await_port() {
    local waited=0
    until answers "$3"; do
        sleep 0.1
        waited=$((waited + 1))
        if [ $waited -gt 600 ]; then
            tail -n 3 "$1/$2.log" >&2
            end "$1" "$2"
            die "$2 does not answer at 127.0.0.1:$3. Maybe its log says why: $1/$2.log"
        fi
    done
}

# Ends program $2 of folder $1 and its supervisor.
end() {
    local supervisor waited=0
    supervised "$1" "$2" || { say "$2 does not run in $1."; return; }
    supervisor=$(cat "$1/$2.supervisor")
    kill "$supervisor"
    while alive "$supervisor"; do
        sleep 0.1
        waited=$((waited + 1))
        [ $waited -lt 600 ] || die "$2 in $1 (supervisor $supervisor) has not ended after 60 s."
    done
    say "$2 has ended."
}

# A password that nobody chose, in a file that only its owner reads.
password() {
    if [ ! -s "$1" ]; then
        (umask 077 && od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > "$1")
    fi
    cat "$1"
}

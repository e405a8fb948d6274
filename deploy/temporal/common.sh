# shellcheck shell=bash disable=SC2034
# What the scripts about the Temporal server share. Sourced, not run.

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

TEMPORAL_SOURCES=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
TEMPORAL_VERSION=$(awk '$1 == "go.temporal.io/server" { print $2; exit }' "$TEMPORAL_SOURCES/go.mod")
GO_VERSION=$(awk '$1 == "go" { print $2; exit }' "$TEMPORAL_SOURCES/go.mod")

# Where the binaries of this version are kept, for every checkout and data folder of this user.
TEMPORAL_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/espalier/temporal/$TEMPORAL_VERSION-go$GO_VERSION

# The data folder, found as the application finds it.
espalier_home() {
    if [ -n "${ESPALIER_HOME:-}" ]; then
        printf '%s\n' "$ESPALIER_HOME"
    elif [ "$(uname)" = Darwin ]; then
        printf '%s\n' "$HOME/Library/Application Support/espalier"
    else
        printf '%s\n' "${XDG_DATA_HOME:-$HOME/.local/share}/espalier"
    fi
}

# Whether process $1 runs; one that has ended but was not collected yet does not.
alive() {
    if [ -z "${1:-}" ] || ! kill -0 "$1" 2>/dev/null; then return 1; fi
    if [ -r "/proc/$1/stat" ]; then
        case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) in '' | Z*) return 1 ;; esac
    elif command -v ps >/dev/null; then
        case $(ps -o stat= -p "$1" 2>/dev/null) in '' | Z*) return 1 ;; esac
    fi
}

# The command line of process $1.
command_of() {
    if [ -r "/proc/$1/cmdline" ]; then tr '\0' ' ' < "/proc/$1/cmdline"; else ps -o command= -p "$1" 2>/dev/null || :; fi
}

# Whether something listens on port $1 of this machine.
answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Sets every port of a server from its first one, as the default 7233 relates to the others.
temporal_ports() {
    export TEMPORAL_PORT=$1
    export TEMPORAL_HISTORY_PORT=$(($1 + 1)) TEMPORAL_MATCHING_PORT=$(($1 + 2)) TEMPORAL_WORKER_PORT=$(($1 + 6))
    export TEMPORAL_METRICS_PORT=$(($1 + 57)) TEMPORAL_FRONTEND_MEMBERSHIP_PORT=$(($1 - 300))
    export TEMPORAL_HISTORY_MEMBERSHIP_PORT=$(($1 - 299)) TEMPORAL_MATCHING_MEMBERSHIP_PORT=$(($1 - 298))
    export TEMPORAL_WORKER_MEMBERSHIP_PORT=$(($1 - 294))
}

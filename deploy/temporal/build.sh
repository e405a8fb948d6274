#!/usr/bin/env bash
# Builds the Temporal server and its database tool once, into a cache that all checkouts of this user share.
# Prints the cache folder. The version is pinned in go.mod beside this script.
set -euo pipefail
# shellcheck source=deploy/temporal/common.sh
. "$(dirname "$0")/common.sh"

BINARIES=(temporal-server temporal-sql-tool)
PACKAGES=(go.temporal.io/server/cmd/server go.temporal.io/server/cmd/tools/sql)
FLAGS=(-tags disable_grpc_modules "-ldflags=-s -w")

built() {
    local name
    for name in "${BINARIES[@]}"; do [ -x "$TEMPORAL_CACHE/$name" ] || return 1; done
}

go_hint() {
    if command -v brew >/dev/null; then
        say "Maybe install it: brew install go"
    elif [ "$(uname)" = Linux ] && command -v dnf >/dev/null; then
        say "Maybe install it: dnf install golang, or from https://go.dev/dl if that is older than $GO_VERSION"
    else
        say "Maybe install it from https://go.dev/dl: unpack into /usr/local and put /usr/local/go/bin in PATH."
    fi
    exit 1
}

# The first Go in PATH or the usual folders that is new enough.
find_go() {
    local candidate version found=''
    for candidate in "$(command -v go || :)" /usr/local/go/bin/go /usr/lib/go-*/bin/go "$HOME"/sdk/go*/bin/go; do
        [ -x "$candidate" ] || continue
        version=$(GOTOOLCHAIN=local "$candidate" env GOVERSION 2>/dev/null) || continue
        version=${version#go}
        found="${found:-$version at $candidate}"
        if [ "$(printf '%s\n%s\n' "$GO_VERSION" "${version%%[!0-9.]*}" | sort -V | head -n 1)" = "$GO_VERSION" ]; then
            GO=$candidate
            return
        fi
    done
    if [ -n "$found" ]; then
        say "Building the Temporal server needs Go $GO_VERSION or newer; found $found."
    else
        say "Building the Temporal server needs Go $GO_VERSION or newer; none was found."
    fi
    go_hint
}

lock() {
    local owner waited=0
    mkdir -p "$TEMPORAL_CACHE"
    until mkdir "$TEMPORAL_CACHE/lock" 2>/dev/null; do
        owner=$(cat "$TEMPORAL_CACHE/lock/pid" 2>/dev/null || :)
        if [ -n "$owner" ] && ! alive "$owner"; then rm -rf "$TEMPORAL_CACHE/lock"; continue; fi
        [ $waited -gt 0 ] || say "Process ${owner:-unknown} is building the Temporal server; waiting for it."
        sleep 1
        waited=$((waited + 1))
        [ $waited -lt 3600 ] || die "The lock $TEMPORAL_CACHE/lock was not given back for an hour. Maybe remove it."
    done
    printf '%s\n' $$ > "$TEMPORAL_CACHE/lock/pid"
    trap 'rm -rf "$TEMPORAL_CACHE/lock" "$WORK"; [ -z "${job:-}" ] || kill "$job" 2>/dev/null' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

# Runs a command with its errors in a log, telling every second, or a minute without a terminal, how far it is.
with_progress() {
    local what=$1 log=$2 of=$3 told=0 done_ elapsed
    shift 3
    "$@" 2> "$log" & job=$!
    while alive $job; do
        sleep 1
        done_=$(grep -c . "$log" || :)
        elapsed=$((SECONDS - STARTED))
        if [ -t 2 ]; then
            printf '\r\033[KBuilding the Temporal server %s: %s %s%s, %d s' "$TEMPORAL_VERSION" "$what" "$done_" "$of" $elapsed >&2
        elif [ $((elapsed / 60)) -ge $told ]; then
            say "Building the Temporal server $TEMPORAL_VERSION: $what $done_$of, $elapsed s"
            told=$((elapsed / 60 + 1))
        fi
    done
    wait $job || { [ ! -t 2 ] || say ''; tail -n 5 "$log" >&2; die "The Temporal server was not built. Maybe the module proxy cannot be reached from here; the whole log: $log"; }
    job=''
}

if built; then
    printf '%s\n' "$TEMPORAL_CACHE"
    exit 0
fi
find_go
WORK=$(mktemp -d)
lock
if ! built; then
    cd "$TEMPORAL_SOURCES"
    export CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS=-mod=readonly
    STARTED=$SECONDS
    LOGS=$TEMPORAL_CACHE
    say "Building the Temporal server $TEMPORAL_VERSION with $("$GO" env GOVERSION): once, about 10 minutes on two cores, 4 GB of disk."
    with_progress 'modules fetched' "$LOGS/fetch.log" '' \
        "$GO" list -deps "${FLAGS[0]}" "${FLAGS[1]}" -f '{{.ImportPath}}' "${PACKAGES[@]}" > "$WORK/packages"
    with_progress 'packages compiled' "$LOGS/build.log" " of $(grep -c . "$WORK/packages")" \
        nice "$GO" build -v "${FLAGS[@]}" -o "$WORK/" "${PACKAGES[@]}"
    mv "$WORK/sql" "$TEMPORAL_CACHE/temporal-sql-tool"
    mv "$WORK/server" "$TEMPORAL_CACHE/temporal-server.new"
    mv "$TEMPORAL_CACHE/temporal-server.new" "$TEMPORAL_CACHE/temporal-server"
    [ ! -t 2 ] || printf '\r\033[K' >&2
    say "Built the Temporal server $TEMPORAL_VERSION in $((SECONDS - STARTED)) s."
fi
printf '%s\n' "$TEMPORAL_CACHE"

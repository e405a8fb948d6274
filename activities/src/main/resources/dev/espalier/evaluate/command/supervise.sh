# Runs a program and ends it, with all that it has started, when its worker wants it to or is gone. POSIX sh.
#
#   sh supervise.sh RUN GRACE CLAIM TOKEN WORK [NAME=value ...] PROGRAM [ARGUMENT ...]
#
# The variables are the program's alone: its supervisor finds what it needs whatever they say.
# Its standard input is a pipe that the worker holds and never writes to: the pipe closes when the worker lets go of it,
# or dies in whatever way. CLAIM is the folder that keeps the program's checkpoint: the file `alive` in it is fresh as
# long as anything runs, and the file `owner` names the TOKEN of who may run there, so that a later attempt can take the
# folder from one whose worker hangs. WORK is removed where the worker is not there any more to do so.
run=$1 grace=$2 claim=$3 token=$4 work=$5
shift 5
self=$$
stopping=''
exec 3<&0 < /dev/null
ulimit -c 0 2> /dev/null
trap : HUP INT TERM
trap 'stopping=yes' USR1

# A group of its own for the program, so that one signal reaches all of it and nothing else.
if command -v setsid > /dev/null 2>&1; then
    lead() { exec env ESPALIER_RUN="$run" setsid env "$@"; }
else
    lead() { exec env ESPALIER_RUN="$run" perl -e 'use POSIX; POSIX::setsid(); exec @ARGV or exit 127' env "$@"; }
fi
(
    # When memory runs out, the system is to end this program and not the worker.
    { echo 1000 > /proc/self/oom_score_adj; } 2> /dev/null
    lead "$@" 3<&-
) &
program=$!
# From here on the output is the program's alone.
exec > /dev/null 2>&1

signal() { kill "-$1" "-$program" 2> /dev/null || kill "-$1" "$program" 2> /dev/null; }

# What left the group is known by a mark in its environment.
strays() {
    for stray in $(grep -l "ESPALIER_RUN=$run" /proc/[0-9]*/environ 2> /dev/null); do
        stray=${stray#/proc/}
        kill -KILL "${stray%/environ}" 2> /dev/null
    done
}

# Whether a process runs, or anything of a group: $1 is pid or group. Where nobody reaps orphans, as in many containers,
# dead ones stay on the list.
lives() {
    if [ -r /proc/self/stat ]; then
        cat /proc/[0-9]*/stat 2> /dev/null | awk -v what="$1" -v id="$2" '
            { pid = $1; sub(/.*[)] /, ""); if ((what == "pid" ? pid : $3) == id && $1 !~ /[ZX]/) found = 1 }
            END { exit !found }'
    elif [ "$1" = pid ]; then
        kill -0 "$2" 2> /dev/null
    else
        signal 0
    fi
}

finish() {
    signal TERM
    left=$((grace * 5))
    while [ "$left" -gt 0 ] && lives group "$program"; do
        sleep 0.2
        left=$((left - 1))
    done
    sweep
}

sweep() {
    signal KILL
    strays
    strays
    rm -f "$claim/alive"
}

# Tells the supervisor to stop, and does it in its place should the program have killed it.
stop() {
    kill -USR1 "$self" 2> /dev/null
    while lives pid "$self"; do sleep 0.2; done
    finish
}

# While the worker holds the pipe.
(
    trap '' HUP INT TERM USR1
    while read -r _ <&3; do :; done
    stop
    rm -rf "$work"
) &
pipe=$!

# While the supervisor is there, and nobody else has taken the folder.
(
    trap '' HUP INT TERM USR1
    exec 3<&-
    while lives pid "$self" && touch "$claim/alive" && [ "$(cat "$claim/owner")" = "$token" ]; do sleep 1; done
    stop
) &
owner=$!

status=0
while [ -z "$stopping" ]; do
    wait "$program"
    status=$?
    kill -0 "$program" 2> /dev/null || break
done
[ -z "$stopping" ] || finish
kill -KILL "$owner" 2> /dev/null
sweep
# Of the worker nothing is left to remove the folder: whoever watches the pipe does.
if [ -z "$stopping" ]; then kill -KILL "$pipe" 2> /dev/null; fi
exit "$status"

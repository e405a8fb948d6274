# shellcheck shell=sh
# Keeps a worker running: starts it again when it dies, on the GPU that it was given. Sourced, not run.

# Sets GPU to what --gpu names.
read_gpu() {
    GPU=''
    while [ $# -gt 0 ]; do
        case $1 in
        --gpu) GPU=${2:-none}; if [ $# -gt 1 ]; then shift; fi ;;
        --gpu=*) GPU=${1#--gpu=} ;;
        esac
        shift
    done
}

# How many GPUs nvidia-smi tells of.
gpus() { nvidia-smi --query-gpu=index --format=csv,noheader 2> /dev/null | grep -c . || :; }

# One process per GPU, which sees no other, and trains one network after the other.
on_gpu() {
    case $GPU in *[!0-9]* | '') die "The --gpu ($GPU) must be the number of a GPU, from 0." ;; esac
    count=$(gpus)
    if [ "$count" = 0 ]; then
        say "The --gpu ($GPU) cannot be used: this machine has no GPU that nvidia-smi knows."
        die "Maybe leave it out: ./espalier worker --queues gpu trains on the processor."
    fi
    if [ "$GPU" -ge "$count" ]; then
        die "The --gpu ($GPU) must be the number of one of this machine's GPUs: 0 to $((count - 1))."
    fi
    # Numbered as nvidia-smi numbers them; CUDA by itself begins with the fastest.
    export CUDA_DEVICE_ORDER=PCI_BUS_ID CUDA_VISIBLE_DEVICES="$GPU" ESPALIER_WORKER_GPUS="${ESPALIER_WORKER_GPUS:-1}"
}

# Ends with the worker where it ended by itself, because it could not start, or by Ctrl-C. The wait grows while it keeps
# dying and is a second again once it has run ten times as long as the last wait.
keep_running() {
    pause=1 died=''
    while :; do
        begun=$(date +%s) rc=0
        as_child "$@" || rc=$?
        case $rc in 0 | 2 | 130 | 143) return $rc ;; esac
        if [ $rc -eq 1 ] && [ -z "$died" ]; then return 1; fi
        died=yes
        if [ $(($(date +%s) - begun)) -ge $((10 * pause)) ]; then pause=1; fi
        say "The worker ended with $rc; starting it again in $pause s. Ctrl-C ends it."
        rest $pause || return $?
        pause=$((pause * 2))
        if [ $pause -gt 60 ]; then pause=60; fi
    done
}

# Waits so many seconds; fails at once when a signal comes.
rest() { rc=0; as_child sleep "$1" || rc=$?; return $rc; }

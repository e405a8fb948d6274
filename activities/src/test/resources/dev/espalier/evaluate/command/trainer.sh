# Stands for a trainer: sh trainer.sh EPOCHS PAUSE [REPORT=FILE] TRIAL. What it reaches follows from the architecture and the seed;
# it saves every epoch, and goes on from what it saved.
epochs=$1 pause=$2
shift 2
for word in "$@"; do
    case $word in REPORT=*) REPORT=${word#REPORT=} ;; *) trial=$word ;; esac
done
text() { sed -n "s/^ *\"$1\" : \"\\(.*\\)\",*\$/\\1/p" "$trial" | head -n 1; }
number() { sed -n "s/^ *\"$1\" : \\([0-9]*\\),*\$/\\1/p" "$trial" | head -n 1; }

saved=$(text checkpoint)/epoch
sum=$(printf '%s %s' "$(text architecture)" "$(number seed)" | cksum | cut -d ' ' -f 1)
epoch=0
if [ -f "$saved" ]; then epoch=$(cat "$saved"); fi
while [ "$epoch" -lt "$epochs" ]; do
    epoch=$((epoch + 1))
    sleep "$pause"
    printf '%s\n' "$epoch" >> "$(dirname "$saved")/trained"
    printf '{"epoch": %d, "epochs": %d, "val_accuracy_pct": %d.%02d}\n' "$epoch" "$epochs" \
        $((90 * epoch / epochs)) $((sum % 100))
    echo "$epoch" > "$saved.new"
    mv "$saved.new" "$saved"
    echo '{"checkpoint": true}'
done
if [ -n "${REPORT:-}" ]; then cp "$(dirname "$saved")/trained" "$REPORT"; fi
printf '{"gpu_seconds": %d, "measures": {"val_accuracy_pct": 90.%02d}}\n' "$epochs" $((sum % 100))

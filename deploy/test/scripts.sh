#!/bin/sh
# Tests of the scripts themselves, with a JDK and a Maven that only note what they were asked for.
# shellcheck disable=SC2015,SC2013 # the second part of A && B || fail never fails itself; test names are words
# Prints one line per test: "ok NAME", "skipped NAME" or "FAILED NAME: what was seen".
set -u
HERE=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
SOURCE=$(CDPATH='' cd -- "$HERE/../.." && pwd -P)
TEMP=$(mktemp -d)
trap 'rm -rf "$TEMP"' EXIT
for name in $(env | sed -n 's/^\(ESPALIER_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done

# --- A checkout with a blank in its path, a JDK 17, a JDK 25 and a Maven ----------------------------------------------

jdk() {
    mkdir -p "$TEMP/$1/bin"
    printf 'JAVA_VERSION="%s"\n' "$2" > "$TEMP/$1/release"
    cat > "$TEMP/$1/bin/java" <<'JAVA'
#!/bin/sh
printf '%s\n' "$0 launcher=${ESPALIER_LAUNCHER:-} $*" >> "$CALLS"
for argument in "$@"; do
    case $argument in
    -XX:AOTCacheOutput=*) sleep "${RECORDING:-0}"; echo recorded > "${argument#*=}"; exit 0 ;;
    read) IFS= read -r line; echo "read $line"; exit 0 ;;
    wait) trap 'echo ended >> "$CALLS"; exit 0' TERM; echo waiting >> "$CALLS"; while :; do sleep 0.1; done ;;
    dies) if [ -e "$CALLS.died" ]; then exit 0; fi; : > "$CALLS.died"; kill -9 $$ ;;
    refuses) exit 2 ;;
    tells) echo "gpu=${CUDA_VISIBLE_DEVICES:-} of=${CUDA_DEVICE_ORDER:-} at_once=${ESPALIER_WORKER_GPUS:-}" >> "$CALLS"; exit 0 ;;
    unserved) case $* in *embedded*) exit 7 ;; *) exit 69 ;; esac ;;
    esac
done
JAVA
    cp "$TEMP/$1/bin/java" "$TEMP/$1/bin/javac"
    chmod +x "$TEMP/$1/bin/java" "$TEMP/$1/bin/javac"
}

checkout() {
    ROOT="$TEMP/a checkout"
    rm -rf "$ROOT"
    mkdir -p "$ROOT/spaces/src/main" "$ROOT/deploy/app/src/main" "$TEMP/bin"
    cp "$SOURCE/espalier" "$ROOT/espalier"
    cp -R "$SOURCE/deploy/launcher" "$ROOT/deploy/launcher"
    touch "$ROOT/pom.xml" "$ROOT/spaces/src/main/A.java" "$ROOT/spaces/src/main/B.java"
    cat > "$ROOT/mvnw" <<'MVN'
#!/bin/sh
root=$(dirname "$0")
echo "maven $JAVA_HOME" >> "$CALLS"
if [ -e "$root/broken" ]; then echo '[ERROR] A.java:[1,1] class expected'; exit 1; fi
mkdir -p "$root/deploy/app/target/launcher/quarkus-app" "$root/deploy/cli/target/launcher/cli"
sleep 0.5
rm -f "$root/deploy/app/target/launcher/quarkus-app/quarkus-run.jar"
touch "$root/deploy/app/target/launcher/quarkus-app/quarkus-run.jar" "$root/deploy/cli/target/launcher/cli/cli.jar"
MVN
    chmod +x "$ROOT/mvnw"
    : > "$CALLS"
}

export CALLS="$TEMP/calls"
export HOME="$TEMP/home"
mkdir -p "$HOME"
jdk old 17.0.1
jdk new 25.0.3
JAVA_HOME="$TEMP/new"
export JAVA_HOME

espalier() { "$ROOT/espalier" "$@" 2> "$TEMP/err" < /dev/null; }
builds() { grep -c '^maven' "$CALLS"; }
fail() { FAILURE="$*; said: $(tr '\n' ' ' < "$TEMP/err" | cut -c 1-200)"; return 1; }
calls_have() { grep -q -e "$1" "$CALLS" || fail "no call like $1 in: $(tail -n 3 "$CALLS" | tr '\n' '|')"; }
says() { grep -q -e "$1" "$TEMP/err" || fail "not said: $1"; }
until_calls_have() {
    tries=0
    until grep -q -e "$1" "$CALLS"; do
        sleep 0.1; tries=$((tries + 1))
        [ $tries -lt 100 ] || { fail "no call like $1"; return 1; }
    done
}

# --- The tests --------------------------------------------------------------------------------------------------------

everyScriptPassesShellcheck() {
    command -v shellcheck > /dev/null || return 100
    (cd "$SOURCE" && shellcheck -x espalier .ci/run deploy/*/*.sh deploy/container/*) > "$TEMP/err" 2>&1 || fail 'shellcheck complains'
}

buildsOnTheFirstStartAndNotAgain() {
    checkout
    espalier status && espalier status && [ "$(builds)" = 1 ] || fail "$(builds) builds"
}

buildsAgainAfterAChangedAndAfterADeletedSource() {
    checkout
    espalier status; sleep 0.1; touch "$ROOT/spaces/src/main/A.java"; espalier status
    [ "$(builds)" = 2 ] || fail "$(builds) builds after a change" || return
    sleep 0.1; rm "$ROOT/spaces/src/main/B.java"; espalier status
    [ "$(builds)" = 3 ] || fail "$(builds) builds after a deletion"
}

twoStartsAtOnceBuildOnce() {
    checkout
    espalier status & first=$!
    "$ROOT/espalier" status 2> /dev/null && wait $first && [ "$(builds)" = 1 ] || fail "$(builds) builds"
}

aBrokenBuildIsTriedAgain() {
    checkout
    touch "$ROOT/broken"
    if espalier status; then fail 'it went on'; return; fi
    says 'class expected' || return
    rm "$ROOT/broken"
    espalier status || fail 'the second build failed'
}

passesOverAnOlderJdkForTheOneInThePath() {
    checkout
    mkdir -p "$TEMP/path"; ln -sf "$TEMP/new/bin/java" "$TEMP/path/java"
    JAVA_HOME="$TEMP/old" PATH="$TEMP/path:$PATH" espalier status && calls_have "^maven $TEMP/new" && calls_have "^$TEMP/new/bin/java"
}

refusesANamedJdkThatIsTooOld() {
    checkout
    if ESPALIER_JAVA_HOME="$TEMP/old" espalier status; then fail 'it went on'; return; fi
    says "ESPALIER_JAVA_HOME ($TEMP/old) must be a JDK 25 or newer."
}

worksThroughALink() {
    checkout
    ln -sf "../a checkout/espalier" "$TEMP/bin/espalier"
    "$TEMP/bin/espalier" status 2> "$TEMP/err" < /dev/null && calls_have 'cli.jar status'
}

servesACommandThatFoundNoServer() {
    checkout
    espalier experiment list unserved; status=$?
    [ $status = 7 ] || fail "status $status" || return
    calls_have 'launcher=1 .*cli.jar experiment list unserved' && calls_have 'quarkus-run.jar embedded experiment list unserved'
}

servesNothingWhenAServerIsNamed() {
    checkout
    ESPALIER_URL=http://127.0.0.1:1 espalier unserved; status=$?
    [ $status = 69 ] || fail "status $status"
}

asksTheCommandLineForHelpAboutAServer() {
    checkout
    espalier up --help && calls_have 'cli.jar up --help'
}

handsItsInputToACommand() {
    checkout
    espalier status
    [ "$(echo 'a word' | "$ROOT/espalier" read)" = 'read a word' ] || fail 'the input was lost'
}

aSignalReachesAServerAndACommand() {
    checkout
    espalier status
    for words in 'up wait' 'run wait' 'worker wait'; do
        : > "$CALLS"
        # shellcheck disable=SC2086 # two words
        "$ROOT/espalier" $words 2> /dev/null & pid=$!
        until_calls_have waiting || return
        kill $pid; wait $pid
        until_calls_have ended || return
    done
}

startsAWorkerAgainThatWasKilled() {
    checkout
    rm -f "$CALLS.died"
    espalier worker --queues gpu dies || fail 'it did not end with the worker' || return
    [ "$(grep -c 'quarkus-run.jar worker' "$CALLS")" = 2 ] || fail "it ran $(grep -c 'quarkus-run.jar worker' "$CALLS") times" || return
    says 'The worker ended with 137; starting it again in 1 s'
}

startsNoWorkerAgainThatCannotServe() {
    checkout
    espalier worker --queues nonsense refuses; status=$?
    [ $status = 2 ] && [ "$(grep -c 'quarkus-run.jar worker' "$CALLS")" = 1 ] || fail "status $status"
}

refusesAGpuThatIsNotThere() {
    checkout
    espalier status
    printf '#!/bin/sh\necho 0; echo 1\n' > "$TEMP/bin/nvidia-smi"
    chmod +x "$TEMP/bin/nvidia-smi"
    for gpu in 2 x; do
        if PATH="$TEMP/bin:$PATH" espalier worker --gpu $gpu; then fail 'it went on'; return; fi
        says "The --gpu ($gpu) must be the number of" || return
    done
    printf '#!/bin/sh\nexit 9\n' > "$TEMP/bin/nvidia-smi"
    if PATH="$TEMP/bin:$PATH" espalier worker --gpu 0; then fail 'it went on'; return; fi
    says 'The --gpu (0) cannot be used: this machine has no GPU' || return
    [ "$(grep -c 'quarkus-run.jar worker' "$CALLS")" = 0 ] || fail 'a worker was started'
}

aWorkerOnAGpuServesGpuAndSeesNoOther() {
    checkout
    espalier status
    printf '#!/bin/sh\necho 0; echo 1\n' > "$TEMP/bin/nvidia-smi"
    chmod +x "$TEMP/bin/nvidia-smi"
    PATH="$TEMP/bin:$PATH" espalier worker --gpu 1 tells && calls_have 'quarkus-run.jar worker --queues gpu --gpu 1 tells' &&
        calls_have 'gpu=1 of=PCI_BUS_ID at_once=1'
}

itsOutputEndsWithItAlthoughARecordingGoesOn() {
    checkout
    begin=$(date +%s)
    out=$(RECORDING=8 espalier status; echo 'at the end')
    [ "$out" = 'at the end' ] && [ $(($(date +%s) - begin)) -lt 7 ] || fail "it took $(($(date +%s) - begin)) s"
}

usesWhatItRecorded() {
    checkout
    espalier status
    tries=0
    until [ -e "$ROOT/.espalier/app/server.aot" ] || [ $tries = 50 ]; do sleep 0.1; tries=$((tries + 1)); done
    espalier up; espalier status
    calls_have '-XX:AOTCache=.*server.aot .*quarkus-run.jar up' && calls_have '-XX:AOTCache=.*cli.aot .*cli.jar status'
}

keepsTheBuildsThatRunAndTheOneBefore() {
    checkout
    espalier status
    "$ROOT/espalier" up wait 2> /dev/null & pid=$!
    until_calls_have waiting
    ran=$(readlink "$ROOT/.espalier/app")
    for _ in 1 2 3; do sleep 0.1; touch "$ROOT/pom.xml"; espalier status; done
    [ -d "$ROOT/.espalier/$ran" ] || fail 'the build that ran was removed' || return
    kill $pid; wait $pid
    sleep 0.1; touch "$ROOT/pom.xml"; espalier status
    [ "$(find "$ROOT/.espalier" -maxdepth 1 -name 'build.[0-9]*' -type d | grep -c .)" = 2 ] || fail 'not two builds are left'
}

tellsTheCasesOfAReport() {
    cat > "$TEMP/report.xml" <<'REPORT'
<testsuite name="a.B" tests="4">
  <testcase name="works" classname="a.B" time="0.1"/>
  <testcase name="breaks" classname="a.B" time="0.1">
    <failure message="expected: &quot;x&quot;&#10;but was y" type="E"><![CDATA[trace]]></failure>
  </testcase>
  <testcase name="throws" classname="a.B">
    <error type="E"><![CDATA[E: no luck
	at a.B.throws(B.java:1)
]]></error>
  </testcase>
  <testcase name="waits" classname="a.B" time="0">
    <skipped message="no server"/>
  </testcase>
  <testcase name="talks" classname="a.B" time="0">
    <system-out><![CDATA[text]]></system-out>
  </testcase>
</testsuite>
REPORT
    : > "$TEMP/err"
    got=$(awk -f "$HERE/cases.awk" "$TEMP/report.xml" | tr '\t' '~' | tr '\n' '|')
    [ "$got" = 'passed~a.B.works~|failed~a.B.breaks~expected: "x" but was y|failed~a.B.throws~E: no luck|skipped~a.B.waits~no server|passed~a.B.talks~|' ] || fail "$got"
}

for test in $(sed -n 's/^\([a-zA-Z]*\)() {$/\1/p' "$0" | sed -n '/everyScript/,$p'); do
    FAILURE='' code=0
    $test > "$TEMP/out" 2>&1 || code=$?
    case $code in
    0) echo "ok scripts.$test" ;;
    100) echo "skipped scripts.$test" ;;
    *) echo "FAILED scripts.$test: ${FAILURE:-$(tail -n 1 "$TEMP/out")}" ;;
    esac
done

# shellcheck shell=sh
# Builds Espalier when its sources changed, and records what the JVM loads. Sourced, not run.
# shellcheck disable=SC2086 # *_FLAGS and *_ARGS are split on purpose

stale() {
    [ -f "$STATE/stamp" ] && [ -f "$APP/quarkus-run.jar" ] || return 0
    # Folders count, too: a deleted or renamed file changes its folder's time. Tests do not.
    [ -n "$(find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/deploy/*/pom.xml "$ROOT"/*/src/main "$ROOT"/deploy/*/src/main \
        -newer "$STATE/stamp" -print 2> /dev/null | head -n 1)" ]
}

# Held while a build runs.
lock() {
    mkdir -p "$STATE" || die "The folder ($ROOT) must be writable: builds are kept in it."
    waited=0
    until mkdir "$STATE/lock" 2> /dev/null; do
        owner=$(cat "$STATE/lock/pid" 2> /dev/null || :)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2> /dev/null; then
            mv "$STATE/lock" "$STATE/lock.$$" 2> /dev/null && rm -rf "$STATE/lock.$$"
            continue
        fi
        if [ $waited = 0 ]; then say "Process ${owner:-unknown} is building here; waiting for it."; fi
        sleep 1
        waited=$((waited + 1))
        [ $waited -lt 3600 ] || die "The lock ($STATE/lock) was not given back for an hour. Maybe remove it."
    done
    printf '%s\n' $$ > "$STATE/lock/pid"
    trap 'rm -rf "$STATE/lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
}

unlock() { rm -rf "$STATE/lock"; trap - EXIT INT TERM HUP; }

# Where Maven is: "[3/8] activities", with the libraries fetched so far if any.
where_maven_is() {
    awk '/^\[INFO\] Building .* \[[0-9]+\/[0-9]+\]$/ { place = $NF; name = $3 }
         /Downloaded from/ { fetched++ }
         END { printf "%s%s%s", place, (name == "" ? "" : " " name), (fetched ? ", " fetched " files fetched" : "") }' "$STATE/build.log"
}

watch_maven() {
    told=''
    while kill -0 "$job" 2> /dev/null; do
        sleep 1
        now=$(where_maven_is)
        if [ -t 2 ]; then
            printf '\r\033[KBuilding Espalier %s, %s s' "$now" $(($(date +%s) - begin)) >&2
        elif [ "${now%%,*}" != "$told" ]; then
            told=${now%%,*}
            say "Building Espalier $told, $(($(date +%s) - begin)) s"
        fi
    done
    if [ -t 2 ]; then printf '\r\033[K' >&2; fi
}

build() {
    need maven
    lock
    if ! stale; then unlock; return; fi # the other start has built it
    : > "$STATE/stamp.new"              # before the build: an edit during it triggers the next one
    begin=$(date +%s)
    JAVA_HOME=$JDK "$MVN" -B -Dstyle.color=never -f "$ROOT/pom.xml" ${ESPALIER_MAVEN_ARGS:-} \
        -Despalier.target=$TARGET -Despalier.compiler.warnings=-Xlint:none -Despalier.compiler.checks=-XDlean \
        -Dmaven.test.skip -Dspotless.check.skip -Djacoco.skip package > "$STATE/build.log" 2>&1 < /dev/null &
    job=$!
    trap 'kill $job 2> /dev/null || :; rm -rf "$STATE/lock"' EXIT
    watch_maven
    rc=0
    wait $job || rc=$?
    if [ $rc -ne 0 ]; then build_failed; fi
    keep
    mv "$STATE/stamp.new" "$STATE/stamp"
    say "Built Espalier in $(($(date +%s) - begin)) s."
    unlock
}

build_failed() {
    { grep '^\[ERROR\] .' "$STATE/build.log" || tail -n 12 "$STATE/build.log"; } |
        grep -v 'COMPILATION ERROR\|Help 1\|[Rr]e-run Maven\|For more information\|After correcting\|mvn <args>' | head -n 12 >&2
    say "The build failed; all it said: $STATE/build.log"
    if grep -q 'Could not transfer\|Could not resolve' "$STATE/build.log"; then
        say "Maybe Maven Central cannot be reached from here; ESPALIER_MAVEN_ARGS takes arguments such as -s settings.xml."
    fi
    exit 1
}

# Each build gets a folder of its own, so that a running server keeps its files; hard links where the file system has them.
keep() {
    new=$STATE/build.$begin.$$
    mkdir "$new"
    from=$ROOT/deploy/app/$TARGET/quarkus-app
    cp -Rl "$from/." "$new/" 2> /dev/null || { rm -rf "$new"; mkdir "$new"; cp -Rp "$from/." "$new/"; }
    cp -Rp "$ROOT/deploy/cli/$TARGET/cli" "$new/cli"
    old=$(readlink "$APP" || :)
    ln -sfn "${new##*/}" "$APP"
    for folder in "$STATE"/build.[0-9]*; do # this one, the one before, and those that run
        case ${folder##*/} in "${new##*/}" | "${old:-none}") continue ;; esac
        used "$folder" || rm -rf "$folder"
    done
}

used() {
    for mark in "$1"/used-by.*; do
        if [ -e "$mark" ] && kill -0 "${mark##*.}" 2> /dev/null; then return 0; fi
    done
    return 1
}

# Runs that start and end at once, at low priority, record what the JVM loads: later starts take a third of the time.
record() {
    trap - EXIT INT TERM HUP
    cd "$RUN" || return
    nice -n 19 "$JDK/bin/java" $CLI_FLAGS -XX:AOTCacheOutput=cli.aot.new -jar "$RUN/cli/cli.jar" self-test &&
        [ -s cli.aot.new ] && mv cli.aot.new cli.aot
    env -u ESPALIER_TOKEN -u ESPALIER_AUTH ESPALIER_HOME="$RUN/scratch" ESPALIER_DATABASE='jdbc:h2:mem:train' ESPALIER_TEMPORAL=embedded ESPALIER_PORT=0 \
        ESPALIER_HOST=127.0.0.1 ESPALIER_EXIT_WHEN_READY=true \
        nice -n 19 "$JDK/bin/java" $SERVER_FLAGS -XX:AOTCacheOutput=server.aot.new -jar "$RUN/quarkus-run.jar" up &&
        [ -s server.aot.new ] && mv server.aot.new server.aot
    rm -rf scratch
}

# Records in the background unless it was done, is being done or has failed before.
ensure_recorded() {
    if [ -r "$RUN/server.aot" ] && [ -r "$RUN/cli.aot" ]; then return; fi
    if [ -e "$RUN/recording" ]; then
        recorder=$(cat "$RUN/recording")
        if [ "$recorder" = ended ] || kill -0 "${recorder:-0}" 2> /dev/null; then return; fi
    fi
    # exec lets go of our stdout: out=$(espalier ...) would wait for it.
    (exec > "$RUN/record.log" 2>&1 < /dev/null; record; echo ended > "$RUN/recording") &
    echo $! > "$RUN/recording"
}

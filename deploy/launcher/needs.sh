# shellcheck shell=sh
# Finds what the launcher needs, a JDK and Maven, or says how to get it. Sourced, not run.

# Sets MAJOR to the version of the JDK in $1, 0 when there is none; reads a file, starts no JVM.
major_of() {
    MAJOR=0
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in JAVA_VERSION=*)
            v=${line#JAVA_VERSION=}; v=${v#\"}; v=${v%%[!0-9]*}; MAJOR=${v:-0}
            return 0 ;;
        esac
    done < "$1/release"
}

fits() { major_of "$1"; [ "$MAJOR" -ge "$NEED" ]; }

# The lowest version that fits among the arguments: nearest to what is tested.
best_of() {
    for home in "$@"; do
        if fits "$home" && { [ -z "$JDK" ] || [ "$MAJOR" -lt "$JDK_MAJOR" ]; }; then JDK=$home JDK_MAJOR=$MAJOR; fi
    done
}

find_jdk() {
    JDK='' JDK_MAJOR=0
    if [ -n "${ESPALIER_JAVA_HOME:-}" ]; then
        fits "$ESPALIER_JAVA_HOME" || die "ESPALIER_JAVA_HOME ($ESPALIER_JAVA_HOME) must be a JDK $NEED or newer."
        JDK=$ESPALIER_JAVA_HOME
        return
    fi
    if [ -n "${JAVA_HOME:-}" ] && fits "$JAVA_HOME"; then JDK=$JAVA_HOME; return; fi
    if [ -r "$STATE/jdk" ]; then
        IFS= read -r home < "$STATE/jdk" || :
        if fits "$home"; then JDK=$home; return; fi
    fi
    java=$(command -v java || :) hops=0
    while [ -n "$java" ] && [ -h "$java" ] && [ $hops -lt 10 ]; do
        link=$(readlink "$java")
        case $link in /*) java=$link ;; *) java=${java%/*}/$link ;; esac
        hops=$((hops + 1))
    done
    if [ -n "$java" ]; then best_of "${java%/bin/java}"; fi
    if [ -z "$JDK" ]; then
        best_of /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
            "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
            /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    fi
    [ -n "$JDK" ] || return 0
    mkdir -p "$STATE" || die "The folder ($ROOT) must be writable: builds are kept in it."
    printf '%s\n' "$JDK" > "$STATE/jdk"
}

find_maven() {
    MVN=''
    for candidate in "$ROOT/mvnw" "$(command -v mvn || :)" "${MAVEN_HOME:-/none}/bin/mvn" "${M2_HOME:-/none}/bin/mvn" \
        "${SDKMAN_DIR:-$HOME/.sdkman}/candidates/maven/current/bin/mvn" /opt/maven/bin/mvn /usr/share/maven/bin/mvn \
        /opt/homebrew/bin/mvn /usr/local/bin/mvn; do
        if [ -x "$candidate" ]; then MVN=$candidate; return; fi
    done
}

# Prints how this system installs the JDK ($1 = jdk) or Maven.
how_to_install() {
    sudo=''
    if [ "$(id -u)" != 0 ]; then sudo='sudo '; fi
    if command -v apt-get > /dev/null; then
        if [ "$1" = maven ]; then printf '%s' "${sudo}apt-get install maven"; return; fi
        for package in "openjdk-$NEED-jdk-headless" "temurin-$NEED-jdk"; do
            if apt-cache show "$package" > /dev/null 2>&1; then printf '%s' "${sudo}apt-get install $package"; return; fi
        done
    elif command -v dnf > /dev/null; then
        if [ "$1" = maven ]; then printf '%s' "${sudo}dnf install maven"; else printf '%s' "${sudo}dnf install java-$NEED-openjdk-devel"; fi
        return
    elif command -v brew > /dev/null; then
        if [ "$1" = maven ]; then printf '%s' 'brew install maven'; else printf '%s' "brew install openjdk@$NEED"; fi
        return
    fi
    if [ "$1" = maven ]; then printf '%s' 'unpack it from https://maven.apache.org and put its bin in PATH'; return; fi
    printf '%s' "unpack Temurin $NEED from https://adoptium.net and set JAVA_HOME to its folder"
}

# Tells everything that is missing at once; $1 = maven when Maven is needed, too.
need() {
    find_jdk
    MVN=none
    if [ "${1:-}" = maven ]; then find_maven; fi
    missing=''
    if [ -z "$JDK" ]; then
        say "No JDK $NEED or newer was found (JAVA_HOME is ${JAVA_HOME:-not set})."
        say "Maybe install it: $(how_to_install jdk)"
        missing=yes
    fi
    if [ -z "$MVN" ]; then
        say "Maven was not found; it builds Espalier from its sources."
        say "Maybe install it: $(how_to_install maven)"
        missing=yes
    fi
    if [ -n "$missing" ]; then exit 1; fi
}

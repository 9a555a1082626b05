# shellcheck shell=sh disable=SC2034 # what is set here is used by the script that sources it
# Finding a JDK; sourced by ./alphatrail and ./dev. POSIX sh, no process started on the usual path.

REQUIRED_JDK=25

# Sets jdk_build to the full version of the JDK in folder $1; fails when it is none, or too old.
read_jdk() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    jdk_major=0
    jdk_build=unknown
    while IFS='=' read -r jdk_key jdk_value; do
        jdk_value=${jdk_value#\"}
        jdk_value=${jdk_value%\"}
        case $jdk_key in
            JAVA_RUNTIME_VERSION) jdk_build=$jdk_value ;;
            JAVA_VERSION) jdk_major=${jdk_value%%[!0-9]*} ;;
        esac
    done <"$1/release"
    [ "${jdk_major:-0}" -ge "$REQUIRED_JDK" ]
}

# Sets jdk and jdk_build to the first JDK that is new enough; fails when there is none.
find_jdk() {
    jdk=${JAVA_HOME:-}
    [ -z "$jdk" ] || ! read_jdk "$jdk" || return 0

    # the folder of the `java` on PATH, through its links
    jdk=$(command -v java) || jdk=
    while [ -L "$jdk" ]; do
        jdk_link=$(readlink "$jdk")
        case $jdk_link in
            /*) jdk=$jdk_link ;;
            *) jdk=${jdk%/*}/$jdk_link ;;
        esac
    done
    jdk=${jdk%/bin/java}
    [ -z "$jdk" ] || ! read_jdk "$jdk" || return 0

    for jdk in /usr/lib/jvm/* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        ! read_jdk "$jdk" || return 0
    done
    if [ -x /usr/libexec/java_home ]; then
        jdk=$(/usr/libexec/java_home -v "$REQUIRED_JDK+" 2>/dev/null) || jdk=
        [ -z "$jdk" ] || ! read_jdk "$jdk" || return 0
    fi
    return 1
}

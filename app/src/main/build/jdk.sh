# Read by mvnw and cutaway: how to find a JDK 25.

# Sets version to the feature number of the JDK in $1. Its release file is read, for a JVM takes
# a while to say it.
jdk_version() {
    version=0
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    while IFS='="' read -r key _ value _; do
        if [ "$key" = JAVA_VERSION ]; then version=${value%%[!0-9]*}; fi
    done <"$1/release"
}

# Sets jdk to the home of a Java 25 that has the program $1 (java or javac).
find_jdk() {
    on_path=$(readlink -f "$(command -v java || echo /bin/java)")
    for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "${on_path%/bin/java}" "${HOME:-}"/.jdks/*25* \
        "${HOME:-}"/.sdkman/candidates/java/25*; do
        if [ -x "$jdk/bin/$1" ] && jdk_version "$jdk" && [ "$version" = 25 ]; then return 0; fi
    done
    {
        echo "$2: no JDK 25 found: neither JAVA_HOME, /usr/lib/jvm, nor the java on PATH is one."
        echo "Where the distribution has it: apt-get install openjdk-25-jdk"
        echo "Elsewhere: unpack a build of it (https://adoptium.net) and set JAVA_HOME to its folder."
    } >&2
    return 1
}

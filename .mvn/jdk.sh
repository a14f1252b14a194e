# Sourced by ./sampo and ./mvnw: sets JAVA_HOME to the first JDK of at least SAMPO_JDK_MIN among
# JAVA_HOME, the PATH and the usual install folders, or says what to do.
SAMPO_JDK_MIN=25

# Prints the feature release of the JDK in folder $1; nothing when there is no compiler in it.
sampo_jdk_release() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

sampo_find_jdk() {
  sampo_path_javac=$(command -v javac 2>/dev/null) || sampo_path_javac=
  [ -z "$sampo_path_javac" ] || sampo_path_javac=$(dirname "$(dirname "$(readlink -f "$sampo_path_javac")")")
  # No folder of these holds a space or a glob of its own; mvnw runs with globbing off.
  set +f
  for sampo_candidate in "${JAVA_HOME-}" "$sampo_path_javac" \
      /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    sampo_release=$(sampo_jdk_release "$sampo_candidate")
    if [ -n "$sampo_release" ] && [ "$sampo_release" -ge "$SAMPO_JDK_MIN" ]; then
      JAVA_HOME=$sampo_candidate
      export JAVA_HOME
      return 0
    fi
  done
  echo "sampo: no JDK $SAMPO_JDK_MIN or newer found (looked at JAVA_HOME=${JAVA_HOME:-unset}, the PATH, /usr/lib/jvm, /usr/java, /opt, ~/.sdkman, ~/.jdks)." >&2
  echo "sampo: install one, for example Eclipse Temurin $SAMPO_JDK_MIN, or set JAVA_HOME to it." >&2
  return 1
}

sampo_find_jdk || exit 1

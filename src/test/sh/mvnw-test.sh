#!/bin/sh
# What mvnw promises, tried with JDKs, a Maven and a curl that only look like them.
set -eu

mvnw=$(cd "$(dirname "$0")/../../.." && pwd)/mvnw
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
unset JAVA_HOME JAVA25_HOME JDK25_HOME MAVEN_OPTS
export HOME="$dir/home"

# A program $1 that runs the shell text $2.
program() {
  mkdir -p "$(dirname "$1")"
  printf '#!/bin/sh\n%s\n' "$2" >"$1"
  chmod +x "$1"
}

jdk() {
  program "$1/bin/javac" ''
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
}

# A Maven in $1 of version $2 that says which JDK and arguments it was given.
maven() {
  program "$1" "[ \"\$*\" = -v ] && echo 'Apache Maven $2' || echo \"maven $2 on \${JAVA_HOME:-none}: \$*\""
}

expect() {
  echo "$2" | grep -q "$1" || { echo "mvnw: $test: expected '$1', got '$2'" >&2; exit 1; }
}

jdk "$dir/old" 17.0.1
jdk "$dir/good" 25
jdk "$HOME/.jdks/a" 98.0.2
jdk "$HOME/.jdks/newest one" 99-ea
maven "$dir/bin/mvn" 3.6.3
export PATH="$dir/bin:/usr/bin:/bin"

test="JAVA_HOME is taken where it is new enough"
expect "on $dir/good: verify -X" "$(JAVA_HOME="$dir/good" "$mvnw" verify -X)"

test="an old JAVA_HOME gives way to the newest JDK found"
expect "on $HOME/.jdks/newest one: verify" "$(JAVA_HOME="$dir/old" "$mvnw" verify)"

test="Maven's exit code comes through"
program "$dir/bin/mvn" '[ "$*" = -v ] && echo "Apache Maven 4.0.0" || exit 7'
"$mvnw" verify && code=0 || code=$?
expect '^7$' "$code"

test="an archive that is not the named one is refused, and nothing kept"
maven "$dir/bin/mvn" 3.6.2
mkdir -p "$dir/project/.mvn/wrapper" "$dir/archive"
cp "$mvnw" "$dir/project/"
maven "$dir/archive/apache-maven-3.9.0/bin/mvn" 3.9.0
tar -czf "$dir/maven.tar.gz" -C "$dir/archive" apache-maven-3.9.0
program "$dir/bin/curl" "for last; do :; done; echo \"\$last\" >>'$dir/fetched'; cp '$dir/maven.tar.gz' \"\$3\""
properties="$dir/project/.mvn/wrapper/maven-wrapper.properties"
printf 'mavenVersion=3.9.0\nmavenSha512=0\n' >"$properties"
expect 'SHA-512' "$("$dir/project/mvnw" verify 2>&1 || true)"
expect '^0$' "$(ls "$HOME/.m2/wrapper/dists/apache-maven-3.9.0" | wc -l | tr -d ' ')"

test="too old a Maven gives way to the named one, which is fetched once"
sum=$( (sha512sum "$dir/maven.tar.gz" 2>/dev/null || shasum -a 512 "$dir/maven.tar.gz") | cut -d' ' -f1)
printf 'mavenVersion=3.9.0\nmavenSha512=%s\n' "$sum" >"$properties"
rm "$dir/fetched"
expect 'maven 3.9.0 on' "$("$dir/project/mvnw" verify 2>/dev/null)"
expect 'maven 3.9.0 on' "$("$dir/project/mvnw" verify)"
expect '^1$' "$(grep -c '/maven-3/3.9.0/binaries/apache-maven-3.9.0-bin.tar.gz$' "$dir/fetched")"

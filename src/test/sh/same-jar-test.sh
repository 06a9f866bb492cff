#!/usr/bin/env bash
# Packages the classes that are there once more, in another time zone, with another umask and in another language, and
# compares the jar with the one that is there: whoever has the sources can make the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../../.."

jar=$(ls target/emg-adapter-*.jar | grep -v simulator | head -1)
first=$(mktemp)
trap 'rm -f "$first"' EXIT
cp "$jar" "$first"
umask 027
TZ=Pacific/Auckland LC_ALL=C ./mvnw -q -B spring-boot:build-info@default jar:jar@default-jar \
  spring-boot:repackage@repackage >/dev/null
cmp "$first" "$jar" || {
  echo "The jar differs when it is packaged in another time zone with another umask." >&2
  exit 1
}
echo "The same jar twice: $(sha256sum < "$jar" | cut -d' ' -f1)"

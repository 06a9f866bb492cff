#!/usr/bin/env bash
# Trains an AOT cache (JDK 25 or later) without a database, a broker or Equinix: the adapter is put together up to
# the point where it would open the first connection, and ends.
#
#   train.sh <java> <extracted emg-adapter.jar> <cache>
#
# warm.sh trains on more, and needs all of them.
set -euo pipefail

java=$1 jar=$2 cache=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$java" -XX:AOTCacheOutput="$cache" -XX:+UseG1GC -Dspring.context.exit=onRefresh -jar "$jar" \
  --spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none --server.port=0 \
  --emg.subscriptions.default.source=TRAINING \
  --emg.subscriptions.default.route.default=rest \
  --emg.subscriptions.default.rest.client-id=training --emg.subscriptions.default.rest.client-secret=training \
  --emg.requests.digest-key=training \
  '--emg.http.users.training.password={noop}training' --emg.http.users.training.roles=admin \
  > "$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
test -s "$cache" || { cat "$folder/log" >&2; echo "The JVM wrote no AOT cache." >&2; exit 1; }

#!/usr/bin/env bash
# Makes the adapter start fast: unpacks the jar and trains an AOT cache (JDK 25 or later) with the classes
# that a start loads, and the profiles of the methods that reading and checking requests runs.
#
#   warm.sh <emg-adapter.jar> <folder> <samples> [argument of the adapter ...]
#
# The arguments are those of a start: settings of a PostgreSQL, a RabbitMQ and a subscription that may be
# used for it, and server.port. Nothing is ordered: every sample is only checked (?dryRun=true). Where the
# settings lead to a stand-in of Equinix, set ORDERS_FOR=60 and let work requests wait in the queue: what
# it orders and hears in those seconds is trained on too, and the first orders after a start cost half.
# Needs java 25, curl. Start it then with the same java:
#
#   java -XX:AOTCache=<folder>/emg.aot -jar <folder>/emg-adapter.jar ...
set -euo pipefail

jar=$1 folder=$2 samples=$3
shift 3
rounds=${ROUNDS:-200}
url=${URL:-http://127.0.0.1:8080}

java -Djarmode=tools -jar "$jar" extract --destination "$folder" --force
mv "$folder/$(basename "$jar")" "$folder/emg-adapter.jar" 2>/dev/null || true

java -XX:AOTCacheOutput="$folder/emg.aot" -jar "$folder/emg-adapter.jar" "$@" &
adapter=$!
trap 'kill "$adapter" 2>/dev/null || true' EXIT
until curl -sf -o /dev/null "$url/actuator/health/readiness"; do
  kill -0 "$adapter" || { echo "The adapter did not start; see above." >&2; exit 1; }
  sleep 0.2
done
config=$(mktemp)
for sample in "$samples"/*.json; do
  for _ in $(seq "$((rounds / 10))"); do
    printf 'url = "%s/work-requests?dryRun=true"\nheader = "Content-Type: application/json"\ndata-binary = "@%s"\noutput = "/dev/null"\nnext\n' \
      "$url" "$sample"
  done
done > "$config"
curl -s -K "$config" || true
rm -f "$config"
for path in /actuator/health /contract /subscriptions; do
  curl -s -o /dev/null "$url$path" || true
done

sleep "${ORDERS_FOR:-0}"

# The cache is written when the process ends by itself.
kill "$adapter"
wait "$adapter" || true
trap - EXIT
test -s "$folder/emg.aot" && echo "Trained: $folder/emg.aot"

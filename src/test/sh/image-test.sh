#!/usr/bin/env bash
# Checks target/image.tar, which ./mvnw package -Pimage made: that the same parts give the same bytes, how large it is,
# that it is not root's; then unpacks it and starts the java in it, in a root file system that it cannot write to,
# against the PostgreSQL and RabbitMQ of this machine, until it is ready: without its AOT cache and with it.
# It needs root, for chroot. What it cannot check here it names.
set -euo pipefail
cd "$(dirname "$0")/../../.."

image=target/image.tar
most=$((200 * 1000 * 1000))
say() { echo "image: $*"; }
fail() { echo "image: $*" >&2; exit 1; }
skip() { say "not started, because $*"; exit 0; }

[ -s "$image" ] || fail "there is no $image: run ./mvnw package -Pimage first."
work=$(mktemp -d)
adapter='' database=emg_image_test queue=emg-image-test.work-requests exchange=emg-image-test.events
clean() {
  [ -z "$adapter" ] || kill "$adapter" 2>/dev/null || true
  [ -z "$adapter" ] || wait "$adapter" 2>/dev/null || true
  psql -qX -h 127.0.0.1 -U postgres -d postgres -c "drop database if exists $database" >/dev/null 2>&1 || true
  for each in "$queue" "$queue.dead"; do rabbitmqctl -q delete_queue "$each" >/dev/null 2>&1 || true; done
  rabbitmqctl -q eval "rabbit_exchange:delete(rabbit_misc:r(<<\"/\">>, exchange, <<\"$exchange\">>), false, <<>>)." \
    >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

cp "$image" "$work/first.tar"
./mvnw -q -B -Pimage jib:buildTar@image >/dev/null
cmp "$image" "$work/first.tar" || fail "the same parts gave another archive."
say "twice the same: $(cat target/jib-image.digest)"

size=$(stat -c %s "$image")
[ "$size" -le "$most" ] || fail "$size bytes are more than $most."
say "$((size / 1000 / 1000)) MB"

tar -xf "$image" -C "$work"
blob() { cat "$work/blobs/${1/://}"; }
field() { python3 -c "import json, sys; print(eval('json.load(sys.stdin)' + sys.argv[1]))" "$1"; }
manifest=$(field "['manifests'][0]['digest']" < "$work/index.json")
config=$(blob "$manifest" | field "['config']['digest']")
user=$(blob "$config" | field "['config']['User']")
[ "$user" = 10001:10001 ] || fail "it runs as $user."
mapfile -t command < <(blob "$config" | python3 -c "import json, sys; print(*json.load(sys.stdin)['config']['Entrypoint'], sep='\n')")

mkdir "$work/root"
for layer in $(blob "$manifest" | python3 -c "import json, sys; print(*[l['digest'] for l in json.load(sys.stdin)['layers']])"); do
  blob "$layer" | tar --warning=no-unknown-keyword -xzf - -C "$work/root"
done
[ -z "$(find "$work/root" -perm -o+w ! -type l ! -path "$work/root/tmp")" ] || fail "others may write into it."
mkdir -p "$work/root"/{proc,dev}

[ "$(id -u)" = 0 ] || skip "only root can change the root."
unshare --mount true 2>/dev/null || skip "nothing can be mounted here."
psql -qX -h 127.0.0.1 -U postgres -d postgres -c 'select 1' >/dev/null 2>&1 || skip "there is no PostgreSQL on 127.0.0.1."
(exec 3<>/dev/tcp/127.0.0.1/5672) 2>/dev/null || skip "there is no RabbitMQ on 127.0.0.1."

# As in a container: read-only but /tmp, the image's user, its entrypoint.
start() {
  unshare --mount bash -c '
    mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"
    mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
    mount -t proc proc "$1/proc" || mount --bind /proc "$1/proc"
    mount --bind /dev "$1/dev"
    cd "$1" && exec chroot --userspec=10001:10001 "$@"' bash "$work/root" "$@" > "$work/log" 2>&1 &
  adapter=$!
}
processor() { awk '{ print ($14 + $15 + $16 + $17) / 100 }' "/proc/$adapter/stat"; }

# Processor seconds until it is ready; by the clock they would tell of the machine.
ready() {
  psql -qX -h 127.0.0.1 -U postgres -d postgres -c "drop database if exists $database" -c "create database $database"
  start "$@" --server.port=18080 --emg.subscriptions.default.source=IMAGE \
    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:5432/$database" --spring.datasource.username=postgres \
    "--emg.requests.queue=$queue" "--emg.events.exchange=$exchange"
  for _ in $(seq 600); do
    kill -0 "$adapter" 2>/dev/null || { cat "$work/log" >&2; fail "it ended before it was ready."; }
    if curl -sf -o /dev/null http://127.0.0.1:18080/actuator/health/readiness; then
      seconds=$(processor)
      kill "$adapter"
      wait "$adapter" || [ $? = 143 ] || { cat "$work/log" >&2; fail "it did not stop as it should."; }
      adapter=''
      return
    fi
    sleep 0.2
  done
  cat "$work/log" >&2
  fail "it was not ready within two minutes."
}

plain=()
for each in "${command[@]}"; do [[ $each == -XX:AOTCache=* ]] || plain+=("$each"); done
ready "${plain[@]}"
without=$seconds
# With AOTMode=on the JVM ends where it would otherwise go on without a cache that does not fit.
ready "${command[0]}" -XX:AOTMode=on "${command[@]:1}"
say "ready after $without s of processor time without the AOT cache, $seconds s with it: ratio $(
  awk -v a="$seconds" -v b="$without" 'BEGIN { printf "%.2f", a / b }')"
awk -v a="$seconds" -v b="$without" 'BEGIN { exit !(a < 0.95 * b) }' || fail "the AOT cache gains nothing."

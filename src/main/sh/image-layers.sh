#!/usr/bin/env bash
# Lays out what the container image is made of, a folder for each layer: a Java runtime with the modules that the
# adapter uses, the C library of this machine, the adapter's libraries, its own jar, and an AOT cache, trained on this
# machine without a database, a broker or Equinix. ./mvnw package -Pimage calls it, and Jib makes the archive.
#
#   image-layers.sh <emg-adapter.jar> <folder>
#
# All but the cache is the same for the same jar, JDK and system: a training run is not the same twice.
set -euo pipefail

jar=$(realpath "$1") folder=$2
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http
modules+=,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml
modules+=,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent
modules+=,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.unsupported,jdk.zipfs

jdk=${JAVA_HOME:?set JAVA_HOME to a JDK 25 or later}
mkdir -p "$folder"
folder=$(realpath "$folder")

# A runtime of the same JDK and modules need not be linked again.
wanted="$("$jdk/bin/java" -version 2>&1) $modules"
if [ "$(cat "$folder/runtime.made" 2>/dev/null)" != "$wanted" ]; then
  rm -rf "$folder/runtime"
  mkdir -p "$folder/runtime/opt"
  "$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-man-pages --no-header-files \
    --include-locales=en --generate-cds-archive --output "$folder/runtime/opt/java" > /dev/null
  # Nothing is drawn or played, and these would need libraries that are not there.
  rm -f "$folder"/runtime/opt/java/lib/lib{awt_xawt,jawt,splashscreen,jsound}.so \
    "$folder/runtime/opt/java/lib/server/classes_nocoops.jsa"
  echo "$wanted" > "$folder/runtime.made"
fi

rm -rf "$folder"/{system,libraries,application,cache,extracted}
mkdir -p "$folder"/{system/{etc,tmp},libraries/app,application/app,cache/app}

# What the runtime's own libraries are linked with, each at the place where the loader looks for it.
for each in "$folder/runtime/opt/java/bin/java" "$folder"/runtime/opt/java/lib/{,server/}*.so; do
  LD_LIBRARY_PATH="$folder/runtime/opt/java/lib:$folder/runtime/opt/java/lib/server" ldd "$each" 2>/dev/null || true
done | awk '$2 == "=>" { print $3 } $1 ~ /^\// { print $1 }' | grep -E '^(/usr)?/lib' | sort -u > "$folder/system.lst"
# Amazon's provider, and what looks names up. Read to its end: a writer whose reader leaves early is a failure.
PATH="$PATH:/usr/sbin:/sbin" ldconfig -p > "$folder/ldconfig.lst"
for name in libstdc++.so.6 libgcc_s.so.1 libnss_dns.so.2 libnss_files.so.2 libresolv.so.2; do
  awk -v name="$name" '$1 == name && !found++ { print $NF }' "$folder/ldconfig.lst"
done >> "$folder/system.lst"
while read -r library; do
  install -D -m 755 "$(realpath "$library")" "$folder/system$library"
done < "$folder/system.lst"
install -D -m 644 /usr/share/doc/libc6/copyright "$folder/system/usr/share/doc/libc6/copyright" 2>/dev/null || true
printf 'root:x:0:0::/:/none\nemg:x:10001:10001::/app:/none\n' > "$folder/system/etc/passwd"
printf 'root:x:0:\nemg:x:10001:\n' > "$folder/system/etc/group"
printf 'hosts: files dns\n' > "$folder/system/etc/nsswitch.conf"

"$jdk/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$folder/extracted" --force > /dev/null
mv "$folder/extracted/$(basename "$jar")" "$folder/application/app/emg-adapter.jar"
mv "$folder/extracted/lib" "$folder/libraries/app/lib"
rmdir "$folder/extracted"

# The cache remembers size and time of each jar; in the image every file has this time.
find "$folder"/{system,runtime,libraries,application} -exec touch --no-dereference --date=@1 {} +
ln -s ../../libraries/app/lib "$folder/application/app/lib"
trap 'rm -f "$folder/application/app/lib"' EXIT
"$(dirname "$0")/train.sh" "$folder/runtime/opt/java/bin/java" "$folder/application/app/emg-adapter.jar" \
  "$folder/cache/app/emg.aot"

#!/usr/bin/env bash
# Makes what the profile "secure" of docker-compose.yml needs and nobody else may know: passwords by chance, an
# authority of its own, and a certificate for each service. Run it once, before the first start:
#
#   config/secure/make-secrets.sh
#
# Each file goes into config/secure/secrets (or the folder that is named), which git ignores. Import its ca.pem into the
# browser for the time of the trial. What is there already is left as it is.
set -euo pipefail
umask 077
folder=${1:-$(cd "$(dirname "$0")" && pwd)/secrets}
mkdir -p "$folder"
cd "$folder"
folder=$PWD
# It may have been there before, open to others.
chmod 700 .
if [ -e ca.pem ]; then
  echo "There are secrets in $folder already; remove them to have new ones."
  exit 0
fi
# A set that is half made is none: it is moved when it is whole, and what tells of it comes last.
rm -rf ./.making.*
making=$(mktemp -d "$folder/.making.XXXXXX")
trap 'rm -rf "$making"' EXIT
cd "$making"

password() { openssl rand -hex 24; }

for name in spring.datasource.password spring.rabbitmq.password emg.requests.digest-key emg.http.oidc.client-secret \
  keycloak.admin keycloak.people keycloak.itsm; do
  printf '%s' "$(password)" > "$name"
done
printf 'default_user = emg\ndefault_pass = %s\n' "$(cat spring.rabbitmq.password)" > rabbitmq.conf

openssl req -x509 -newkey rsa:3072 -nodes -days 825 -subj "/CN=EMG adapter, profile secure" -keyout ca.key \
  -out ca.pem -addext "keyUsage=critical,keyCertSign,cRLSign" 2>/dev/null

# certificate NAME HOST...
certificate() {
  local name=$1 names
  shift
  names=$(printf 'DNS:%s,' "$@")
  openssl req -newkey rsa:3072 -nodes -subj "/CN=$1" -keyout "$name.key" -out "$name.csr" 2>/dev/null
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -days 397 -out "$name.pem" 2>/dev/null \
    -extfile <(printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "${names%,}")
  rm "$name.csr"
}
certificate postgres postgres-secure
certificate rabbitmq rabbitmq-secure
certificate keycloak keycloak
certificate adapter adapter.localhost
certificate proxy emg.localhost login.localhost
cat proxy.key >> proxy.pem
# Nobody signs anything more with it.
rm ca.key ca.srl proxy.key 2>/dev/null || rm -f ca.key proxy.key
# The services run as users of their own; the folder itself is closed to others.
chmod 644 ./*
for file in *; do
  if [ "$file" != ca.pem ]; then mv "$file" "$folder/"; fi
done
mv ca.pem "$folder/"
echo "Made in $folder."

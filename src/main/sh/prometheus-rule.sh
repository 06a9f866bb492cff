#!/usr/bin/env bash
# Makes the PrometheusRule of k8s/ from the rules of config/prometheus: kustomize cannot put a file into an object.
#
#   src/main/sh/prometheus-rule.sh > k8s/overlays/production/rules.yaml
set -euo pipefail
cd "$(dirname "$0")/../../.."

cat <<'HEAD'
# Needs the Prometheus Operator. Made from config/prometheus by src/main/sh/prometheus-rule.sh: change it there.
# If your Prometheus chooses its rules by labels, add them in a patch.
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: emg-adapter
spec:
  groups:
HEAD
for rules in alerts objectives; do
  sed -e '1,/^groups:$/d' -e 's/^\(.\)/  \1/' "config/prometheus/$rules.yaml"
done

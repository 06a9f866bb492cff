#!/bin/sh
# What .ci/subjects promises, tried in repositories of its own.
set -eu

subjects=$(cd "$(dirname "$0")/../../.." && pwd)/.ci/subjects
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
long=$(printf '%073d' 0)

in_repository() {
  mkdir -p "$dir/$1/.ci"
  cd "$dir/$1"
  cp "$subjects" .ci/subjects
}

commit() { git commit -q --allow-empty -m "$1"; }
good() { .ci/subjects || { echo "subjects: $test: refused" >&2; exit 1; }; }
bad() { ! .ci/subjects 2>/dev/null || { echo "subjects: $test: accepted" >&2; exit 1; }; }

test='an archive without a history'
in_repository archive
good

test='what was there before is let be'
in_repository here
git init -q -b main
commit "$long"
commit short
git update-ref refs/remotes/origin/main HEAD
good

test='the last commit'
commit "$long"
bad

test='one before the last'
commit short
bad

test='a merge'
git reset -q --hard origin/main
git checkout -q -b side
commit side
git checkout -q main
commit main
git merge -q --no-ff -m "$long" side
good

test='seventy-two characters that are more bytes'
commit "$(printf '%071d' 0)ä"
good

test='a shallow clone'
git clone -q --depth 1 "file://$dir/here" "$dir/shallow"
in_repository shallow
good

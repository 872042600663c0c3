#!/usr/bin/env bash
# Tests the archive for linux-x64 as a person uses it: unpacks it, asks on the command line and over the hub, upgrades it, and
# compares what belongs to the site before and after.
#   src/publish-test.sh [OLD.tar.gz NEW.tar.gz]     without archives it makes two versions of the current code
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
host=
finish() {
  [ -z "$host" ] || kill "$host" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  echo "FAILED: $*" >&2
  [ ! -s "$work/host.log" ] || tail -n 20 "$work/host.log" >&2
  exit 1
}
passed() { echo "passed: $*"; }

if [ $# -eq 2 ]; then
  old=$(readlink -f "$1") new=$(readlink -f "$2")
else
  VERSION=0.0.1 "$here/publish.sh" "$work/archives" linux-x64
  VERSION=0.0.2 "$here/publish.sh" "$work/archives" linux-x64
  old=$work/archives/assistant-0.0.1-linux-x64.tar.gz new=$work/archives/assistant-0.0.2-linux-x64.tar.gz
fi
version_of() { basename "$1" | sed 's/^assistant-\(.*\)-linux-x64.tar.gz$/\1/'; }

# No variable of this machine may help.
site() { env -i PATH=/usr/bin:/bin HOME="$work" LANG=C.UTF-8 "$@"; }

port=$((20000 + RANDOM % 20000))
address=http://127.0.0.1:$port
# Only operators are told more than whether the host is ready.
operator=key-of-this-test-alone
question=19年区里财政收入收了多少亿
expected=131.4亿元

start() { # options…
  (cd / && exec env -i PATH=/usr/bin:/bin HOME="$work" LANG=C.UTF-8 Operator__ApiKey="$operator" "$home/start.sh" "$@") >"$work/host.log" 2>&1 &
  host=$!
  for _ in $(seq 600); do
    # Ready is said while an older index still serves: wait until this start has brought it up to date.
    if curl -fs -H "Authorization: Bearer $operator" "$address/health/ready" >"$work/ready.json" && grep -q '"index":"就绪"' "$work/ready.json"; then return; fi
    kill -0 "$host" 2>/dev/null || fail "the host ended before it was ready"
    sleep 0.2
  done
  fail "the host was not ready after two minutes: $(cat "$work/ready.json")"
}

stop() {
  kill "$host"
  wait "$host" || fail "the host did not end in order"
  host=
}

# A question over the hub by long polling: negotiate, shake hands, invoke the stream, read until it ends.
ask_hub() {
  local token poll
  token=$(curl -fs -X POST "$address/chat/negotiate?negotiateVersion=1" | sed 's/.*"connectionToken":"\([^"]*\)".*/\1/')
  curl -fs "$address/chat?id=$token" >/dev/null
  printf '{"protocol":"json","version":1}\x1e' | curl -fs -X POST --data-binary @- "$address/chat?id=$token"
  printf '{"type":4,"invocationId":"1","target":"Ask","arguments":[{"question":"%s"}]}\x1e' "$question" |
    curl -fs -X POST --data-binary @- "$address/chat?id=$token"
  for _ in $(seq 100); do
    poll=$(curl -fs --max-time 100 "$address/chat?id=$token")
    printf '%s' "$poll"
    case $poll in *'"type":3'*) break ;; esac
  done
  curl -fs -X DELETE "$address/chat?id=$token" >/dev/null || true
}

sums() { (cd "$home" && find settings.json corpus -type f -exec sha256sum {} + | sort); }

mkdir "$work/site"
home=$work/site/assistant
tar -xzf "$old" -C "$work/site"

[[ $(site "$home/assistant" --version) == "$(version_of "$old")"* ]] || fail "--version says $(site "$home/assistant" --version)"
passed "assistant --version says $(version_of "$old")"

(cd / && site "$home/assistant" ask "$question" --json) | grep -q "$expected" || fail "ask on the command line"
[ -s "$home/data/assistant.db" ] || fail "the index is not in data/ beside the corpus"
passed "ask answers from another folder, with the example report"

start --urls "$address"
grep -q "$home/app/libcoreclr.so" "/proc/$host/maps" || fail "the host runs on a runtime that is not in the archive"
passed "the host is ready, on the runtime of the archive"
ask_hub | grep -q "$expected" || fail "a question over the hub"
passed "the hub answers"
curl -fs "$address/" | grep -q '<script' || fail "the page"
passed "the page is served"
stop

# The site makes it its own: settings, a report more, the example gone.
cat >"$home/settings.json" <<JSON
{ "Urls": "$address", "Qdrant": { "RecheckSeconds": 77 } }
JSON
printf '2021年示范县政府工作报告\n\n一、2020年工作回顾\n2020年，全县一般公共预算收入12.3亿元，增长4.5%%。\n' >"$home/corpus/示范县-2021.txt"
cp "$home/corpus/keqiao-2020.txt" "$home/corpus/柯桥区-2020.txt"
rm "$home/corpus/keqiao-2020.txt"
start
stop
before=$(sums)
index=$(stat -c %i "$home/data/assistant.db")

tar -xzf "$new" -C "$work/site"
[[ $(site "$home/assistant" --version) == "$(version_of "$new")"* ]] || fail "--version after the upgrade says $(site "$home/assistant" --version)"
passed "the upgrade brings $(version_of "$new")"
start
grep -q '"reports":2' "$work/ready.json" || fail "the reports after the upgrade: $(cat "$work/ready.json")"
passed "the host listens at the address of settings.json, with both reports"
ask_hub | grep -q "$expected" || fail "a question over the hub after the upgrade"
stop
[ "$(sums)" = "$before" ] || fail "settings or reports changed: $(diff <(echo "$before") <(sums))"
passed "settings and reports are the same; the example did not come back"
[ "$(stat -c %i "$home/data/assistant.db")" = "$index" ] || fail "the index was made anew"
grep -q '0 added, 0 updated, 2 unchanged, 0 removed' "$work/host.log" || fail "the index was not kept"
passed "the index is kept"

# app/ belongs to the program: deleting it before an upgrade is allowed.
rm -rf "$home/app"
tar -xzf "$new" -C "$work/site"
(cd / && site "$home/assistant" ask "$question" --json) | grep -q "$expected" || fail "ask after app/ was replaced"
[ "$(sums)" = "$before" ] || fail "settings or reports changed when app/ was replaced"
passed "replacing app/ whole changes nothing of the site's"

#!/bin/sh
# The command line: ./assistant ask "…"
set -eu
home=$(dirname "$(readlink -f "$0")")
. "$home/app/first-start.sh"
exec "$home/app/assistant" "$@"

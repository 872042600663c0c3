#!/bin/sh
# Starts the web host and prints the address of the page. Arguments are settings: ./start.sh --urls http://localhost:5081
set -eu
home=$(dirname "$(readlink -f "$0")")
. "$home/app/first-start.sh"
# exec: systemd watches this process.
exec "$home/app/Assistant.Web" "$@"

#!/bin/sh
# Install packages of Debian, where one of them is missing. Needs apt-get, and root.
# Usage: debian.sh WHAT PACKAGE...
set -eu
what=$1
shift

missing=
for package in "$@"; do
    dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing="$missing $package"
done
[ -z "$missing" ] && exit
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "$what missing. As root, on Debian: apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
apt-get update -qq || true
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null

#!/bin/sh
# Install the two other engines: Firefox, and WebKit with a screen to draw on. Needs apt-get, and root.
# Usage: install.sh
set -eu
packages="firefox-esr webkit2gtk-driver xvfb"

missing=
for package in $packages; do
    dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing="$missing $package"
done
[ -z "$missing" ] && exit
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "Engines are missing. As root, on Debian: apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
apt-get update -qq || true
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null

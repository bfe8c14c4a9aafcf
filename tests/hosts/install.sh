#!/bin/sh
# Install the hosts that `make hosts` tries: Debian's WordPress with what it runs on. Needs apt-get, and root.
# Usage: install.sh
set -eu
packages="wordpress wordpress-theme-twentytwentythree mariadb-server php-cli php-curl php-mbstring php-mysql php-xml"

missing=
for package in $packages; do
    dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing="$missing $package"
done
[ -z "$missing" ] && exit
if ! command -v apt-get >/dev/null 2>&1 || [ "$(id -u)" != 0 ]; then
    echo "WordPress is missing. As root, on Debian: apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
apt-get update -qq || true
# With this runlevel no service is started: `make hosts` starts its own, and stops them.
RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null

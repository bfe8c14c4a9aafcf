#!/bin/sh
# Unpack Debian's nginx, Caddy and locales into a folder, for tests: nothing is installed, and no service started.
set -eu
folder=$1
mkdir -p "$folder/packages"
cd "$folder/packages"
apt-get download nginx caddy locales
for package in *.deb; do dpkg -x "$package" ..; done

#!/bin/sh
# Unpack Debian's nginx and Caddy into a folder, for tests on loopback: nothing is installed, and no service started.
set -eu
folder=$1
mkdir -p "$folder/packages"
cd "$folder/packages"
apt-get download nginx caddy
for package in *.deb; do dpkg -x "$package" ..; done

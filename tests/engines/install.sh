#!/bin/sh
# Install the two other engines where Debian's packages are to be had: Firefox, and WebKit with a screen to draw on.
# Without them the tests run in Chromium alone, and say so.
set -eu
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    apt-get install -y -qq --no-install-recommends firefox-esr webkit2gtk-driver xvfb >/dev/null
else
    echo "As root: apt-get install --no-install-recommends firefox-esr webkit2gtk-driver xvfb" >&2
fi

#!/bin/sh
# Make sure that the tests have a Chromium (the system's, else Debian's package, else Playwright's own), and the fonts
# that readers have (Debian's packages). Tests with fonts that are missing are skipped, and say so.
# Usage: install.sh PLAYWRIGHT
set -eu
playwright=$1
fonts="fonts-dejavu-core fonts-liberation fonts-noto-core fonts-urw-base35"

found() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return
    done
    return 1
}

missing=
if command -v dpkg >/dev/null 2>&1; then
    for font in $fonts; do
        dpkg -s "$font" 2>/dev/null | grep -q '^Status: .* installed$' || missing="$missing $font"
    done
fi
# Debian's shell of Chromium has no window, and is the fastest; where there is none, any Chromium does.
shell=chromium-headless-shell

install() {
    apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    if [ -n "$missing" ] || ! command -v "$shell" >/dev/null; then
        apt-get update -qq || true
    fi
    for font in $missing; do
        install "$font" || echo "could not install $font" >&2
    done
    command -v "$shell" >/dev/null || install "$shell" 2>/dev/null || found >/dev/null || install chromium || true
elif [ -n "$missing" ]; then
    echo "Some tests will be skipped for want of fonts. As root: apt-get install --no-install-recommends$missing" >&2
fi

if ! found >/dev/null; then
    "$playwright" install chromium || {
        echo "No Chromium was found, and none could be installed: install your system's package, then run this again." >&2
        exit 1
    }
fi
echo "browser: $(found || echo "Playwright's own")"

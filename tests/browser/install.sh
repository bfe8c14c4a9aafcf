#!/bin/sh
# Make sure that the tests have a Chromium (the system's, else Debian's package, else Playwright's own), and the fonts
# that readers have (Debian's packages). Tests with fonts that are missing are skipped, and say so.
# Usage: install.sh PLAYWRIGHT
set -eu
playwright=$1
fonts="fonts-dejavu-core fonts-liberation fonts-noto-core fonts-urw-base35"

found() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
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
browser=
found >/dev/null || browser=chromium

if [ -n "$missing$browser" ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq || true
    for package in $browser $missing; do
        apt-get install -y -qq --no-install-recommends "$package" >/dev/null || echo "could not install $package" >&2
    done
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

#!/bin/sh
# Make sure that there is a Chromium for the tests: the system's, else Debian's package, else Playwright's own.
# Usage: install.sh PLAYWRIGHT
set -eu
playwright=$1

for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null 2>&1; then
        echo "browser: $(command -v "$name")"
        exit 0
    fi
done

if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null && {
        echo "browser: $(command -v chromium)"
        exit 0
    }
fi

"$playwright" install chromium || {
    echo "No Chromium was found, and none could be installed: install your system's package, then run this again." >&2
    exit 1
}

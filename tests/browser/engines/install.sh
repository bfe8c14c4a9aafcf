#!/bin/sh
# Install the two other engines: Firefox, and WebKit with a screen to draw on.
# Usage: install.sh
exec "$(dirname "$0")/../../debian.sh" "Engines are" firefox-esr webkit2gtk-driver xvfb

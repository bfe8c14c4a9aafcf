#!/bin/sh
# Install the hosts that `make hosts` tries: Debian's WordPress with what it runs on.
# Usage: install.sh
# With this runlevel no service is started: `make hosts` starts its own, and stops them.
export RUNLEVEL=1
exec "$(dirname "$0")/../debian.sh" "WordPress is" wordpress wordpress-theme-twentytwentythree mariadb-server \
    php-cli php-curl php-mbstring php-mysql php-xml

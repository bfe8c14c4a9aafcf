<?php
// WordPress asks no address of its own machine for an oEmbed answer; here the site is nowhere else.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports, $host, $url) => [...$ports, parse_url($url, PHP_URL_PORT)], 10, 3);

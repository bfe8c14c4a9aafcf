"""A WordPress of Debian's on loopback, its database in a folder that goes, with posts by two kinds of people."""

import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
_PACKAGES = {"WordPress": "wordpress", "MariaDB": "mariadb-server"}
DEBIANS = Path("/usr/share/wordpress")
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}'); define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('WP_AUTO_UPDATE_CORE', false);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require ABSPATH . 'wp-settings.php';
"""


class Post(NamedTuple):
    """What is published, and by whom: `administrator` or `author`."""

    author: str
    content: str


def versions_of_debian() -> dict[str, str]:
    """Tell which versions of its parts Debian has here."""
    php = subprocess.run(["php", "-r", "echo PHP_VERSION;"], check=True, text=True, capture_output=True).stdout
    return {"PHP": php} | {name: _version(package) for name, package in _PACKAGES.items()}


def _version(package: str) -> str:
    shown = ["dpkg-query", "--show", "--showformat=${Version}", package]
    full = subprocess.run(shown, check=True, text=True, capture_output=True).stdout
    return re.sub(r"^\d+:|[-+].*$", "", full)  # neither Debian's epoch nor its revision


@contextmanager
def wordpress(folder: Path, posts: dict[str, Post]) -> Iterator[dict[str, str]]:
    """Start a WordPress with posts in an empty folder; give their addresses, by their names."""
    with _database(folder) as socket_:
        port = _free_port()
        site = _copy(folder / "wordpress", socket_, f"http://127.0.0.1:{port}")
        addresses = _publish(site, port, posts)
        server = subprocess.Popen(
            ["php", "-S", f"127.0.0.1:{port}", "-t", site],
            env=os.environ | {"PHP_CLI_SERVER_WORKERS": "4"},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            _wait_for(lambda: socket.create_connection(("127.0.0.1", port), timeout=1).close())
            yield addresses
        finally:
            os.killpg(server.pid, 15)  # with its workers
            server.wait()


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, socket_ = folder / "database", folder / "sock"
    whose = ["--user=root"] if os.geteuid() == 0 else []
    install = [
        "mariadb-install-db",
        "--no-defaults",
        *whose,
        f"--datadir={data}",
        "--auth-root-authentication-method=normal",
    ]
    subprocess.run(install, check=True, capture_output=True)
    mariadbd = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
    run = [mariadbd, "--no-defaults", *whose, f"--datadir={data}", f"--socket={socket_}", "--skip-networking"]
    server = subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = [
        "mariadb",
        "--no-defaults",
        "--user=root",
        f"--socket={socket_}",
        "--execute",
        "CREATE DATABASE wordpress",
    ]
    try:
        _wait_for(lambda: subprocess.run(client, check=True, capture_output=True))
        yield socket_
    finally:
        server.terminate()
        server.wait()


def _copy(site: Path, socket_: Path, url: str) -> Path:
    shutil.copytree(DEBIANS, site, ignore=shutil.ignore_patterns("wp-config.php"), ignore_dangling_symlinks=True)
    (site / "wp-config.php").write_text(CONFIG.format(socket=socket_, url=url))
    (site / "wp-content/mu-plugins").mkdir(parents=True)
    shutil.copy(HERE / "loopback.php", site / "wp-content/mu-plugins")
    return site


def _publish(site: Path, port: int, posts: dict[str, Post]) -> dict[str, str]:
    asked = json.dumps({name: post._asdict() for name, post in posts.items()})
    run = subprocess.run(
        ["php", HERE / "posts.php", site, f"127.0.0.1:{port}"], input=asked, text=True, capture_output=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    addresses: dict[str, str] = json.loads(run.stdout)
    return addresses


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait_for(is_there: Callable[[], object]) -> None:
    for _ in range(300):
        try:
            is_there()
        except (OSError, subprocess.CalledProcessError):
            time.sleep(0.1)
        else:
            return
    is_there()

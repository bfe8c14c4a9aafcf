"""Configurations for whoever hosts the site: nginx, Caddy, and hosts that read a file of headers, as Netlify does."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, urlsplit

from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.headers import EVERYWHERE, KINDS, PAGES, Kind
from diptych.wording import addresses

# What nginx's own list of types lacks, or calls otherwise.
_TYPES = {
    "text/html": "html",
    "text/css": "css",
    "text/csv": "csv",
    "text/plain": "txt",
    "text/javascript": "js",
    "application/json": "json",
    "application/atom+xml": "atom",
    "application/xml": "xml",
    "application/wasm": "wasm",
    "application/gzip": "gz",
    "application/x-bibtex": "bib",
    "application/x-research-info-systems": "ris",
    "font/woff2": "woff2",
    "image/png": "png",
    "image/svg+xml": "svg",
}
_SMALL_ALREADY = {"application/gzip", "font/woff2", "image/png", "text/html"}  # nginx packs the last without being told


def servers(library: Library) -> Iterator[File]:
    """Make a configuration for each server: the same headers for the same files."""
    url = urlsplit(library.settings.url)
    yield File("_headers", _headers(url.path, _tops(library.by_hand)))
    yield File("servers/nginx.conf", _nginx(url.path, url.hostname or ""))
    yield File("servers/Caddyfile", _caddy(url.path, url.netloc))


def _tops(by_hand: Iterable[str]) -> list[str]:
    """List the folders of pages at the top of the site."""
    pages = {path.split("/")[0].removesuffix(".md") for path in by_hand} - {"index"}
    return sorted(quote(each) for each in pages | {folder.split("/")[0] for folder in addresses.FOLDERS} | {"search"})


def _headers(path: str, tops: Iterable[str]) -> str:
    """Write the headers of Netlify and Cloudflare: each line that fits counts, so that no header may stand in two."""
    blocks = [_block("/*", EVERYWHERE)]
    taken = [beginning for kind in KINDS for beginning in kind.beginnings]
    for kind in KINDS:
        blocks.append(f"# {kind.why}\n")
        for beginning in kind.beginnings:
            is_parted = any(other != beginning and other.startswith(beginning) for other in taken)
            rest = "" if not beginning.endswith("/") else ":file" if is_parted else "*"
            blocks.append(_block(f"{path}{beginning}{rest}", kind.headers))
    blocks.append(f"# {PAGES.why}\n")
    for each in ("", "index.html", "404.html", *(f"{top}/*" for top in tops)):
        blocks.append(_block(path + each, PAGES.headers))
    return "".join(blocks)


def _block(pattern: str, headers: Mapping[str, str]) -> str:
    return "".join((f"{pattern}\n", *(f"  {name}: {value}\n" for name, value in headers.items())))


def _nginx(path: str, host: str) -> str:
    """Write a server of nginx, which takes the headers of one place only: each has all of them."""
    packed = " ".join(type_ for type_ in _TYPES if type_ not in _SMALL_ALREADY)
    types = "".join(f"        {type_} {ending};\n" for type_, ending in _TYPES.items())
    return f"""# Include this within http {{ }}, and say in `root` where the site lies{_below(path)}.
server {{
    listen 80;
    server_name {host};
    root /srv/diptych;
    index index.html;
    charset utf-8;
    charset_types text/css text/csv text/plain text/javascript application/json application/xml;
    absolute_redirect off;
    server_tokens off;
    gzip on;
    gzip_vary on;
    gzip_min_length 1000;
    gzip_types {packed};
    error_page 404 {path}404.html;
    types {{
{types}    }}
{"".join(_location(path, kind) for kind in (*KINDS, PAGES))}}}
"""


def _location(path: str, kind: Kind) -> str:
    headers = "".join(
        f'        add_header {name} "{value}" always;\n' for name, value in (EVERYWHERE | kind.headers).items()
    )
    return f"\n    # {kind.why}\n" + "".join(
        f"    location {path}{beginning} {{\n{headers}    }}\n" for beginning in kind.beginnings
    )


def _caddy(path: str, host: str) -> str:
    """Write a Caddyfile; of its blocks that fit, the one with the longest path is taken."""
    blocks = "".join(_handle(path, kind) for kind in (*KINDS, PAGES))
    return f"""# Say in `root` where the site lies{_below(path)}. Caddy gets the host's certificate by itself.
{host} {{
    root * /srv/diptych
    encode zstd gzip
{blocks}
    handle_errors {{
        rewrite * {path}404.html
        header {{
{_lines(EVERYWHERE | PAGES.headers)}        }}
        file_server
    }}
}}
"""


def _handle(path: str, kind: Kind) -> str:
    headers = _lines(EVERYWHERE | kind.headers)
    return f"\n    # {kind.why}\n" + "".join(
        f"    handle {path}{beginning}{'*' if beginning.endswith('/') or not beginning else ''} {{\n"
        f"        header {{\n{headers}        }}\n        file_server\n    }}\n"
        for beginning in kind.beginnings
    )


def _lines(headers: Mapping[str, str]) -> str:
    return "".join(f'            {name} "{value}"\n' for name, value in headers.items())


def _below(path: str) -> str:
    return "" if path == "/" else f", within it as {path.strip('/')}/"

"""Tell that a site need not be built again: nothing that went into it has changed, nor anything that came out.

Everything is read whole and hashed, what went in and what came out: no time of a file is believed.
"""

import json
import os
import re
from collections.abc import Collection
from functools import cache
from importlib.metadata import distributions
from importlib.resources import files
from pathlib import Path
from typing import Any

from diptych.publishing.build import SITE
from diptych.publishing.lock import LOCK
from diptych.publishing.sums import SUMS, listed, sums_of
from diptych.reading.manifest import MANIFEST, hash_of, read_manifest
from diptych.reading.overrides import FOLDER as OVERRIDES
from diptych.reading.settings import CONFIG, EXTENSION, Settings, as_data

REMEMBERED = (Path(MANIFEST).parent / "built.json").as_posix()
_OURS = (MANIFEST, LOCK, REMEMBERED)
# Extensions that read a page and nothing else, besides ours, which reads what is generated.
_READS_THE_PAGE = re.compile(
    r"(markdown\.extensions\.)?(abbr|admonition|attr_list|def_list|fenced_code|footnotes|md_in_html|meta|sane_lists"
    rf"|smarty|tables|toc)|{re.escape(EXTENSION)}"
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def inputs_of(settings: Settings) -> str:
    """Hash all that goes into a built site; empty where its builder may read what cannot be known from here."""
    config = (settings.root / CONFIG).read_text(encoding="utf-8-sig")
    if not _is_plain(as_data(config)):
        return ""
    named = {*_NAME.findall(config), "SOURCE_DATE_EPOCH"}  # what mkdocs.yml names may be a variable that it takes in
    made = {settings.docs / path for path in (*read_manifest(settings.docs), *_OURS)}
    all_of_it = [
        config,
        sorted((name, value) for name, value in os.environ.items() if name in named),
        _engine(),
        _hashes(settings.facts),
        _hashes(settings.root / OVERRIDES),
        # Folders of docs/ are none of anybody's: files make them.
        {name: sum_ for name, sum_ in _hashes(settings.docs, but=made).items() if sum_},
    ]
    return hash_of(json.dumps(all_of_it).encode())


def is_built(settings: Settings, inputs: str) -> bool:
    """Tell whether all that was generated and built of these inputs stands as it was made."""
    remembered = settings.docs / REMEMBERED
    sums = settings.root / SITE / SUMS
    if not inputs or remembered.is_symlink() or not remembered.is_file() or sums.parent.is_symlink():
        return False
    return (
        remembered.read_bytes() == _told(settings, inputs)
        and all(
            not (settings.docs / path).is_symlink() and made.hashes == (hash_of(_bytes(settings.docs / path)),)
            for path, made in read_manifest(settings.docs).items()
        )
        and _bytes(sums) == listed(sums_of(sums.parent))
    )


def remember(settings: Settings, inputs: str) -> None:
    """Remember that the site was built of these inputs, unless they have changed in the meantime."""
    if inputs and inputs_of(settings) == inputs:
        unfinished = settings.docs / f"{REMEMBERED}-unfinished"
        unfinished.unlink(missing_ok=True)  # a link is not written through
        unfinished.write_bytes(_told(settings, inputs))
        os.replace(unfinished, settings.docs / REMEMBERED)  # noqa: PTH105 (the same, and says that it replaces)


def _told(settings: Settings, inputs: str) -> bytes:
    made = [_bytes(settings.docs / MANIFEST), _bytes(settings.root / SITE / SUMS)]
    return json.dumps([inputs, *map(hash_of, made)]).encode()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _is_plain(config: Any) -> bool:
    """Tell whether a builder reads nothing but the site, as far as its settings say."""
    if not isinstance(config, dict) or config.get("plugins") != [] or {"hooks", "INHERIT"} & config.keys():
        return False
    extensions = config.get("markdown_extensions") or []
    return all(isinstance(each, str | dict) for each in extensions) and all(
        _READS_THE_PAGE.fullmatch(name) for each in extensions for name in ([each] if isinstance(each, str) else each)
    )


@cache
def _engine() -> list[object]:
    """Hash the engine, and name with its version whatever it may use."""
    ours = _hashes(Path(str(files("diptych"))))
    code = {name: sum_ for name, sum_ in ours.items() if "__pycache__" not in name}
    return [code, sorted({f"{each.name} {each.version}" for each in distributions()})]


def _hashes(folder: Path, but: Collection[Path] = ()) -> dict[str, str]:
    """Hash every file below a folder by its path; a link is what it leads to, a folder nothing."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path not in but:
            is_link = path.is_symlink()
            sum_ = f"link to {path.readlink()}" if is_link else hash_of(_bytes(path)) if path.is_file() else ""
            found[path.relative_to(folder).as_posix()] = sum_
    return found

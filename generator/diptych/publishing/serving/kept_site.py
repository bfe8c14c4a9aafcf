"""A site kept between builds: after an edit, MkDocs' own functions build the pages that changed, and no others.

It is a process of its own, in the folder of mkdocs.yml: MkDocs' state, and what goes wrong in it, end with it. At each
line of its input it does what that asks, and answers with a line: `builder` is who asks.
"""

import contextlib
import json
import logging
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO, cast

from jinja2 import TemplateNotFound, meta
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from diptych.publishing.build import put_in_place
from diptych.publishing.sums import SUMS, listed, sums_of
from diptych.reading.manifest import MANIFEST, hash_of, read_manifest
from diptych.reading.settings import CONFIG

Stamps = dict[Path, tuple[int, int, int]]
_STATE = Path(MANIFEST).parent  # what is written there, but for overrides and fragments, is no part of the site


class NotPlain(Exception):
    """Says that pages of a site can depend on what is not seen from here, so that all have to be built every time."""


class _NoOptions(Config):  # type: ignore[no-untyped-call]
    pass


class _Keeper(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]
    """Keeps what MkDocs has made of a site when it begins to write pages."""

    nav: Navigation
    files: Files

    def on_nav(self, nav: Navigation, **_: object) -> None:
        self.nav = nav

    def on_env(self, env: Any, files: Files, **_: object) -> None:
        self.env, self.files = env, files


class KeptSite:
    """A built site and all that MkDocs knows of it."""

    def __init__(self, site: Path):
        self.site = site
        self._built: _Built | None = None

    def build(self) -> None:
        """Bring the site up to date. Raises NotPlain, and whatever MkDocs raises."""
        built, self._built = self._built, None  # what goes wrong half-way leaves nothing to go on from
        self._built = built if built and built.follow() else _build_whole(self.site)

    def show(self, pages: Mapping[str, str]) -> bool:
        """Show pages as they will be, by their paths below docs/, before these are written; tell whether it can."""
        return self._built is not None and self._built.show(pages)


def _build_whole(site: Path) -> "_Built":
    config = load_config(CONFIG, site_dir=str(site.with_name(f".{site.name}-next")))
    _refuse_what_is_not_plain(config)
    config.plugins["diptych"] = keeper = _Keeper()
    stamps, next_site = _stamps(config), Path(config.site_dir)
    shutil.rmtree(next_site, ignore_errors=True)
    build(config)
    built = _Built(config, keeper, site, stamps, sums_of(next_site))
    (next_site / SUMS).write_bytes(listed(built.sums))
    put_in_place(next_site, site, site.with_name(f".{site.name}-last"))
    shutil.rmtree(next_site, ignore_errors=True)  # the last one, where the two were exchanged
    return built


def _refuse_what_is_not_plain(config: MkDocsConfig) -> None:
    """Refuse plugins, hooks, and templates that may show any page within any other."""
    if config.plugins or config.hooks or config.extra_templates or config.exclude_docs:
        raise NotPlain
    if "INHERIT" in Path(CONFIG).read_text("utf-8"):
        raise NotPlain
    env = config.theme.get_env()
    for path in Path(config.theme.custom_dir or os.devnull).rglob("*.html"):
        if "pages" in meta.find_undeclared_variables(env.parse(path.read_text("utf-8"))):
            raise NotPlain


class _Built:
    """What was built, and of what."""

    def __init__(self, config: MkDocsConfig, keeper: _Keeper, site: Path, stamps: Stamps, sums: dict[str, str]):
        self.config, self.nav, self.env, self.files = config, keeper.nav, keeper.env, keeper.files
        self.site, self.stamps, self.sums = site, stamps, sums
        self.pages = self.files.documentation_pages()
        self.said = self._said_of_others()
        self.shown: set[str] = set()  # they stand in the site, and perhaps never will in docs/

    def follow(self) -> bool:
        """Build what changed; or tell that the whole has to be built, for pages show of others what is no longer so."""
        stamps = _stamps(self.config)
        edited = {path for path in stamps if stamps[path] != self.stamps.get(path)}
        came, went = stamps.keys() - self.stamps.keys(), self.stamps.keys() - stamps.keys()
        if any(is_markdown_file(path.name) for path in came | went) or any(map(self._is_in_every_page, edited | went)):
            return False
        docs = Path(self.config.docs_dir)
        names = {path.relative_to(docs).as_posix() for path in edited} | self.shown
        made = read_manifest(docs)
        # A page by hand may set in whatever its extensions read, as cards.
        pages = [file for file in self.pages if file.src_uri in names or file.src_uri not in made]
        for file in pages:
            self._read(_page(file))
        made_of = {file.dest_uri: self._render(_page(file)) for file in pages}
        if self._said_of_others() != self.said or not all(data.strip() for data in made_of.values()):
            return False
        for name, data in made_of.items():
            self._write(name, data)
        for file in filter(None, map(self.files.get_file_from_path, sorted(names))):
            if not file.is_documentation_page() and file.dest_uri in self.sums:
                self._write(file.dest_uri, file.content_bytes)
        for path in sorted(came):  # as those of the search's index, whose names are made of what they hold
            if not _is_hidden(name := path.relative_to(docs).as_posix()):
                self._write(name, path.read_bytes())
        for path in went:
            if self.sums.pop(name := path.relative_to(docs).as_posix(), None):
                (self.site / name).unlink(missing_ok=True)
        self._replace(SUMS, listed(self.sums))
        self.stamps, self.shown = stamps, set()
        return True

    def show(self, pages: Mapping[str, str]) -> bool:
        """Build pages of texts that are not written yet; tell whether all could be, for a new one cannot."""
        files = {file.src_uri: file for file in self.pages if file.src_uri in pages}
        for name, file in files.items():
            self.shown.add(name)
            file._content = pages[name]  # its setter leaves no way back to the file on the disk
            try:
                self._read(_page(file))
            finally:
                file._content = None
            self._write(file.dest_uri, self._render(_page(file)))
        return files.keys() == pages.keys()

    def _is_in_every_page(self, path: Path) -> bool:
        return path == Path(CONFIG) or (
            self.config.theme.custom_dir is not None and path.is_relative_to(self.config.theme.custom_dir)
        )

    def _said_of_others(self) -> list[Any]:
        """List what pages may show of others: the navigation, and what is made of all pages, as the site map."""
        around = []
        for name in sorted(self.config.theme.static_templates):
            with contextlib.suppress(TemplateNotFound):
                context = get_context(self.nav, self.files, self.config, base_url="/")
                around.append(self.env.get_template(name).render(context))
        return [*around, *((page.title, _told_of(page)) for page in self.nav.pages)]

    def _read(self, page: Page) -> None:
        self.config._current_page = page  # as MkDocs does
        try:
            page.read_source(self.config)
            page.render(self.config, self.files)
        finally:
            self.config._current_page = None

    def _render(self, page: Page) -> bytes:
        page.active = True
        try:
            template = self.env.get_template(page.meta.get("template", "main.html"))
            text = template.render(get_context(self.nav, self.pages, self.config, page))
        finally:
            page.active = False
        return str(text).encode("utf-8", errors="xmlcharrefreplace")

    def _write(self, name: str, data: bytes) -> None:
        if self.sums.get(name) != (sum_ := hash_of(data)):
            self._replace(name, data)
            self.sums[name] = sum_

    def _replace(self, name: str, data: bytes) -> None:
        """Replace a file whole: it may be asked for at any moment."""
        unfinished = self.site.with_name(f".{self.site.name}-unfinished")
        unfinished.write_bytes(data)
        (self.site / name).parent.mkdir(parents=True, exist_ok=True)
        os.replace(unfinished, self.site / name)  # noqa: PTH105 (the same, and says that it replaces)


def _told_of(page: Page) -> dict[str, Any]:
    """Give the front matter of a page but for what describes its picture, which holds claims and stands in no other."""
    return {name: value for name, value in page.meta.items() if name != "picture_alt"}


def _page(file: File) -> Page:
    return cast(Page, file.page)  # which MkDocs has made of every page that it builds


def _is_hidden(name: str) -> bool:
    """Tell whether MkDocs leaves a file out, as it does with no more said of it."""
    return any(part.startswith(".") for part in name.split("/")) or name.startswith("templates/")


def _stamps(config: MkDocsConfig) -> Stamps:
    """Stamp every file that a build reads by when it was written, its length and its number on the disk."""
    docs, looks = Path(config.docs_dir), config.theme.custom_dir
    folders = [docs, *([Path(looks)] if looks and not Path(looks).is_relative_to(docs) else [])]
    stamps = {}
    for path in (Path(CONFIG), *(path for folder in folders for path in _files(folder))):
        with contextlib.suppress(FileNotFoundError):  # a page by hand may vanish in the meantime
            if path.parent != docs / _STATE:
                found = path.stat()
                stamps[path] = found.st_mtime_ns, found.st_size, found.st_ino
    return stamps


def _files(folder: Path) -> Iterator[Path]:
    for here, _, names in os.walk(folder):
        yield from (Path(here) / name for name in names)


class _Lines(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname:<8} -  {record.getMessage()}")


def _answers(site: KeptSite, asked: Iterable[str]) -> Iterator[dict[str, Any]]:
    log, warned = logging.getLogger("mkdocs"), _Lines()
    log.addHandler(warned)
    for line in asked:
        warned.lines.clear()
        question = json.loads(line)
        try:
            yield {"done": _done(site, question.get("show"))}
        except (Exception, SystemExit) as wrong:
            yield {"wrong": [*warned.lines, *str(wrong).splitlines()]}


def _done(site: KeptSite, show: Mapping[str, str] | None) -> bool:
    """Show pages, or else build; tell whether that was done, or has to be done otherwise."""
    if show is not None:
        return site.show(show)
    try:
        site.build()
    except NotPlain:
        return False
    return True


def main(site: Path, asked: TextIO, answered: TextIO) -> None:
    """Answer line by line until there are no more."""
    for answer in _answers(KeptSite(site), asked):
        print(json.dumps(answer), file=answered, flush=True)


if __name__ == "__main__":
    answered, sys.stdout = sys.stdout, sys.stderr  # whatever prints besides is no answer
    main(Path(sys.argv[1]), sys.stdin, answered)

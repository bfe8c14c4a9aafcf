"""What is made of a library: one module for each output, all pure; `diptych.write` puts their files below docs/."""

from collections.abc import Callable, Iterator

from diptych.library import Library
from diptych.outputs import (
    api,
    bibliography,
    cards,
    data_package,
    feeds,
    figures,
    fragments,
    lists,
    oembed,
    pages,
    pictures,
    robots,
    schemas,
    scripts,
    search,
    styles,
    timeline,
)
from diptych.outputs.file import AnyFile

Output = Callable[[Library], Iterator[AnyFile]]
OUTPUTS: tuple[Output, ...] = (
    pages.pages,
    timeline.timeline,
    lists.lists,
    figures.figures,
    cards.cards,
    oembed.oembed,
    api.api,
    data_package.data_package,
    feeds.feeds,
    pictures.pictures,
    bibliography.bibliography,
    scripts.scripts,
    search.search,
    robots.robots,
    fragments.fragments,
    schemas.schemas,
    styles.styles,
)

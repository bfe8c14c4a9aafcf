"""What is made of a library: one module for each output, all pure. `publishing` puts their files below docs/."""

from collections.abc import Callable, Iterator

from diptych.library import Library
from diptych.outputs import feeds, robots, servers
from diptych.outputs import theme as looks
from diptych.outputs.api import api, bibliography, data_package, schemas
from diptych.outputs.embeds import cards, oembed, pictures, scripts, styles
from diptych.outputs.file import AnyFile
from diptych.outputs.pages import (
    check,
    evidence,
    figures,
    fragments,
    lists,
    names,
    pages,
    places,
    propose,
    reference,
    texts,
    timeline,
    two_minutes,
)
from diptych.outputs.search import search

Output = Callable[[Library], Iterator[AnyFile]]
OUTPUTS: tuple[Output, ...] = (
    pages.pages,
    two_minutes.two_minutes,
    texts.texts,
    evidence.evidence,
    places.places,
    timeline.timeline,
    lists.lists,
    names.names,
    figures.figures,
    check.check,
    propose.propose,
    reference.reference,
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
    servers.servers,
    fragments.fragments,
    schemas.schemas,
    styles.styles,
    looks.theme,
)

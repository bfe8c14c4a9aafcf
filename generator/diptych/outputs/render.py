"""Fill templates. Whatever comes from YAML is text: it is escaped here, once, for HTML and for Markdown."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import rcssmin
import rjsmin
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from diptych import wording
from diptych.drawing import charts
from diptych.drawing.palette import inks
from diptych.values import dates
from diptych.wording import addresses, citing

# Every sign that Markdown, or an extension of it, gives a meaning. As numbered entities they mean themselves,
# in Markdown as in HTML, so one escape serves the prose and the raw HTML of a page.
_SIGNS = re.compile(r"[&<>\"'\\`*_{}\[\]#+!|~^:=$@]")
# What makes a list or a line of a text that begins a paragraph: a dash, and the point after a number.
_START = re.compile(r"\A(\s*)(?:(-)|(\d+)([.)]))(?=[\s-]|\Z)")
_LONG_WORD = re.compile(r"\S{18,}")  # than any that a column of a table has to keep whole


# Hebrew, Arabic with its supplements and forms, Syriac, Thaana, N’Ko.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def render_html(template: str, **context: Any) -> str:
    """Fill a template that makes HTML."""
    return _environment(markdown=False).get_template(template).render(**context)


def render_markdown(template: str, **context: Any) -> str:
    """Fill a template that makes a Markdown page."""
    return _environment(markdown=True).get_template(template).render(**context)


def escape_markdown(value: Any) -> Markup:
    """Escape a text so that Markdown and HTML both show it as written; markup passes."""
    if isinstance(value, Markup):
        return value
    text = _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", str(value))
    return Markup(_START.sub(_start, text))  # noqa: S704


def _start(match: re.Match[str]) -> str:
    space, dash, number, point = match.groups("")
    return f"{space}{number}&#{ord(dash or point)};"


def in_language(words: str, language: str = "en", *, escaped: Callable[[Any], Markup] = escape) -> Markup:
    """Mark a text that is in another language than the page, or is read from right to left, as what it is."""
    if language == "en" and not _RIGHT_TO_LEFT.search(words):
        return escaped(words)
    named = f' lang="{escape(language)}"' if language != "en" else ""
    return Markup(f'<bdi{named} dir="auto">{escaped(words)}</bdi>')  # noqa: S704 (escaped above)


def long_words(words: str, *, escaped: Callable[[Any], Markup] = escape) -> Markup:
    """Mark the words of a table that may be broken, so that no other is: columns would else be wider than a phone."""
    if not _LONG_WORD.search(words):
        return escaped(words)
    marked = _LONG_WORD.sub("\0\\g<0>\0", words).split("\0")
    parts = (
        f'<span class="dp-long">{escaped(part)}</span>' if n % 2 else escaped(part) for n, part in enumerate(marked)
    )
    return Markup("".join(parts))  # noqa: S704 (escaped above)


def front_matter(value: str) -> Markup:
    """Quote a text for a page's front matter. Themes print it into HTML as it is, so it is escaped for HTML first."""
    return Markup(json.dumps(str(escape(value)), ensure_ascii=False))  # noqa: S704


@cache
def style(template: str, *parts: str) -> Markup:
    """Fill and shrink a style sheet; `parts` names what it has to dress."""
    return Markup(rcssmin.cssmin(render_html(template, parts=parts)))  # noqa: S704 (a style sheet of ours)


@cache
def script(template: str) -> Markup:
    """Shrink a script."""
    return Markup(rjsmin.jsmin(render_html(template)))  # noqa: S704 (a script of ours)


def digest(text: str) -> str:
    """Hash a style or a script as a Content-Security-Policy names it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment(markdown: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("diptych"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=escape_markdown if markdown else None,
    )
    environment.globals.update(
        addresses=addresses, charts=charts, citing=citing, dates=dates, inks=inks, wording=wording
    )
    escaped = escape_markdown if markdown else escape
    environment.filters.update(
        digest=digest,
        front_matter=front_matter,
        in_language=partial(in_language, escaped=escaped),
        long_words=partial(long_words, escaped=escaped),
    )
    return environment

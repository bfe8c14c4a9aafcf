"""What is looked up while facts are written: all checks, and all fields, each with an example of right and of wrong."""

from collections.abc import Iterator

from diptych.checking.check import RULES
from diptych.checking.explained import explanations
from diptych.library import Library
from diptych.outputs.file import File
from diptych.outputs.render import render_markdown
from diptych.schemas.reference import reference as written
from diptych.wording.addresses import from_depth
from diptych.wording.checks import level_of


def reference(_: Library) -> Iterator[File]:
    """Make both pages, which are those of the engine on every site."""
    to = from_depth(1)
    checks = render_markdown("checks.md.jinja", known=list(explanations(RULES)), level_of=level_of, to=to)
    yield File("checks/index.md", checks)
    yield File("fields/index.md", render_markdown("fields.md.jinja", written=list(written()), to=to))

"""Whatever check accepts, every output can say; and no text becomes anything else than text in any of them."""

from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import assume, given

from diptych.library import build_library
from diptych.outputs import OUTPUTS
from diptych.outputs.file import File

from . import tries
from .sites import Trees, lay, sites, tried
from .skeleton import skeleton
from .values import twin

OF_NO_FACT = {"schemas", "styles", "theme"}  # the same whatever the facts are


def outputs(root: Path) -> dict[str, str]:
    """Every text that is made of a site, by its path. Raises whatever an output raises."""
    found = tried(root)
    # A letter that no font of the pictures has is refused (tests/test_drawn_letters.py): it is no site to look at.
    assume({problem.code for problem in found.errors} != {"letter-not-drawn"})
    assert found.errors == []
    library = build_library(found.site, None)
    files = (file for output in OUTPUTS if output.__name__ not in OF_NO_FACT for file in output(library))
    return {file.path: file.content for file in files if isinstance(file, File) and isinstance(file.content, str)}


@pytest.mark.slow
@tries.settings(tries.SITES)
@given(sites())
def test_what_is_accepted_is_said_and_changes_no_skeleton(trees: Trees) -> None:
    both = zip((trees, twin(trees)), tries.folders(), strict=True)
    hostile, harmless = (outputs(lay(each, root)) for each, root in both)
    assert hostile.keys() == harmless.keys()
    for path, text in hostile.items():
        assert skeleton(path, text) == skeleton(path, harmless[path]), path
    strictly(next(text for path, text in hostile.items() if path.endswith("embed/price-keep/index.html")))


def strictly(card: str) -> Any:
    """Read a card as a browser would, and end at the first error."""
    return html5lib.HTMLParser(strict=True).parse(card)

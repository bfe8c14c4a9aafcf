"""What git holds, and nothing else, makes the site: for anybody, at any address, on any day."""

import subprocess

from diptych.outputs import OUTPUTS
from diptych.write import MANIFEST

from .conftest import ROOT, library_of


def git(*arguments: str, told: str = "") -> set[str]:
    """The lines that git prints; what it says no to is no line."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, input=told, text=True, capture_output=True)
    assert not run.stderr, run.stderr
    return set(run.stdout.splitlines())


def test_git_ignores_every_path_that_a_run_can_write() -> None:
    made = {f"docs/{file.path}" for output in OUTPUTS for file in output(library_of(ROOT))}
    made |= {f"docs/{MANIFEST}", "site/index.html", ".site-next/index.html", ".site-last/index.html"}
    assert len(made) > 5000
    assert made - git("check-ignore", "--no-index", "--stdin", told="\n".join(made)) == set()
    assert made & git("ls-files") == set()

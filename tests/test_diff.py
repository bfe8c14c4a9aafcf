"""`diptych diff` says in words what a proposal changes, and no text of a stranger means anything where it is shown."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from diptych.outputs.changes import LONGEST, told

from .test_commands import diptych
from .test_fairness import mend
from .test_since import COST, CREST, FLOOD, LAST, MARKUP, NEXT, REPORT, SIDES, UPKEEP, commit, git, published  # noqa: F401


def told_of(site: Path, *more: str, since: str = "v1") -> str:
    run = diptych("diff", since, *more, cwd=site)
    assert run.returncode == 0, run.stderr
    return run.stdout


def plain(markdown_: str) -> str:
    return html.unescape(re.sub(r"</?code>", "", markdown_))


def test_nothing_changed_is_said(published: Path) -> None:  # noqa: F811
    assert told_of(published) == "Nothing that the site says is changed.\n"


CHANGES = {
    "a figure": (CREST, "value: 1600", "value: 1700",
                 "Crest of the flood: more than 1,600 centimetres (1962); about 900 centimetres (1931, inferred) → "
                 "more than 1,700 centimetres (1962)"),
    "a statement": (UPKEEP, "statement: Upkeep takes between", "statement: Upkeep will take between",
                    "statement: Upkeep takes between 500 and 600 pounds a day. → Upkeep will take between 500"),
    "a range": (UPKEEP, "low: 500", "low: 450", "Upkeep: between 500 and 600 British pounds → between 450"),
    "who is credited": (LAST,
        "said_by: A fisherman", "said_by: The fisherman", "said_by: A fisherman → The fisherman"),
    "a forecast": (NEXT,
        "due: 2040", "due: 2041", "forecast: due: 2040, settles: The gauge at the bridge. → due: 2041,"),
    "a relation": (COST,
        "relation: contradict", "relation: read-differently", "relation: contradict → read-differently"),
    "a topic": (FLOOD, "title: The flood", "title: The high water", "title: The flood → The high water"),
    "a text": (SIDES, "author: Ada Moor", "author: Ada Moore", "author: Ada Moor → Ada Moore"),
    "a work": (REPORT, "issued: 1963", "issued: 1964", "issued: 1963 → 1964"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told_in_words_and_its_correction_missed(published: Path, name: str) -> None:  # noqa: F811
    file, old, new, says = CHANGES[name]
    if name == "a figure":
        says = says.split(" (")[0]
    mend(published / file, old, new)
    shown = plain(told_of(published))
    assert says in shown
    assert "- **Changed**: " in shown
    assert "### Corrections missing" in shown
    assert "without a correction" in shown


def test_new_and_gone_are_told_with_the_works_and_the_balance(published: Path) -> None:  # noqa: F811
    text = (published / UPKEEP).read_text(encoding="utf-8").replace("Upkeep takes", "Repairs take")
    (published / "facts/cost/repairs.yml").write_text(text.replace("published: 2021-05-04\n", ""), encoding="utf-8")
    (published / "facts/sources/new-work.yml").write_text("type: book\nkind: book\ntitle: A New Work\n")
    mend(published / CREST, "source: a-bare-title", "source: new-work")
    (published / LAST).unlink()
    (published / "facts/sources/a-bare-title.yml").unlink()
    mend(
        published / FLOOD,
        "relation: read-differently",
        "relation: one-sided\n    silence: {perspective: remove, note: None.}",
    )
    mend(
        published / "facts/names.yml",
        "fisherman: {name: The fisherman, kind: person, under: Fisherman, forms: [fisherman]}\n",
        "",
    )
    shown = plain(told_of(published))
    assert "- **New**: repairs, ◧ Repairs take between 500 and 600 pounds a day." in shown
    assert "- **Gone**: crest-as-the-last, ◨ A fisherman called" in shown
    assert "- **New**: new-work, “A New Work”" in shown
    assert "- **Gone**: a-bare-title, " in shown
    assert "| Claims | Keep | 3 | 4 |" in shown
    assert "was published and is gone" in shown


def test_a_renamed_fact_is_one_that_was_changed(published: Path) -> None:  # noqa: F811
    (published / UPKEEP).rename(published / "facts/cost/keeping.yml")
    path = published / "facts/cost/keeping.yml"
    path.write_text(path.read_text(encoding="utf-8") + "moved_from: [upkeep]\n", encoding="utf-8")
    shown = plain(told_of(published))
    assert "- **Changed**: keeping," in shown
    assert "id: upkeep → keeping" in shown
    assert "**Gone**" not in shown


def test_two_revisions_are_compared_as_data_with_nothing_checked_out(published: Path) -> None:  # noqa: F811
    git(published, "checkout", "-qb", "proposal")
    mend(published / UPKEEP, "low: 500", "low: 450")
    (published / "facts/cost/link.yml").symlink_to("/etc/passwd")
    (published / "mkdocs.yml").write_text("site_name: !ENV HOME\nsite_url: x\n")
    git(published, "add", ".")
    git(published, "commit", "-qm", "Propose")
    git(published, "checkout", "-q", "-")
    shown = told_of(published, "--to", "proposal")
    assert "between 450 and 600 British pounds" in plain(shown)
    assert "root:" not in shown
    assert "450" not in (published / UPKEEP).read_text(encoding="utf-8")


def test_what_cannot_be_compared_is_said(published: Path) -> None:  # noqa: F811
    assert "git knows no revision" in diptych("diff", "nowhere", cwd=published).stderr
    assert diptych("diff", "--help", cwd=published).returncode == 0
    mend(published / UPKEEP, "kind: figure", "kind: number")
    run = diptych("diff", "v1", cwd=published)
    assert run.returncode == 1
    assert "none of the choices" in run.stderr
    git(published, "commit", "-qam", "Broken")
    run = diptych("diff", "v1", "--to", "HEAD", cwd=published)
    assert run.returncode == 2
    assert "the facts of HEAD have problems; the first: " in run.stderr


def test_without_a_release_there_is_none_to_compare_with(site: Path) -> None:
    commit(site)
    assert told_of(site, since="HEAD") == "Nothing that the site says is changed.\n"
    assert "there is no release yet" in diptych("diff", "last-release", cwd=site).stderr


def test_changed_cards_are_drawn_before_and_after(published: Path) -> None:  # noqa: F811
    mend(published / UPKEEP, "low: 500", "low: 450")
    mend(published / COST, "relation: contradict", "relation: read-differently")
    run = diptych("diff", "v1", "--pictures", "changed", cwd=published)
    assert run.stderr == "4 pictures in changed/\n"
    pictures = {path.name: path.read_bytes() for path in (published / "changed").iterdir()}
    assert sorted(pictures) == [
        "cost--price.after.png", "cost--price.before.png", "upkeep.after.png", "upkeep.before.png"
    ]  # fmt: skip
    assert all(content.startswith(b"\x89PNG") for content in pictures.values())
    assert pictures["upkeep.before.png"] != pictures["upkeep.after.png"]


# --- what a stranger wrote ---------------------------------------------------------------------------------------

FORGED = [
    "@maintainer please merge", "#12 and o/r#3", "GH-1", "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    "<!-- diptych diff -->",
    "</code><img src=x onerror=alert(1)>", "![x](https://evil.example/x.png)", "[x](javascript:alert(1))", "`code` ``",
    "https://evil.example www.evil.example a@b.example", "\n\n# Approved\n\n- [x] done", "| a | b |\n|---|---|",
    "/close",
    "::error::x", "##[error]x", ":tada:", "&lt;b&gt; &amp; &#64;maintainer", "$x$ \\( y \\)", "a\u202eb\u200b\x1b[2J",
    "***",
    "```\n</details>", "~~~", "\u2028# x", "<details open>", "1. x", "- x", "    indented", "<", "&", "\\@x",
]  # fmt: skip


@pytest.mark.parametrize("text", FORGED)
def test_a_strangers_text_is_shown_and_means_nothing(text: str) -> None:
    assert_inert(text)


@given(st.text(max_size=80))
def test_no_text_means_anything(text: str) -> None:
    assert_inert(text)


def assert_inert(text: str) -> None:
    """Nothing but letters and entities stands in the source; what a host shows is one <code> with the text in it."""
    shown = told(text)
    within = re.fullmatch(r"<code>(.*)</code>", shown)[1]
    assert "\n" not in shown
    assert not re.search(r"[<>\"'\\`*_{}\[\]!|~^:=$@]|&(?!#\d+;)|#(?!\d+;)", within)
    made = markdown(f"- {shown}", extensions=["tables", "fenced_code"])
    assert re.findall(r"<(\w+)", made) in (["ul", "li", "code"], ["ul", "li"])


def test_a_forged_fact_changes_no_line_of_the_comment(published: Path) -> None:  # noqa: F811
    forged = "@all </code> ### Corrections missing [x](y) <!-- diptych diff --> `z` #1"
    mend(published / MARKUP, "statement: Upkeep takes", f"statement: '{forged} takes")
    path = published / MARKUP
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{line}'\n" if line.startswith("statement:") else f"{line}\n" for line in lines))
    shown = told_of(published)
    headings = [line for line in shown.splitlines() if line.startswith("#")]
    assert headings == ["### Corrections missing", "### Claims", "### Balance"]
    assert "@" not in re.sub(r"<code>.*?</code>", "", shown)
    assert "<!--" not in shown
    assert "[x]" not in shown
    assert {line[:2] for line in shown.splitlines() if line} <= {"##", "- ", "  ", "| ", "|-"}


@pytest.mark.slow
def test_a_comment_is_never_longer_than_a_host_takes(published: Path) -> None:  # noqa: F811
    text = (published / UPKEEP).read_text(encoding="utf-8").replace("published: 2021-05-04\n", "")
    for number in range(400):
        fact = text.replace("Upkeep takes", f"Upkeep {number} {'@' * 200} takes")
        (published / f"facts/cost/copy-{number}.yml").write_text(fact, encoding="utf-8")
    shown = told_of(published)
    assert len(shown) <= LONGEST + 200
    assert shown.endswith("it is longer than a comment may be.\n")

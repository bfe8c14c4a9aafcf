import contextlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from diptych.commands.cli import main
from diptych.problem import CannotRun
from diptych.reading.settings import read_settings

from .conftest import EXAMPLES, GOOD, ROOT, problems_of


def diptych(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command in this process, as a shell would run it in a folder."""
    out, err = io.StringIO(), io.StringIO()
    status: object = 0
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        before, sys.argv = sys.argv, ["diptych", *arguments]
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
        finally:
            sys.argv = before
    return subprocess.CompletedProcess(arguments, status, out.getvalue(), err.getvalue())


def test_the_command_runs_as_a_process_of_its_own(site: Path) -> None:
    run = subprocess.run([sys.executable, "-m", "diptych", "check"], cwd=site, text=True, capture_output=True)
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr.endswith("\n5 facts, 2 sources, 2 topics: 0 problems\n")


# Which packages a check imports, by the names that they are installed by.
_IMPORTED = """
import sys
from importlib.metadata import packages_distributions
from diptych.commands.cli import main
if sys.argv[1:]:
    import diptych.commands.new.asking
sys.argv = ["diptych", "new", "fact", "--help"] if sys.argv[1:] else ["diptych", "check"]
try:
    main()
except SystemExit:
    pass
named = packages_distributions()
imported = {each.lower() for name in sys.modules for each in named.get(name.split(".")[0], ())}
print(*(name.replace("_", "-").replace(".", "-") for name in imported - {"diptych", "setuptools"}))
"""


@pytest.mark.parametrize("command", [(), ("new",)])
def test_check_and_new_need_only_what_is_installed_for_checking(site: Path, command: tuple[str, ...]) -> None:
    called = [sys.executable, "-c", _IMPORTED, *command]
    run = subprocess.run(called, cwd=site, text=True, capture_output=True, check=True)
    locked = (ROOT / "requirements-check.txt").read_text(encoding="utf-8")
    installed = {line.split("==")[0] for line in locked.splitlines() if "==" in line}
    imported = set(run.stdout.splitlines()[-1].split())
    assert {"pydantic", "pyyaml", "click"} <= imported <= installed


_NOUNS = """
import sys
from diptych.commands.cli import main
import diptych.commands.check
print("inflect" in sys.modules)
from diptych.values.units import plural, singular
print(singular("bridges"), plural("bridge"))
import inflect, typeguard
print("check_argument_types" in inflect.engine.singular_noun.__code__.co_names, typeguard.typechecked.__name__)
"""


def test_nouns_are_loaded_when_one_is_asked_for_and_as_they_are_written() -> None:
    run = subprocess.run([sys.executable, "-c", _NOUNS], text=True, capture_output=True, check=True)
    assert run.stdout.splitlines() == ["False", "bridge bridges", "False typechecked"]


def test_a_command_whose_packages_are_missing_says_what_installs_them(site: Path, monkeypatch) -> None:
    for name in [name for name in sys.modules if name.startswith("diptych.commands.build")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    for name in [name for name in sys.modules if name.startswith(("mkdocs.", "diptych.publishing."))]:
        monkeypatch.delitem(sys.modules, name)
    run = diptych("build", "--any", cwd=site)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Error: `diptych build` needs mkdocs")
    assert run.stderr.endswith(", which is not installed here: run `make site` once\n")
    assert "(not installed: make site installs it)" in diptych("--help", cwd=site).stdout


def test_check_counts_and_passes(site: Path) -> None:
    texts = [f"--text={side}={GOOD / side}.txt" for side in ("keep", "remove")]
    run = diptych("check", *texts, cwd=site)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "5 facts, 2 sources, 2 topics: 0 problems\n")


def test_check_shows_problems_and_exits_1(make_site) -> None:
    run = diptych("check", cwd=make_site(EXAMPLES / "bad" / "several-files-at-once"))
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    assert len([line for line in lines if line.startswith("facts/")]) == 2
    assert run.stderr.endswith(": 2 problems\n")


def test_check_speaks_github(make_site) -> None:
    run = diptych("check", "--format", "github", cwd=make_site(EXAMPLES / "bad" / "octal-number"))
    assert run.stdout.startswith("::error file=facts/flood/crest-in-1962.yml,line=8,col=40,title=invalid-value::fact ")


def test_check_speaks_json(make_site, site: Path) -> None:
    run = diptych("check", "--format", "json", cwd=make_site(EXAMPLES / "bad" / "octal-number", name="bad"))
    (problem,) = json.loads(run.stdout)
    assert (problem["file"], problem["line"], problem["column"]) == ("facts/flood/crest-in-1962.yml", 8, 40)
    assert sorted(problem) == ["code", "column", "file", "instead", "level", "line", "says"]
    assert json.loads(diptych("check", "--format", "json", cwd=site).stdout) == []


def test_github_format_cannot_be_broken_out_of() -> None:
    from diptych.commands.terminal.report import as_github
    from diptych.problem import Place, Problem

    shown = as_github([Problem(Place("a,b:c\n.yml"), "100%\n::set-env::x", "y", code="a,b")])
    assert shown == r"::error file=a%2Cb%3Ac\n.yml,line=1,col=1,title=a%2Cb::100%25\n::set-env::x; y"


def test_no_fact_at_all_is_a_problem(site: Path) -> None:
    for path in (site / "facts").rglob("*.yml"):
        if path.name != "perspectives.yml":
            path.unlink()
    for folder in ("flood", "cost", "sources"):
        (site / "facts" / folder).rmdir()
    run = diptych("check", cwd=site)
    assert (run.returncode, run.stdout) == (
        1, "facts:1:1: there is no fact in it; write one in a topic's folder: <topic>/<fact>.yml [misplaced-file]\n",
    )  # fmt: skip


def test_generate_says_what_it_did_and_repeats_nothing(site: Path) -> None:
    assert diptych("generate", cwd=site).stdout.endswith(" files written, 0 unchanged, 0 removed.\n")
    assert diptych("generate", cwd=site).stdout.startswith("0 files written, ")
    (site / "facts/flood/next-flood.yml").unlink()
    run = diptych("generate", cwd=site)
    assert (run.returncode, run.stdout) == (1, "")
    assert 'the question "again" is answered by nobody' in run.stderr
    assert run.stderr.endswith("1 problem; nothing was written.\n")
    assert (site / "docs/facts/next-flood.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--text", "keep"], "is not PERSPECTIVE=FILE with a file that is there"),
        (["check", "--text", "kept={keep}"], 'no perspective "kept"; did you mean "keep"?'),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["--root", "nowhere", "check"], "does not exist"),
        (["--root", "docs", "check"], "there is no mkdocs.yml in"),
        (["serve", "--address", "127.0.0.1:99999"], "is not HOST:PORT"),
    ],
)
def test_wrong_use_exits_2(site: Path, arguments: list[str], says: str) -> None:
    run = diptych(*(argument.format(keep=GOOD / "keep.txt") for argument in arguments), cwd=site)
    assert run.returncode == 2
    assert says in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.slow
def test_a_build_that_fails_leaves_the_last_site(site: Path) -> None:
    (site / "site").mkdir()
    (site / "site/index.html").write_text("the last good one")
    (site / "docs/index.md").write_text("# The Dam\n\n[lost](lost.md)\n")
    run = diptych("build", cwd=site)
    assert run.returncode == 1
    assert "The site was not built; the last one stays." in run.stderr
    assert "INFO" not in run.stderr
    assert "lost.md" in run.stderr
    assert (site / "site/index.html").read_text() == "the last good one"
    assert not (site / ".site-next").exists()


def test_a_bug_exits_3_and_says_what_to_report(site: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(sys.modules["diptych.commands.check"], "read_site", lambda *_: 1 / 0)
    monkeypatch.setattr(sys, "argv", ["diptych", "--root", str(site), "check"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 3
    assert "please report it" in capsys.readouterr().err


def test_schema_check_sees_a_stale_copy(site: Path) -> None:
    assert diptych("schema", "--check", cwd=site).returncode == 1
    assert diptych("schema", cwd=site).returncode == 0
    assert diptych("schema", "--check", cwd=site).returncode == 0
    assert (site / "schema/fact.json").read_bytes() == (ROOT / "schema/fact.json").read_bytes()


@pytest.mark.parametrize("command", ["", "check", "generate", "build", "serve", "schema"])
def test_every_command_has_help(command: str) -> None:
    run = diptych(*filter(None, [command]), "--help", cwd=ROOT)
    assert run.returncode == 0
    assert "Usage: " in run.stdout
    assert len(run.stdout.splitlines()) > 6


def test_an_address_in_use_is_said_so(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        run = diptych("serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}", cwd=site)
    assert run.returncode == 2
    assert "cannot be served on" in run.stderr
    assert "Traceback" not in run.stderr


def test_settings_that_cannot_be_read_have_their_place(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: The Dam\nnav: [a\n")
    run = diptych("check", cwd=site)
    assert run.returncode == 2
    assert run.stderr.startswith("Error: mkdocs.yml:2:6: this is not YAML: the [ of this line is not closed")


def test_a_file_that_cannot_be_read_is_no_bug(site: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "facts/flood/topic.yml")

    monkeypatch.setattr(sys.modules["diptych.commands.check"], "read_site", refuse)
    monkeypatch.setattr(sys, "argv", ["diptych", "--root", str(site), "check"])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    assert capsys.readouterr().err == "Error: facts/flood/topic.yml cannot be used: Permission denied\n"


@pytest.mark.slow
def test_serve_follows_edits_and_leaves_nothing_behind(
    site: Path, free_port: Callable[[], int], tmp_path: Path
) -> None:
    address = f"127.0.0.1:{free_port()}"
    told, temporary = tmp_path / "told.txt", tmp_path / "temporary"
    temporary.mkdir()
    fact = site / "facts/cost/upkeep.yml"
    right = fact.read_text()
    fact.write_text("at first: [")
    with told.open("w") as output:
        serving = subprocess.Popen(
            [sys.executable, "-m", "diptych", "serve", "--address", address],
            cwd=site, stdout=output, stderr=output, env=os.environ | {"TMPDIR": str(temporary)},
            # Whoever starts the tests in the background may have told them to ignore it.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
    try:
        wait_until(lambda: "facts/cost/upkeep.yml:1:" in told.read_text())  # and is mended
        fact.write_text(right)
        wait_for(f"http://{address}/facts/upkeep/", "500 and 600")
        fact.write_text(fact.read_text().replace("low: 500", "low: 450"))
        wait_for(f"http://{address}/facts/upkeep/", "450 and 600")
        fact.write_text("broken: [")
        wait_for(f"http://{address}/.diptych/news.json", r"facts/cost/upkeep.yml:1:9: ")
        wait_for(f"http://{address}/.diptych/news.json", r"    | broken: [")
        wait_for(f"http://{address}/facts/upkeep/", "450 and 600")
    finally:
        serving.send_signal(signal.SIGINT)
        assert serving.wait(60) == 0
    lines = told.read_text()
    for step in (
        "Reading the facts …",
        "Writing pages and cards …",
        "Building the site …",
        f"The site is at http://{address}/ and follows every edit.",
        "facts/cost/upkeep.yml:1:9: ",
    ):
        assert step in lines
    assert lines.endswith("Stopped.\n")
    assert list(temporary.iterdir()) == []
    with socket.create_server(("127.0.0.1", int(address.rpartition(":")[2]))):
        pass  # the address is free again


def wait_for(url: str, text: str) -> None:
    def is_there() -> bool:
        try:
            return text in urllib.request.urlopen(url, timeout=60).read().decode()
        except OSError:
            return False

    wait_until(is_there)


def wait_until(is_so: Callable[[], bool]) -> None:
    patience = time.monotonic() + 180  # which only a machine at its limit needs
    while not is_so():
        assert time.monotonic() < patience
        time.sleep(0.1)


WRONG_SETTINGS = {
    "site_url: https://dam.example/": {
        "site_url: 5": "mkdocs.yml:2:11: site_url: 5 cannot stand here; write the public address",
        "site_url: dam.example": 'mkdocs.yml:2:11: site_url: "dam.example" is no web address; write the whole of it',
        "site_url: https://dam.example/?a=b": "has a query or a fragment; write the public address",
        "site_url:": "mkdocs.yml:2:10: site_url: it is missing or empty; write the public address",
        "site_url: https://dam.example/\nextra: [a]": 'extra: ["a"] cannot stand here; write keys with values',
        "site_url: https://dam.example/\nextra: {contact: 5}": "mkdocs.yml:3:18: extra: contact: 5 cannot stand here",
        "site_url: https://dam.example/\nextra: {license: {name: MIT}}": (
            "mkdocs.yml:3:18: extra: license: it is missing or empty; write its SPDX name and its address"
        ),
        "site_url: https://dam.example/\nextra: {license: {name: CC BY, url: https://example.org/}}": (
            'mkdocs.yml:3:18: extra: license: "CC BY" cannot stand here; write its SPDX name and its address'
        ),
        "site_url: https://dam.example/\ndocs_dir: ..": 'docs_dir: ".." is no folder in this one; write the name',
        "site_url: https://dam.example/\ndocs_dir: [docs]": "mkdocs.yml:3:11: docs_dir:",
        "site_url: https://dam.example/\nsite_description: 5": "mkdocs.yml:3:19: site_description: 5 cannot",
    },
    "nav:": {
        "nav: &a [*a]\nmenu:": "it is nested too deeply, or refers to itself",
        "nav: 5\nmenu:": "nav: 5 cannot stand here; write a list of pages",
    },
    "markdown_extensions:": {"markdown_extensions: 5\nothers:": "markdown_extensions: 5 cannot stand here"},
    "site_name: The Dam": {
        "site_name: [The, Dam]": "mkdocs.yml:1:12: site_name: [",
        "- site_name: The Dam": "this is not YAML",
        "site_name: \x00": "this is not YAML: the control character U+0000 stands here",
    },
}


@pytest.mark.parametrize(
    ("line", "written"), [(line, written) for line, wrong in WRONG_SETTINGS.items() for written in wrong]
)
def test_wrong_settings_are_no_bug(site: Path, line: str, written: str) -> None:
    path = site / "mkdocs.yml"
    config = path.read_text(encoding="utf-8")
    assert line in config
    path.write_text(config.replace(line, written), encoding="utf-8")
    with pytest.raises(CannotRun) as error:
        read_settings(site)
    (said,) = str(error.value).splitlines()
    assert said.startswith("mkdocs.yml:")
    assert WRONG_SETTINGS[line][written] in said


def test_settings_that_are_not_utf_8_are_no_bug(site: Path) -> None:
    (site / "mkdocs.yml").write_bytes("site_name: Crue à Lune\n".encode("latin-1"))
    with pytest.raises(CannotRun, match="not UTF-8"):
        read_settings(site)


def test_a_page_that_is_not_utf_8_is_a_problem_with_its_place(site: Path) -> None:
    (site / "docs/more.md").write_bytes("# More\n\nCrue à Lune\n".encode("latin-1"))
    (site / "docs/folder.md").mkdir()
    assert [str(problem) for problem in problems_of(site)] == [
        "docs/more.md:3:6: this file is not UTF-8; save it in the encoding UTF-8 [encoding]"
    ]


def test_a_topic_that_the_environment_names_has_a_place(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAM_TOPIC", "topics/nowhere.md")
    path = site / "mkdocs.yml"
    path.write_text(path.read_text().replace("- topics/cost.md", "- topics/cost.md\n      - !ENV DAM_TOPIC"))
    (problem,) = problems_of(site)
    assert str(problem).startswith('mkdocs.yml:3:1: the navigation names a topic "nowhere" that is not there')

"""The audit tells advisories from silence: where nobody could be asked, nothing was audited."""

import json

import pytest

from .audit import FOUND, LOCKED, NOT_ASKED, NPM, audit
from .conftest import ROOT

CLEAN = {"pip-audit": json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}),
         "npm": json.dumps({"vulnerabilities": {}})}  # fmt: skip
HIT = {"pip-audit": json.dumps({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}]}),
       "npm": json.dumps({"vulnerabilities": {"b": {"severity": "high"}}})}  # fmt: skip


def test_nothing_known_is_well() -> None:
    code, lines = audit(lambda command: CLEAN[command[0]])
    assert code == 0
    assert [line.partition(":")[0] for line in lines] == [*LOCKED, *(f"{folder}/package-lock.json" for folder in NPM)]


@pytest.mark.parametrize(("tool", "says"), [("pip-audit", "a 1 (PYSEC-1)"), ("npm", "b (high)")])
def test_an_advisory_is_named(tool: str, says: str) -> None:
    code, lines = audit(lambda command: (HIT if command[0] == tool else CLEAN)[command[0]])
    assert code == FOUND
    assert any(line.endswith(says) for line in lines)


@pytest.mark.parametrize("silence", ["", "connection refused", "[]", '{"error": {"code": "ENOTFOUND"}}',
                                     '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}'])  # fmt: skip
@pytest.mark.parametrize("tool", ["pip-audit", "npm"])
def test_where_nobody_answers_nothing_was_audited(tool: str, silence: str) -> None:
    code, lines = audit(lambda command: silence if command[0] == tool else CLEAN[command[0]])
    assert code == NOT_ASKED
    assert any("not audited" in line for line in lines)


def test_why_nobody_could_be_asked_is_told() -> None:
    silence = {"pip-audit": '{"dependencies": [{"name": "a", "skip_reason": "a was not found"}]}',
               "npm": '{"message": "405 Method Not Allowed", "error": {"summary": ""}}'}  # fmt: skip
    _, lines = audit(lambda command: silence[command[0]])
    assert lines[0] == "requirements.txt: not audited, for no advisories could be had (a was not found)"
    assert lines[-1].endswith("(405 Method Not Allowed)")


def test_every_lock_is_audited_and_hashed() -> None:
    locks = {
        path.relative_to(ROOT).as_posix()
        for path in [*ROOT.glob("requirements*.txt"), *ROOT.glob("tests/*/requirements.txt")]
    }
    assert locks == set(LOCKED)
    for name in LOCKED:
        pinned = [
            line for line in (ROOT / name).read_text("utf-8").splitlines() if "==" in line and line[0] not in " #"
        ]
        assert pinned
        assert (ROOT / name).read_text("utf-8").count("--hash=sha256:") >= len(pinned)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.splitlines() if line.startswith("\t$(PIP_INSTALL)")]
    assert [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line] == []

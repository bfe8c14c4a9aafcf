"""What the workflows promise: a stranger's code gets no rights, the promise about corrections is asked for."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# What a job may do besides reading, and by which workflow; none of these jobs checks anything out.
RIGHTS = {
    "comment": {"comment": {"pull-requests": "write"}},
    "publish": {"publish": {"pages": "write", "id-token": "write"}},
    "release": {"publish": {"contents": "write"}},
}


def read(path: Path) -> dict[str, Any]:
    # A bare `on:` is the key "on", not a YAML 1.1 boolean.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return job["steps"]


def checkouts(job: dict[str, Any]) -> list[dict[str, Any]]:
    return [step["with"] for step in steps(job) if step.get("uses", "").startswith("actions/checkout@")]


def checked_out(job: dict[str, Any]) -> dict[str, Any]:
    (checkout,) = checkouts(job)
    return checkout


def runs(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in steps(job))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_and_leaves_no_password_behind(path: Path) -> None:
    workflow = read(path)
    assert set(workflow["permissions"].values()) == {"read"}
    assert "pull_request_target" not in workflow["on"]
    for name, job in workflow["jobs"].items():
        assert "timeout-minutes" in job or name == "publish"
        for checkout in checkouts(job):
            assert checkout["persist-credentials"] == "false"
        rights = {right: how for right, how in job.get("permissions", {}).items() if how != "read"}
        assert rights == RIGHTS.get(path.stem, {}).get(name, {})
        assert not rights or not checkouts(job)  # what may write runs no code of the repository


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_has_a_strangers_words_in_it(path: Path) -> None:
    for job in read(path)["jobs"].values():
        for step in steps(job):
            assert not re.search(r"\$\{\{", step.get("run", "")), step["run"]


def test_every_change_is_held_against_the_last_release() -> None:
    workflow = read(ROOT / ".github/workflows/check.yml")
    assert {"pull_request", "push"} <= workflow["on"].keys()
    job = workflow["jobs"]["facts"]
    assert any("diptych check --since last-release --format github" in step.get("run", "") for step in steps(job))
    assert checked_out(job)["fetch-depth"] == "0"  # all of history, with the tags of all releases


def test_facts_are_checked_without_a_browser_and_the_engine_only_where_it_was_touched() -> None:
    jobs = read(ROOT / ".github/workflows/check.yml")["jobs"]
    assert "make test" not in runs(jobs["facts"]) + runs(jobs["pictures"])
    assert "browser" not in runs(jobs["facts"]) + runs(jobs["pictures"])
    assert (jobs["tests"]["needs"], jobs["tests"]["if"]) == ("facts", "needs.facts.outputs.engine == 'true'")
    for job in jobs.values():
        (python,) = [step["with"] for step in steps(job) if step.get("uses", "").startswith("actions/setup-python@")]
        assert (ROOT / python["cache-dependency-path"]).is_file()


def test_only_a_release_is_published() -> None:
    workflow = read(ROOT / ".github/workflows/publish.yml")
    assert workflow["on"].keys() == {"push"}
    jobs = [job for job in workflow["jobs"].values() if "permissions" in job]
    assert [job["if"] for job in jobs] == ["startsWith(github.ref, 'refs/tags/v')"]


@pytest.mark.parametrize(("name", "job"), [("publish", "build"), ("release", "build")])
def test_a_release_is_held_against_the_one_before(name: str, job: str) -> None:
    """What is tagged may never have been on the main branch, nor been checked."""
    build = read(ROOT / f".github/workflows/{name}.yml")["jobs"][job]
    assert checked_out(build)["fetch-depth"] == "0"
    script = runs(build)
    asked = script.index("diptych check --since release-before")
    assert asked < max(script.find("make site"), script.find("make downloads"))


@pytest.mark.parametrize("name", ["publish", "release"])
def test_no_tag_publishes_but_what_later_changes_are_held_against(name: str) -> None:
    tags = read(ROOT / f".github/workflows/{name}.yml")["on"]["push"]["tags"]
    assert tags == ["v[0-9]+", "v[0-9]+.[0-9]+", "v[0-9]+.[0-9]+.[0-9]+"]


# --- the comment -------------------------------------------------------------------------------------------------


@pytest.fixture
def comment() -> dict[str, Any]:
    return read(ROOT / ".github/workflows/comment.yml")


def test_the_words_are_made_by_the_main_branch_of_facts_that_are_read_as_data(comment: dict[str, Any]) -> None:
    words = comment["jobs"]["words"]
    assert checked_out(words)["ref"] == "${{ github.event.repository.default_branch }}"
    script = runs(words)
    assert "diptych diff" in script
    assert '--to "$HEAD"' in script
    assert not re.search(r"git (checkout|switch|merge(?!-base)|pull|reset|worktree|restore|archive)", script)


def test_nothing_is_taken_from_the_run_of_a_pull_request(comment: dict[str, Any]) -> None:
    for job in comment["jobs"].values():
        for step in steps(job):
            if step.get("uses", "").startswith("actions/download-artifact@"):
                assert step["with"].keys() == {"name"}  # so it is of this run


def test_which_pull_request_it_is_is_asked_of_the_host_and_held_to_its_commit(comment: dict[str, Any]) -> None:
    script = runs(comment["jobs"]["words"])
    assert "select(.head.sha == env.HEAD)" in script
    assert "''|*[!0-9]*)" in script
    assert 'test "$(git rev-parse FETCH_HEAD)" = "$HEAD"' in script


def test_there_is_one_comment_which_is_kept_up_to_date(comment: dict[str, Any]) -> None:
    script = runs(comment["jobs"]["comment"])
    assert "--method PATCH" in script
    assert 'select(.user.login == "github-actions[bot]")' in script
    mark = re.search(r'startswith\("(<!-- .*? -->)"\)', script)[1]
    assert f"echo '{mark}'" in runs(comment["jobs"]["words"])


# --- actions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_by_hash_with_the_release_that_it_is(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", each)] == []

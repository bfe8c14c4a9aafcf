"""What the workflows promise: a stranger's code gets no rights, the promise about corrections is asked for."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def read(path: Path) -> dict[str, Any]:
    # A bare `on:` is the key "on", not a YAML 1.1 boolean.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    return job["steps"]


def checked_out(job: dict[str, Any]) -> dict[str, Any]:
    (checkout,) = [step["with"] for step in steps(job) if step.get("uses", "").startswith("actions/checkout@")]
    return checkout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_and_leaves_no_password_behind(path: Path) -> None:
    workflow = read(path)
    assert set(workflow["permissions"].values()) == {"read"}
    assert "pull_request_target" not in workflow["on"]
    for job in workflow["jobs"].values():
        if any(step.get("uses", "").startswith("actions/checkout@") for step in steps(job)):
            assert checked_out(job)["persist-credentials"] == "false"
            assert "permissions" not in job


def test_every_change_is_held_against_the_last_release() -> None:
    workflow = read(ROOT / ".github/workflows/check.yml")
    assert {"pull_request", "push"} <= workflow["on"].keys()
    job = workflow["jobs"]["facts"]
    assert any("diptych check --since last-release" in step.get("run", "") for step in steps(job))
    assert checked_out(job)["fetch-depth"] == "0"  # all of history, with the tags of all releases


def test_only_a_release_is_published() -> None:
    workflow = read(ROOT / ".github/workflows/publish.yml")
    assert workflow["on"].keys() == {"push"}
    jobs = [job for job in workflow["jobs"].values() if "permissions" in job]
    assert [job["if"] for job in jobs] == ["startsWith(github.ref, 'refs/tags/v')"]

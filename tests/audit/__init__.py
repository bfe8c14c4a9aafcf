"""Ask for advisories about everything that is installed: what is found, and where nobody could be asked."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

FOUND, NOT_ASKED = 1, 2
LOCKED = ("requirements.txt", "requirements-check.txt", "requirements-test.txt", "tests/mutation/requirements.txt",
          "tests/audit/requirements.txt", "tests/lock/requirements.txt")  # fmt: skip
NPM = (".", "tests/hosts")
Run = Callable[[list[str]], str]


def audit(run: Run) -> tuple[int, list[str]]:
    """Ask about every lock; give the exit status and what to say of each.

    The tools end alike where there are advisories and where nobody answers, so what they print is read.
    """
    told = [_told(name, run([*_PIP_AUDIT, name]), _of_python) for name in LOCKED]
    told += [_told(f"{folder}/package-lock.json", run([*_NPM_AUDIT, folder]), _of_npm) for folder in NPM]
    return max(code for code, _ in told), [line for _, line in told]


_PIP_AUDIT = [
    "pip-audit",
    "--disable-pip",
    "--require-hashes",
    "--progress-spinner=off",
    "--format=json",
    "--requirement",
]
_NPM_AUDIT = ["npm", "audit", "--json", "--prefix"]


def _told(name: str, printed: str, read: Callable[[dict[str, Any]], list[str] | None]) -> tuple[int, str]:
    answer = _read(printed)
    found = read(answer)
    if found is None:
        return NOT_ASKED, f"{name}: not audited, for no advisories could be had ({_why(answer)})"
    return (FOUND, f"{name}: {', '.join(found)}") if found else (0, f"{name}: nothing known")


def _why(answer: dict[str, Any]) -> str:
    """Give what a tool says of the first that it could not ask about."""
    skipped = [each["skip_reason"] for each in answer.get("dependencies", []) if "skip_reason" in each]
    said = [*skipped, answer.get("message"), answer.get("error", {}).get("code")]
    return str(next(filter(None, said), "it said nothing"))


def _of_python(answer: dict[str, Any]) -> list[str] | None:
    """List what pip-audit found; nothing but its whole answer means that it asked about every package."""
    packages = answer.get("dependencies")
    if not isinstance(packages, list) or any("skip_reason" in each for each in packages):
        return None
    return [f"{each['name']} {each['version']} ({one['id']})" for each in packages for one in each["vulns"]]


def _of_npm(answer: dict[str, Any]) -> list[str] | None:
    packages = answer.get("vulnerabilities")
    return [f"{name} ({each['severity']})" for name, each in packages.items()] if isinstance(packages, dict) else None


def _read(printed: str) -> dict[str, Any]:
    try:
        answer = json.loads(printed)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def run(command: list[str]) -> str:
    """Run a tool; give what it prints to be read by programs."""
    done = subprocess.run(command, text=True, capture_output=True)
    if not done.stdout.strip():  # else what it says to people may be that nothing is known of what it did not ask about
        print(done.stderr, file=sys.stderr)
    return done.stdout


def main() -> None:
    """Print what was found of each lock."""
    code, lines = audit(run)
    print("\n".join(lines))
    sys.exit(code)

"""`make check`: every look at the sources that needs no running product, one after the other."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from cocreate.assets.npm import find_node
from cocreate.config import ROOT
from cocreate.messages.check import problems

TOOLS = Path(sys.executable).parent
SCRIPTS = ROOT / "node_modules" / ".bin"
COMMANDS: dict[str, list[str | Path]] = {
    "ruff": [TOOLS / "ruff", "check", "."],
    "ruff format": [TOOLS / "ruff", "format", "--check", "."],
    "import-linter": [TOOLS / "lint-imports"],
    "mypy": [TOOLS / "mypy"],
    "tsc": [SCRIPTS / "tsc", "--noEmit", "--checkJs", "-p", "."],
    "eslint": [SCRIPTS / "eslint", "static/js", "tests/js"],
    "stylelint": [SCRIPTS / "stylelint", "static/css/**/*.css"],
}
# Only what is fixed by hash in our lock is asked about, so nothing is installed for it.
AUDIT: list[str | Path] = [
    TOOLS / "pip-audit", "--requirement=requirements-dev.lock", "--require-hashes",
    "--disable-pip", "--format=json", "--progress-spinner=off", "--timeout=10",
]  # fmt: skip


def run_checks(say: Callable[[str], None]) -> bool:
    """Run them all, telling each one's findings; True if there are none."""
    clean = True
    for name, findings in _checks():
        say(f"{name}: {'fine' if not findings else 'NOT fine'}")
        if findings:
            say(findings)
            clean = False
    return clean


def _checks() -> Iterator[tuple[str, str]]:
    environment = find_node().environment()
    for name, command in COMMANDS.items():
        yield name, _findings(command, environment)
    yield "messages", "\n".join(problems())
    yield _audit()


def _findings(command: list[str | Path], environment: dict[str, str]) -> str:
    """What a tool said if it found something; empty otherwise."""
    done = _run(command, environment)
    said = (done.stdout + done.stderr).strip()
    return (said or f"it ended with {done.returncode}") if done.returncode else ""


def _audit() -> tuple[str, str]:
    """Known vulnerabilities of our Python packages, or, in the name, that nobody could be asked."""
    done = _run(AUDIT, dict(os.environ))
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError:
        packages = []
    asked = [package for package in packages if "vulns" in package]
    if not asked:
        return "pip-audit (the advisory service could not be reached, nothing was audited)", ""
    found = [
        f"{package['name']} {package['version']}: {weakness['id']}, mended in {weakness['fix_versions']}"
        for package in asked
        for weakness in package["vulns"]
    ]
    return f"pip-audit ({len(asked)} of {len(packages)} packages)", "\n".join(found)


def _run(
    command: list[str | Path], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own command lines
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

"""`make lock`: renew the lock files from pyproject.toml, with hashes and without any registry."""

import subprocess
import sys
import tomllib
from pathlib import Path

from cocreate.config import ROOT

HEADER = "# Made by `make lock` from pyproject.toml; the hashes are the packages', the registry is yours.\n"
OPTIONS = (
    "--quiet", "--generate-hashes", "--strip-extras", "--allow-unsafe", "--no-header",
    "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links", "--no-annotate",
)  # fmt: skip


def renew_locks(*, upgrade: bool) -> list[Path]:
    """Write the three lock files; with `upgrade` to the newest releases. Needs a network."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed: list[str] = project["project"]["dependencies"]
    groups: dict[str, list[str]] = project["dependency-groups"]
    runtime = _renew("requirements.lock", needed, upgrade=upgrade)
    # The developers' lock holds the product's packages too, at the same releases.
    same = [f"-c {runtime}"]
    return [
        runtime,
        _renew("requirements-dev.lock", [*same, *needed, *groups["dev"]], upgrade=upgrade),
        _renew("requirements-node.lock", groups["node"], upgrade=upgrade),
    ]


def _renew(name: str, requirements: list[str], *, upgrade: bool) -> Path:
    lock = ROOT / name
    newest = ["--upgrade"] if upgrade else []
    command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *newest, "-o", name, "-"]
    subprocess.run(command, input="\n".join(requirements), text=True, cwd=ROOT, check=True)  # noqa: S603
    lines = lock.read_text(encoding="utf-8").removeprefix(HEADER)
    lock.write_text(HEADER + lines, encoding="utf-8")
    return lock

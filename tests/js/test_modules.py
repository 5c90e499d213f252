"""Runs the scripts' own tests, which need no browser, in Node."""

import subprocess

from cocreate.assets.npm import find_node
from cocreate.config import ROOT


def test_browser_modules_pass_their_own_tests() -> None:
    files = sorted(str(file) for file in (ROOT / "tests/js").rglob("*.test.*js"))
    done = subprocess.run(
        [find_node().node, "--test", *files], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0" in done.stdout or "ℹ skipped 0" in done.stdout

"""Setting up from nothing: what cannot be done here is said in one sentence."""

import runpy
import subprocess
import sys

import pytest

from cocreate import bootstrap
from cocreate.config import ROOT

BOOTSTRAP = ROOT / "cocreate" / "bootstrap.py"
# Not the folders that make names when it was itself started by make.
MAKE = ("make", "--no-print-directory")
PRETEND_OLD = f"""
import runpy, sys
sys.version_info = (3, 10, 4)
sys.path.insert(0, "")
runpy.run_path({str(BOOTSTRAP)!r}, run_name="__main__")
"""


def test_old_python_is_told_in_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRETEND_OLD], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == (
        "cocreate needs Python 3.11 or newer: install python3.11 and python3-venv.\n"
    )


def test_bootstrap_needs_nothing_but_pythons_own_library() -> None:
    before = set(sys.modules)
    sys.path.insert(0, str(BOOTSTRAP.parent))
    runpy.run_path(str(BOOTSTRAP))
    new = {name.partition(".")[0] for name in set(sys.modules) - before}
    assert new <= sys.stdlib_module_names


@pytest.mark.parametrize("goal", ["demo", "test", "check", "messages", "lock"])
def test_make_target_starts_with_the_bootstrap(goal: str) -> None:
    done = subprocess.run(
        [*MAKE, "--dry-run", goal], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "cocreate/bootstrap.py" in done.stdout.splitlines()[0]


def test_make_without_any_python_says_what_to_install() -> None:
    done = subprocess.run(
        [*MAKE, "demo", "PYTHON="], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "cocreate needs Python 3.11 or newer" in done.stderr
    assert done.stdout == ""


def test_programs_that_tests_need_are_asked_for_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bootstrap, "PROGRAMS", {"nginx-light": ("no-such-program",)})
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"^The tests need .* apt-get install nginx-light\.$"):
        bootstrap.find_programs()

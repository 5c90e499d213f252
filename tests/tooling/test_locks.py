"""Lock files: everything is fixed by hash, and no registry is named."""

import json
import re
import tomllib

import pytest

from cocreate.config import ROOT

PYTHON_LOCKS = sorted(ROOT.glob("requirements*.lock"))
NAME = re.compile(r"^([a-z0-9.-]+)==", re.MULTILINE)


def test_there_is_a_lock_for_the_product_for_developers_and_for_node() -> None:
    assert [lock.name for lock in PYTHON_LOCKS] == [
        "requirements-dev.lock",
        "requirements-node.lock",
        "requirements.lock",
    ]


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_python_lock_names_no_place_to_fetch_from(lock: object) -> None:
    text = ROOT.joinpath(str(lock)).read_text()
    assert "://" not in text
    assert not re.search(
        r"^\s*(-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.MULTILINE
    )


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_every_locked_python_package_has_its_hashes(lock: object) -> None:
    text = ROOT.joinpath(str(lock)).read_text()
    entries = re.split(r"\n(?=[a-z0-9])", text)[1:]
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_npm_lock_names_no_place_to_fetch_from_and_has_every_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert not [name for name, package in fetched.items() if "resolved" in package]
    assert not [name for name, package in fetched.items() if "integrity" not in package]


def test_npmrc_keeps_addresses_out_of_the_lock_and_names_none() -> None:
    text = (ROOT / ".npmrc").read_text()
    assert "omit-lockfile-registry-resolved=true" in text
    assert "://" not in text


def test_locks_cover_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = {_name(line) for line in project["project"]["dependencies"]}
    tools = {_name(line) for line in project["dependency-groups"]["dev"]}
    runtime = _locked("requirements.lock")
    assert asked <= runtime
    assert asked | tools <= _locked("requirements-dev.lock")


def test_developers_run_the_products_own_releases() -> None:
    runtime, development = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert runtime.items() <= development.items()


def _name(requirement: str) -> str:
    return re.split(r"[\[=<>!~; ]", requirement)[0].lower().replace("_", "-")


def _locked(name: str) -> set[str]:
    return set(_pins(name))


def _pins(name: str) -> dict[str, str]:
    lines = (ROOT / name).read_text().splitlines()
    pairs = (line.split("==") for line in lines if NAME.match(line))
    return {pair[0]: pair[1].split()[0] for pair in pairs}

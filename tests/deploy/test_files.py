"""What lies in deploy/ speaks of what there is."""

import re
from pathlib import Path

import pytest

from cocreate.config import ROOT, SETTINGS

DEPLOY = ROOT / "deploy"
FILES = sorted(file for file in DEPLOY.rglob("*") if file.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(DEPLOY)))
def test_every_setting_named_is_one(file: Path) -> None:
    named = set(re.findall(r"COCREATE_([A-Z][A-Z_]*[A-Z])", file.read_text()))
    assert named - {setting.name for setting in SETTINGS} <= {"NAME"}


def test_image_is_made_of_files_that_exist_and_are_not_left_out() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    copied = {
        name
        for line in re.findall(r"(?m)^COPY (?!--from)(.+)$", text)
        for name in line.split()[:-1]
    }
    let_in = set(re.findall(r"(?m)^!(.+)$", (DEPLOY / "Dockerfile.dockerignore").read_text()))
    assert copied == let_in
    assert {name for name in copied if not (ROOT / name).exists()} == set()


def test_examples_hold_no_secret() -> None:
    lines = (DEPLOY / "compose.env.example").read_text().splitlines()
    given = [line.partition("=")[2] for line in lines if line and not line.startswith("#")]
    assert len(given) > 3
    assert set(given) == {""}

"""Every icon that a page or a kit names is in the sprite."""

import re
from pathlib import Path

import pytest

from cocreate.assets.sprite import icon_ids
from cocreate.assets.vendor import read_lists
from cocreate.config import ROOT

CALL = re.compile(r"\bicon\(\s*['\"]([\w-]+)['\"]")
ENTRY = re.compile(r"(?m)^\s*icon\s*[=:]\s*['\"]([\w-]+)['\"]")
FILES = [
    file
    for folder, pattern in (("templates", "*.html"), ("static/js", "*.js"), ("cocreate", "*.toml"))
    for file in sorted((ROOT / folder).rglob(pattern))
]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_named_icons_are_in_the_sprite(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    named = {*CALL.findall(text), *ENTRY.findall(text)}
    assert named <= icon_ids(read_lists()["icons"]).keys()


def test_pages_and_kits_do_name_icons() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FILES)
    assert len(set(CALL.findall(text))) > 5
    assert len(set(ENTRY.findall(text))) > 5

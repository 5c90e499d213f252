"""Templates keep what the Content-Security-Policy and the design rest on."""

import re
from pathlib import Path

import pytest

from cocreate.config import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static/css").glob("*.css"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_template_has_no_inline_style_or_handler(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<[^>]*\s(style|on[a-z]+)\s*=", text)
    assert not re.search(r"<style\b", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=name_of)
def test_template_trusts_no_text(template: Path) -> None:
    assert "|safe" not in template.read_text(encoding="utf-8").replace(" ", "")


def test_every_stylesheet_is_in_the_one_pages_load() -> None:
    imported = set(
        re.findall(r'@import url\("([\w-]+\.css)"\)', (ROOT / "static/css/app.css").read_text())
    )
    assert imported == {path.name for path in STYLES} - {"app.css"}


@pytest.mark.parametrize("style", STYLES, ids=name_of)
def test_stylesheet_says_start_and_end_not_left_and_right(style: Path) -> None:
    """Physical sides would be wrong for languages written from right to left."""
    rules = re.sub(r"/\*.*?\*/", "", style.read_text(encoding="utf-8"), flags=re.DOTALL)
    physical = re.findall(
        r"^\s*((?:margin|padding|border)-(?:left|right)|left|right):", rules, re.MULTILINE
    )
    assert physical == []

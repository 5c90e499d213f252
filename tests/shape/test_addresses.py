"""No page or script knows where the site stands: addresses come from `url_for`, so a sub-path works."""

import json
import re
from pathlib import Path

from cocreate.config import ROOT

# An absolute path in quotes, as in href="/w/…" or fetch(`/join`); `//` begins a comment.
PATH = re.compile(r"""["'`]/(?:[\w$?#{]|(?=["'`]))[^"'`]*""")
# Jinja's own slashes, and paths of something else than addresses: XPath, regular expressions.
FOLDERS = (("templates", "*.html"), ("static/js", "*.js"), ("static/css", "*.css"))


def _absolute(file: Path) -> list[str]:
    text = re.sub(r"(?m)^\s*(//|\*|/\*).*$", "", file.read_text(encoding="utf-8"))
    return PATH.findall(text)


def test_no_page_script_or_style_has_an_absolute_path() -> None:
    files = [file for folder, pattern in FOLDERS for file in (ROOT / folder).rglob(pattern)]
    found = {str(file.relative_to(ROOT)): paths for file in files if (paths := _absolute(file))}
    assert len(files) > 100
    assert found == {}


def test_the_search_sees_what_it_is_for() -> None:
    for wrong in ('href="/"', "'/w/' ~ code", "fetch(`/w/${code}/me`)", 'action="/join"'):
        assert PATH.search(wrong), wrong


def test_installed_on_a_phone_it_starts_where_it_was_installed() -> None:
    manifest = json.loads((ROOT / "static/icons/site.webmanifest").read_text(encoding="utf-8"))
    assert {manifest["start_url"], manifest["scope"]} == {"../../"}

"""The house keeps its shape: imports, migrations, settings, hosts."""

import os
import re
import subprocess
import sys
from pathlib import Path

from alembic.script import ScriptDirectory

from cocreate.config import ROOT, SETTINGS

PACKAGE = ROOT / "cocreate"
# folium's frame of a map, made once per kit: no text from people goes into it.
OWN_MARKUP = {"cocreate/maps/page_map.py"}
# Names of namespaces and of what only people follow; nothing is loaded from these.
NOT_LOADED = ("http://www.w3.org/", "https://www.openstreetmap.org/copyright")
# Read before the application is configured, by the Makefile's doing.
DEMO_SETTINGS = {"COCREATE_PORT", "COCREATE_DEMO_LIVE", "COCREATE_DEMO_SHARE"}


def test_imports_point_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_room_is_in_the_import_contract() -> None:
    contract = (ROOT / "pyproject.toml").read_text()
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - {"migrations"}
    missing = {room for room in rooms if f"cocreate.{room}" not in contract}
    assert missing == set()


def test_there_is_one_migration_head() -> None:
    scripts = ScriptDirectory(str(PACKAGE / "migrations"))
    assert len(scripts.get_heads()) == 1


def test_every_setting_says_what_it_is_for() -> None:
    names = [setting.name for setting in SETTINGS]
    assert len(names) == len(set(names))
    assert all(len(setting.meaning) > 10 for setting in SETTINGS)


def test_nothing_is_read_from_the_environment_but_settings() -> None:
    known = {f"COCREATE_{setting.name}" for setting in SETTINGS} | DEMO_SETTINGS
    read = {
        name
        for file in PACKAGE.rglob("*.py")
        for name in re.findall(r"COCREATE_[A-Z_]+", file.read_text(encoding="utf-8"))
    }
    assert {name.rstrip("_") for name in read} - known <= {"COCREATE"}


def test_pages_load_nothing_from_other_hosts() -> None:
    found = {}
    for folder, pattern in (
        ("templates", "*.html"),
        ("static/js", "*.js"),
        ("static/css", "*.css"),
    ):
        for file in (ROOT / folder).rglob(pattern):
            text = re.sub(r"(?m)^\s*(//|\*|/\*).*$", "", file.read_text(encoding="utf-8"))
            hosts = [
                url
                for url in re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s\"'`)]*", text)
                if not url.startswith(NOT_LOADED)
            ]
            if hosts:
                found[str(file.relative_to(ROOT))] = hosts
    assert found == {}


def test_text_from_people_never_becomes_markup() -> None:
    trusting = re.compile(
        r"\|\s*safe\b|\bMarkup\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    )
    found = [
        str(file.relative_to(ROOT))
        for folder in ("cocreate", "templates", "static/js")
        for file in (ROOT / folder).rglob("*.*")
        if file.suffix in {".py", ".html", ".js"}
        and trusting.search(file.read_text(encoding="utf-8"))
    ]
    assert set(found) <= OWN_MARKUP


def test_no_program_is_left_without_its_executable_bit() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)

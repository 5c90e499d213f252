"""`static/vendor`: what pages need out of `node_modules`, at addresses of our own."""

import shutil
import tomllib
from pathlib import Path
from typing import Any

from cocreate.assets.npm import AssetsError
from cocreate.assets.sprite import build_sprite
from cocreate.config import ROOT, page_files

STATIC = page_files("static")
VENDOR = STATIC / "vendor"
MODULES = ROOT / "node_modules"


def read_lists() -> dict[str, Any]:
    """What `static/assets.toml` asks for."""
    return tomllib.loads((STATIC / "assets.toml").read_text(encoding="utf-8"))


def copy_vendor(lists: dict[str, Any]) -> None:
    """Make `static/vendor` anew: copies as listed, and the icon sprite. Raises AssetsError."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for target, source in lists["vendor"].items():
        _copy(MODULES / source, VENDOR / target)
    build_sprite(MODULES, lists["icons"], VENDOR / "icons.svg")


def _copy(source: Path, target: Path) -> None:
    if not source.exists():
        raise AssetsError(f"static/assets.toml names a file that npm did not bring: {source}")
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)

"""Where a page finds a file: `asset()` and `messages_url()` in every template."""

import json
from functools import lru_cache
from pathlib import Path
from typing import cast

from flask import current_app, url_for

MANIFEST = "dist/manifest.json"
# The sprite is made from npm's packages; pages need not know that.
PLAIN_NAMES = {"icons.svg": "vendor/icons.svg"}


def asset(path: str) -> str:
    """The address of a file below static/: as built (bundled, kept for a year), else as it is.

    In debug mode scripts and styles are served as they are written; the icons stay one file.
    """
    path = PLAIN_NAMES.get(path, path)
    built = None if current_app.debug else _built().get(path)
    return _url(built or path)


def built_file(path: str) -> bytes:
    """The content of a file below static/ as built, for those that need an address of their own."""
    return (Path(str(current_app.static_folder)) / _built()[path]).read_bytes()


def messages_url(language: str) -> str | None:
    """The address of the scripts' sentences in a language; None if they speak it by themselves."""
    built = _built().get(f"messages/{language}.json")
    return _url(built) if built else None


def _url(name: str) -> str:
    kept = name.removeprefix("dist/")
    if kept != name:
        return url_for("assets.dist", name=kept)
    return url_for("static", filename=name)


def _built() -> dict[str, str]:
    manifest = Path(str(current_app.static_folder)) / MANIFEST
    return _read(manifest, manifest.stat().st_mtime_ns) if manifest.exists() else {}


@lru_cache(maxsize=4)
def _read(manifest: Path, _written_at: int) -> dict[str, str]:
    return cast("dict[str, str]", json.loads(manifest.read_text(encoding="utf-8")))

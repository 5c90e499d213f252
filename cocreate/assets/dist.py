"""`static/dist`: what browsers are served, every file named by its content.

A name changes when its content does, so browsers may keep these files for a year. Files of an
earlier build stay for a week: a page opened before an upgrade still finds its late pieces.
"""

import gzip
import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

import brotli

from cocreate.assets.vendor import STATIC

DIST = STATIC / "dist"
MANIFEST = DIST / "manifest.json"
STAMP = DIST / ".made"
KEPT_SECONDS = 7 * 24 * 3600
TEXTS = {".js", ".css", ".svg", ".json"}


@dataclass
class Build:
    """One build in the making: which source is served as what, and every file it has."""

    served: dict[str, str] = field(default_factory=dict)
    files: set[Path] = field(default_factory=set)

    def add(self, file: Path, source: str | None = None) -> None:
        """Take in a file of dist, and say for which source below static/ it is served, if any."""
        self.files.add(file)
        if source:
            self.served[source] = file.relative_to(STATIC).as_posix()

    def write(self, source: str, content: bytes) -> None:
        """Put `content` into dist, to be served for `source`, its hash in the name."""
        wanted = Path(source)
        mark = hashlib.sha256(content).hexdigest()[:10]
        file = DIST / wanted.with_name(f"{wanted.stem}-{mark}{wanted.suffix}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self.add(file, source)

    def finish(self) -> None:
        """Compress the texts, let go of what is old, and only then say where everything is."""
        texts = [file for file in self.files if file.suffix in TEXTS]
        self.files |= {packed for file in texts for packed in _pack(file)}
        _forget_old(self.files)
        draft = MANIFEST.with_suffix(".new")
        draft.write_text(json.dumps(self.served, indent=1, sort_keys=True), encoding="utf-8")
        draft.replace(MANIFEST)


def _pack(file: Path) -> tuple[Path, Path]:
    """The file packed as hard as can be beside it, so that no request pays for it."""
    gz, br = Path(f"{file}.gz"), Path(f"{file}.br")
    if not br.exists() or not gz.exists():
        content = file.read_bytes()
        gz.write_bytes(gzip.compress(content, 9, mtime=0))
        br.write_bytes(brotli.compress(content))
    return gz, br


def _forget_old(current: set[Path]) -> None:
    for file in current:
        os.utime(file)
    for file in DIST.rglob("*"):
        is_named = file in current or file in {MANIFEST, STAMP} or file.is_dir()
        if not is_named and time.time() - file.stat().st_mtime > KEPT_SECONDS:
            file.unlink()

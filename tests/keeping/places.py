"""A second, empty installation for tests: where a backup is restored."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
from flask import Flask

from cocreate import create_app
from cocreate.extensions import db
from cocreate.journal.registry import Audience
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from tests.databases import empty_database


def silent(_done: int, _total: int) -> None:
    """Nobody watches."""


@contextmanager
def elsewhere(folder: Path) -> Iterator[Flask]:
    """An installation that has never been started, its context pushed."""
    folder.mkdir()
    with empty_database(folder) as url:
        app = create_app({"INSTANCE": str(folder), "DATABASE_URL": url, "TILE_SOURCE": "none"})
        with app.app_context():
            yield app
            db.engine.dispose()
            store.writing_engine(app).dispose()


def state_hash(workshop_id: Any, audience: Audience = "staff") -> str:
    """What everybody of an audience sees, but for the epoch, which a restore changes."""
    with store.read() as session:
        state = snapshot(session, workshop_id, audience) | {"epoch": None}
    return hashlib.sha256(orjson.dumps(state, option=orjson.OPT_SORT_KEYS)).hexdigest()


def bytes_of(folder: Path) -> bytes:
    """Every byte of every file of an installation."""
    files = (Path(root, name) for root, _, names in os.walk(folder) for name in names)
    return b"".join(file.read_bytes() for file in files)

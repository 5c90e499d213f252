"""Retention: removing what people wrote when its time is up, from the tables and from the disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from flask import Flask, current_app

from cocreate.jobs.registry import Run
from cocreate.journal.engine import sqlite_module
from cocreate.journal.store import store
from cocreate.journal.times import utcnow, wire_time
from cocreate.keeping.erasures import Line, append, log_file
from cocreate.keeping.target import sqlite_file
from cocreate.keeping.trouble import KeepingFailed
from cocreate.workshops.retention import PURGED, due, purge_workshop

# Others finish what they read or write before the file is made anew.
PATIENCE_S = 30


@dataclass(frozen=True)
class Purged:
    """A workshop whose time is up, and what of it was removed (or would be): {"comments": 12}."""

    code: str
    removed: dict[str, int]


def due_codes(now: datetime) -> list[str]:
    """The codes of the workshops that `purge_due` would purge."""
    with store.read() as session:
        return [workshop.code for workshop in due(session, now)]


def purge_due(now: datetime) -> list[Purged]:
    """Remove the texts of every workshop whose time is up, each in a transaction of its own.

    Then nothing of it is in the database's files either. Raises KeepingFailed if they are in use.
    """
    with store.read() as session:
        workshops = [(workshop.id, workshop.code) for workshop in due(session, now)]
    done = []
    for key, code in workshops:
        removed = store.write(partial(purge_workshop, workshop_id=key, now=now))
        append(log_file(current_app), [Line(str(wire_time(now)), key, PURGED, key)])
        done.append(Purged(code, removed))
    scrub(current_app, rewrite=bool(done))
    return done


def purge_daily(_data: Mapping[str, Any], _run: Run) -> dict[str, int]:
    """The job: as `cocreate purge` does, once a day and by itself."""
    return {"workshops": len(purge_due(utcnow()))}


def scrub(app: Flask, *, rewrite: bool) -> None:
    """Empty SQLite's write-ahead log, where former pages stay, and the file's free pages.

    PostgreSQL reuses the room by itself (autovacuum).
    """
    file = sqlite_file(app)
    if file is None:
        return
    sqlite = sqlite_module()
    connection = sqlite.connect(str(file), timeout=PATIENCE_S, isolation_level=None)
    try:
        if rewrite:
            connection.execute("VACUUM")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite.OperationalError as error:
        raise KeepingFailed(f"The database's file could not be made anew: {error}.") from error
    finally:
        connection.close()
    if busy:
        raise KeepingFailed("The write-ahead log is in use: run the purge again to empty it.")

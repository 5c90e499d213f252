"""A fresh, migrated database for a test: SQLite in a folder, or one of its own on PostgreSQL.

The tables are made once for all tests of a run; each test gets a copy.
"""

import atexit
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import psycopg
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import make_url

from cocreate import create_app
from cocreate.extensions import db
from cocreate.journal.engine import sqlite_module

SERVER = "COCREATE_TEST_DATABASE_URL"


@contextmanager
def empty_database(folder: Path) -> Iterator[str]:
    """The URL of a database without tables that is gone afterwards."""
    server = os.environ.get(SERVER)
    if not server:
        yield f"sqlite:///{folder / 'test.sqlite3'}"
        return
    with _made_on(server) as url:
        yield url


@contextmanager
def fresh_database(folder: Path) -> Iterator[str]:
    """The URL of a database with empty tables that is gone afterwards."""
    server = os.environ.get(SERVER)
    if not server:
        file = folder / "test.sqlite3"
        with closing(sqlite_module().connect(_migrated_file())) as migrated:
            migrated.execute("VACUUM INTO ?", (str(file),))
        yield f"sqlite:///{file}"
        return
    with _made_on(server, f"TEMPLATE {_migrated_database(server)}") as url:
        yield url


@contextmanager
def fresh_app(folder: Path, **settings: object) -> Iterator[Flask]:
    """An application on a fresh, migrated database, its context pushed."""
    with fresh_database(folder) as url:
        values = {"INSTANCE": str(folder), "DATABASE_URL": url, "TILE_SOURCE": "none"}
        app = create_app(values | settings)
        with app.app_context():
            yield app
            db.engine.dispose()


@cache
def _migrated_file() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="cocreate-tables-")
    atexit.register(folder.cleanup)
    _migrate(Path(folder.name), f"sqlite:///{folder.name}/tables.sqlite3")
    return Path(folder.name, "tables.sqlite3")


@cache
def _migrated_database(server: str) -> str:
    made = _made_on(server)
    url = made.__enter__()
    atexit.register(made.__exit__, None, None, None)
    with tempfile.TemporaryDirectory() as folder:
        _migrate(Path(folder), url)
    return str(make_url(url).database)


def _migrate(folder: Path, url: str) -> None:
    app = create_app({"INSTANCE": str(folder), "DATABASE_URL": url, "TILE_SOURCE": "none"})
    with app.app_context():
        upgrade()
        db.engine.dispose()


@contextmanager
def _made_on(server: str, how: str = "") -> Iterator[str]:
    """A database on a PostgreSQL server."""
    name = f"cocreate_test_{uuid.uuid4().hex[:12]}"
    admin = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {how}")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

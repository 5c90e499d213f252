"""The database a backup is put back into: is it empty, and setting aside what is there."""

import logging
from pathlib import Path

from flask import Flask
from sqlalchemy import Connection, make_url, select, text
from sqlalchemy.exc import DatabaseError

from cocreate.extensions import db
from cocreate.journal.engine import BUSY_TIMEOUT_S, is_sqlite, sqlite_module
from cocreate.journal.store import store
from cocreate.keeping.rows import tables_of
from cocreate.keeping.trouble import KeepingFailed

log = logging.getLogger(__name__)
BESIDE = ("-wal", "-shm")
IN_USE = "Somebody is using this database: stop the server and its jobs first."


def has_content(app: Flask) -> bool:
    """Whether there is a row in any table; a database that cannot be read counts as one."""
    file = sqlite_file(app)
    if file is not None and not file.exists():
        return False
    try:
        with store.writing_engine(app).connect() as connection:
            return any(
                connection.execute(select(table).limit(1)).first()
                for table in tables_of(connection)
            )
    except DatabaseError:
        log.warning("the database that is there cannot be read", exc_info=True)
        return True


def sqlite_file(app: Flask) -> Path | None:
    """The database's file; None on PostgreSQL."""
    url = app.config["DATABASE_URL"]
    return Path(str(make_url(url).database)) if is_sqlite(url) else None


def let_go(app: Flask) -> None:
    """Close every connection of this process."""
    db.engine.dispose()
    store.writing_engine(app).dispose()


def clear_leftovers(app: Flask) -> None:
    """Remove the log of a database that is not there any more: SQLite would take it for the new one's."""
    file = sqlite_file(app)
    if file is not None and not file.exists():
        for ending in BESIDE:
            file.with_name(file.name + ending).unlink(missing_ok=True)


def set_aside(app: Flask, mark: str) -> str:
    """Keep what is there under another name, and return it. Raises KeepingFailed while in use."""
    let_go(app)
    file = sqlite_file(app)
    return _schema_aside(app, mark) if file is None else _file_aside(file, mark)


def _file_aside(file: Path, mark: str) -> str:
    aside = file.with_name(f"{file.name}.replaced-{mark}")
    _fold_log_in(file)
    for ending in ("", *BESIDE):
        beside = file.with_name(file.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return str(aside)


def _fold_log_in(file: Path) -> None:
    """Leave the WAL mode, which SQLite only does for the one who has the file for himself."""
    sqlite = sqlite_module()
    connection = sqlite.connect(str(file), timeout=BUSY_TIMEOUT_S)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite.OperationalError as error:
        if "locked" in str(error):
            raise KeepingFailed(IN_USE) from error
        raise
    except sqlite.DatabaseError:
        # Too damaged to be opened, which may be why a backup is restored: it is kept as it is.
        return
    finally:
        connection.close()


def _schema_aside(app: Flask, mark: str) -> str:
    name = f"replaced_{mark.lower()}"
    with store.writing_engine(app).begin() as connection:
        _refuse_others(connection)
        schema = connection.scalar(text("SELECT current_schema()"))
        connection.execute(text(f'ALTER SCHEMA "{schema}" RENAME TO "{name}"'))
        connection.execute(text(f'CREATE SCHEMA "{schema}"'))
    let_go(app)
    return f"schema {name}"


def _refuse_others(connection: Connection) -> None:
    others = connection.scalar(
        text(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    )
    if others:
        raise KeepingFailed(IN_USE)

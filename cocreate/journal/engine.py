"""Opening the database: SQLite with the settings a tick depends on, or PostgreSQL."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from cocreate.config import ConfigError
from cocreate.journal.file_system import network_file_system

# Before this version a WAL database with two connections can be corrupted (sqlite.org, "WAL-reset").
SAFE_SQLITE = (3, 51, 3)
# How long a writer waits for another's lock before people are told `busy`; their phones try again.
BUSY_TIMEOUT_S = 2
KNOWN = ("sqlite", "postgresql")
# What is erased is overwritten, not only marked as free.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
# An error quotes its statement, and with it what people wrote.
SILENT = {"hide_parameters": True}


class UnsafeDatabase(Exception):
    """The SQLite at hand may lose what it acknowledged."""

    for_operators = True  # its words may stand in the log


def sqlite_module() -> Any:
    """The SQLite driver to use everywhere the file is opened. Raises UnsafeDatabase."""
    try:
        from pysqlite3 import dbapi2  # noqa: PLC0415 - not on every machine
    except ImportError:
        import sqlite3 as dbapi2  # noqa: PLC0415 - where there is no wheel
    version = dbapi2.sqlite_version_info
    if version < SAFE_SQLITE:
        found = ".".join(map(str, version))
        raise UnsafeDatabase(
            f"SQLite {found} can corrupt a WAL database: install the pysqlite3 wheel, a Python with"
            " SQLite 3.51.3 or newer, or set COCREATE_DATABASE_URL to a PostgreSQL database"
        )
    return dbapi2


def is_sqlite(url: str) -> bool:
    """Whether a database URL is one of SQLite, not of PostgreSQL. Raises ConfigError for others."""
    try:
        name = make_url(url).get_backend_name()
    except ArgumentError:
        name = "none"
    if name not in KNOWN:
        raise ConfigError(
            "COCREATE_DATABASE_URL must be empty, or begin with sqlite:/// or postgresql+psycopg://"
        )
    return name == "sqlite"


def engine_options(url: str) -> dict[str, Any]:
    """Options for `create_engine`, with a pool for the web's threads or greenlets."""
    pool = {} if is_sqlite(url) else {"pool_pre_ping": True, "pool_size": 20, "max_overflow": 20}
    return {**connect_options(url), **pool}


def connect_options(url: str) -> dict[str, Any]:
    """Options for `create_engine`. SQLite may be used from the writer's thread and the web's.

    Neither waits for a lock for ever: a program that holds one and hangs must not hang everybody.
    """
    if not is_sqlite(url):
        return {**SILENT, "connect_args": {"options": f"-c lock_timeout={BUSY_TIMEOUT_S}s"}}
    _refuse_network(make_url(url).database)
    return {
        **SILENT,
        "module": sqlite_module(),
        "connect_args": {"timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    }


def _refuse_network(file: str | None) -> None:
    kind = network_file_system(Path(file)) if file else None
    if kind:
        raise UnsafeDatabase(
            f"SQLite cannot be shared over {kind}, where {file} lies: set COCREATE_INSTANCE to a"
            " folder on this machine's own disk, or COCREATE_DATABASE_URL to a PostgreSQL database"
        )


def prepare(engine: Engine, *, begin: str = "BEGIN") -> Engine:
    """Set the durable pragmas on each new connection and begin transactions explicitly.

    With `begin="BEGIN IMMEDIATE"` a writer waits for its turn at the start, never in the middle.
    """
    if engine.dialect.name != "sqlite":
        return engine

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin_explicitly(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine

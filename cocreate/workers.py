"""How many workers may serve: one by itself, or several on PostgreSQL with a queue between them."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask import Flask

from cocreate.config import ConfigError
from cocreate.journal.engine import UnsafeDatabase, is_sqlite
from cocreate.journal.lease import Taken, take_lease
from cocreate.journal.store import under_gevent

QUEUES = ("redis://", "rediss://", "unix://")
SET_BOTH = (
    "set COCREATE_DATABASE_URL=postgresql+psycopg://… and COCREATE_REDIS_URL=redis://…,"
    " or serve with one worker"
)


def check_mixture(values: Mapping[str, Any]) -> None:
    """Raise ConfigError if workers, database and queue do not go together."""
    queue = values["REDIS_URL"]
    if queue and not queue.startswith(QUEUES):
        raise ConfigError(f"COCREATE_REDIS_URL must begin with one of {', '.join(QUEUES)}")
    if values["WORKERS"] > 1 and (is_sqlite(values["DATABASE_URL"]) or not queue):
        raise ConfigError(f"COCREATE_WORKERS={values['WORKERS']} loses events as it is: {SET_BOTH}")


def claim(app: Flask) -> None:
    """In a worker of gunicorn: raise ConfigError unless it can serve, alone or with the others.

    However it was started: with our settings or by hand, here or on another host.
    """
    if not _is_worker():
        return
    check_mixture(app.config)
    if not under_gevent():
        raise ConfigError(
            "This worker cannot carry live connections: start the server with `cocreate run`,"
            " or give gunicorn --worker-class=gevent"
        )
    url = app.config["DATABASE_URL"]
    if app.config["REDIS_URL"] and not is_sqlite(url):
        return
    try:
        app.extensions["cocreate-lease"] = take_lease(url)
    except Taken as taken:
        raise ConfigError(f"Another worker serves this database already: {SET_BOTH}") from taken


def _is_worker() -> bool:
    # Only the process that is to serve has loaded it; a child it starts has the variable alone.
    return "gunicorn.arbiter" in sys.modules and "SERVER_SOFTWARE" in os.environ


@contextmanager
def told_plainly() -> Iterator[None]:
    """Trouble that people can mend, as gunicorn's one line for it instead of a traceback."""
    try:
        yield
    except (ConfigError, UnsafeDatabase) as trouble:
        if not _is_worker():
            raise
        from gunicorn.errors import AppImportError  # noqa: PLC0415 - only where it is running

        raise AppImportError(str(trouble)) from trouble

"""Being the only one: a lock on the database that a second live worker cannot take.

It is gone with its process, however that ends. SQLite: a lock on a file beside the database.
PostgreSQL: an advisory lock, held by a connection of its own, so it is seen from every host.
"""

import fcntl
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

# A server that is reloaded has its former worker for as long as that one says goodbye.
PATIENCE_S = 12.0
STEP_S = 0.2
# "cocreate" as a 64-bit number: PostgreSQL's advisory locks are named by numbers.
ADVISORY_LOCK = int.from_bytes(b"cocreate", "big", signed=True)
log = logging.getLogger(__name__)


class Taken(Exception):
    """Another process has it."""


@dataclass(frozen=True)
class Lease:
    """Keep it as long as the process lives."""

    kept_by: int | psycopg.Connection[tuple[bool]] | None

    def release(self) -> None:
        """Let another one have it."""
        if isinstance(self.kept_by, int):
            os.close(self.kept_by)
        elif self.kept_by is not None:
            self.kept_by.close()


def take_lease(database_url: str, patience_s: float = PATIENCE_S) -> Lease:
    """Take the database's lease, waiting for a former holder to end. Raises Taken."""
    url = make_url(database_url)
    take = _lock_file if url.get_backend_name() == "sqlite" else _advisory_lock
    until = time.monotonic() + patience_s
    while True:
        try:
            return take(url)
        except Taken:
            if time.monotonic() > until:
                raise
            time.sleep(STEP_S)


def _lock_file(url: URL) -> Lease:
    if not url.database or url.database == ":memory:":
        return Lease(None)
    file = Path(f"{url.database}.lease")
    lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        raise Taken(file) from error
    return Lease(lock)


def _advisory_lock(url: URL) -> Lease:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        connection: psycopg.Connection[tuple[bool]] = psycopg.connect(address, autocommit=True)
        row = connection.execute("SELECT pg_try_advisory_lock(%s)", (ADVISORY_LOCK,)).fetchone()
    except psycopg.OperationalError:
        # It may come up later, and /readyz says so until then; a server that ends helps nobody.
        log.warning("the database cannot be asked whether this is the only worker", exc_info=True)
        return Lease(None)
    if row != (True,):
        connection.close()
        raise Taken(url.database)
    return Lease(connection)

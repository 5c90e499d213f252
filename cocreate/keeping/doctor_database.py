"""The database as it is really opened: version, durability, migrations, clock, jobs, retention."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.orm import Session

from cocreate.jobs.models import Job
from cocreate.journal.engine import sqlite_module
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.findings import Check, Finding, judged
from cocreate.workshops.retention import due

# SQLite's numbers for what `engine.PRAGMAS` asks for.
IN_FORCE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
SERVER_SETTINGS = ("fsync", "full_page_writes", "synchronous_commit")
SKEW = timedelta(seconds=2)
LONG_WAIT = timedelta(minutes=10)
GRACE = timedelta(days=2)


def migrations() -> Iterator[Finding]:
    """The tables are those of this version."""
    newest = set(ScriptDirectory(current_app.extensions["migrate"].directory).get_heads())
    with store.read() as session:
        here = set(MigrationContext.configure(session.connection()).get_current_heads())
    says = f"schema {', '.join(sorted(here)) or 'none'}, this version has {', '.join(newest)}"
    yield judged("migrations", here == newest, says, "fail", "run `cocreate migrate`")


def durability() -> Iterator[Finding]:
    """What an acknowledgement rests on, asked of a connection that writes."""
    with store.writing_engine(current_app).connect() as connection:
        if connection.dialect.name == "sqlite":
            yield from _sqlite(connection)
        else:
            yield from _server(connection)


def _sqlite(connection: Connection) -> Iterator[Finding]:
    # Opening would have been refused with an older one.
    yield Finding("sqlite", "ok", f"version {sqlite_module().sqlite_version}")
    found = {name: connection.scalar(text(f"PRAGMA {name}")) for name in IN_FORCE}
    wrong = {name: value for name, value in found.items() if value != IN_FORCE[name]}
    says = ", ".join(f"{name} {value}" for name, value in (wrong or found).items())
    advice = "is it on a file system that SQLite can lock? move the instance to a local disk"
    yield judged("durability", not wrong, says, "fail", advice)


def _server(connection: Connection) -> Iterator[Finding]:
    yield Finding("postgresql", "ok", f"version {connection.scalar(text('SHOW server_version'))}")
    found = {name: connection.scalar(text(f"SHOW {name}")) for name in SERVER_SETTINGS}
    off = [name for name, value in found.items() if value == "off"]
    says = f"{', '.join(off)} is off" if off else "commits are on disk before they are told"
    yield judged("durability", not off, says, "fail", "switch it on in postgresql.conf")
    there: datetime = connection.scalar(text("SELECT clock_timestamp()"))
    skew = abs(there - utcnow())
    says = f"the database's clock differs by {skew.total_seconds():.1f} s"
    yield judged("clock", skew < SKEW, says, "warn", "run a time service (NTP) on both")


def jobs() -> Iterator[Finding]:
    """Heavy work that nobody takes up, or that its process has left."""
    with store.read() as session:
        if not inspect(session.connection()).has_table(Job.__tablename__):
            return
        now = utcnow()
        waiting = _jobs(session, Job.state == "queued", Job.created_at < now - LONG_WAIT)
        silent = _jobs(session, Job.state == "running", Job.heartbeat_at < now - LONG_WAIT)
        failed = _jobs(session, Job.state == "failed")
    stuck = waiting + silent
    says = f"{stuck} stuck, {failed} failed of the last days"
    advice = "is the job process running? see the server's log"
    yield judged("jobs", not stuck, says, "fail", advice)


def _jobs(session: Session, *which: object) -> int:
    return session.scalar(select(func.count()).select_from(Job).where(*which)) or 0  # type: ignore[arg-type]


def retention() -> Iterator[Finding]:
    """Texts are gone when people were told they would be."""
    with store.read() as session:
        if not inspect(session.connection()).has_table("workshops"):
            return
        late = [workshop.code for workshop in due(session, utcnow() - GRACE)]
    says = f"{len(late)} workshops have texts past their days"
    yield judged("retention", not late, says, "fail", "run `cocreate purge`, daily")


CHECKS: tuple[Check, ...] = (migrations, durability, jobs, retention)

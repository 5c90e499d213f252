"""The only way to the database: consistent reads, and writes one after the other."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Protocol, TypeVar

from flask import Flask, current_app
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, StaticPool

from cocreate.extensions import db
from cocreate.journal.engine import connect_options, engine_options, is_sqlite, prepare
from cocreate.metrics.meters import committed

EXTENSION = "cocreate-store"
T = TypeVar("T")


class Writer(Protocol):
    """Does a work in a write transaction and returns its result once it is committed."""

    def __call__(self, work: Callable[[Session], Any]) -> Any: ...


def _alone(engine: Engine) -> Writer:
    """Each work in a transaction of its own; PostgreSQL commits several at once by itself."""

    def write(work: Callable[[Session], Any]) -> Any:
        began = monotonic()
        with Session(engine, expire_on_commit=False) as session, session.begin():
            result = work(session)
        committed(1, monotonic() - began)
        return result

    return write


def _in_turn(write: Writer) -> Writer:
    """One after the other, where there are threads instead of a loop."""
    lock = threading.Lock()

    def locked(work: Callable[[Session], Any]) -> Any:
        with lock:
            return write(work)

    return locked


def _grouped(engine: Engine) -> Writer:
    from cocreate.journal.group import GroupWriter  # noqa: PLC0415 - the command line needs no gevent

    return GroupWriter(engine)


def under_gevent() -> bool:
    """Whether this process runs on gevent's loop."""
    from gevent import monkey  # noqa: PLC0415 - as above

    return bool(monkey.is_module_patched("socket"))


def real_app() -> Flask:
    """The current application itself, to be used in another thread or greenlet."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001
    return app


@dataclass
class Backend:
    """One application's engines, and how it writes."""

    reader: Engine
    aside: Engine
    writer: Engine
    write: Writer
    read_options: dict[str, Any] = field(default_factory=dict)


def _sqlite_backend(url: str, reader: Engine) -> Backend:
    writer = create_engine(url, poolclass=StaticPool, **engine_options(url))
    prepare(writer, begin="BEGIN IMMEDIATE")
    write = _grouped(writer) if under_gevent() else _in_turn(_alone(writer))
    return Backend(prepare(reader), prepare(_aside(url)), writer, write)


def _server_backend(url: str, reader: Engine) -> Backend:
    options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return Backend(reader, _aside(url), reader, _alone(reader), options)


def _aside(url: str) -> Engine:
    """For another native thread, which must not wait for a connection that a greenlet holds."""
    return create_engine(url, poolclass=NullPool, **connect_options(url))


class Store:
    """Reads and writes of the current application."""

    def init_app(self, app: Flask) -> None:
        url = app.config["DATABASE_URL"]
        with app.app_context():
            reader = db.engine
        backend = _sqlite_backend(url, reader) if is_sqlite(url) else _server_backend(url, reader)
        app.extensions[EXTENSION] = backend

    @property
    def _backend(self) -> Backend:
        backend: Backend = current_app.extensions[EXTENSION]
        return backend

    @contextmanager
    def read(self, *, aside: bool = False) -> Iterator[Session]:
        """One consistent look at the tables; what is written meanwhile is not seen.

        `aside`: from a native thread that is not the loop's.
        """
        backend = self._backend
        engine = backend.aside if aside else backend.reader
        with Session(engine, expire_on_commit=False, autoflush=False) as session:
            if backend.read_options:
                session.connection(execution_options=backend.read_options)
            yield session

    def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` in a write transaction and return when it is committed.

        An exception takes back what `work` did, and nothing else. `work` may run on the writer's
        thread, between the works of others: no request, no current application, no commit.
        """
        result: T = self._backend.write(work)
        return result

    @property
    def waiting(self) -> int:
        """Works that wait for the commit under way; 0 where each has its own."""
        waiting: int = getattr(self._backend.write, "waiting", 0)
        return waiting

    @staticmethod
    def writing_engine(app: Flask) -> Engine:
        """The engine of the writes, for migrations; used while nothing else runs."""
        backend: Backend = app.extensions[EXTENSION]
        return backend.writer

    def ready(self) -> None:
        """Raise unless the database takes writes."""
        self.write(lambda session: session.execute(text("SELECT 1")))


store = Store()

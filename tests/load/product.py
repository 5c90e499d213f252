"""The product as it is started, with a fresh instance, and workshops made by its own actions.

Everything after that goes through the public contract.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from cocreate.journal.registry import Phase
from cocreate.journal.store import store
from cocreate.staff.models import StaffAccount
from cocreate.staff.passwords import hash_password
from tests.contract.browser import command
from tests.databases import SERVER, fresh_app
from tests.factories import Evening, evening
from tests.load.lag import Lag, lag_at
from tests.load.meter import Meter
from tests.load.web import Visitor
from tests.server import Server, free_port

HOST = "127.0.0.1"
PASSWORD = "a-password-for-load"
NOTHING: Mapping[str, str] = MappingProxyType({})


@cache
def password_hash() -> str:
    """Hashed once: argon2 is slow on purpose."""
    return hash_password(PASSWORD)


@dataclass(frozen=True)
class Workshop:
    """A workshop on the server, and who facilitates it."""

    code: str
    login: str
    evening: Evening


@dataclass
class Product:
    """A running server."""

    server: Server
    meter: Meter

    def lag(self) -> Lag:
        """Of its loop, since it was started."""
        return lag_at(int(self.server.settings["COCREATE_METRICS_PORT"]))

    @property
    def port(self) -> int:
        return self.server.port

    def workshop(self, phase: Phase = "collect", **settings: Any) -> Workshop:
        """A new one of the kit `aarhus`; counts are shown live, which costs the most."""
        made = evening(phase, **{"tallies": "live", **settings})

        def open_account(session: Session) -> str:
            account = session.get_one(StaffAccount, made.facilitator.id)
            account.password_hash = password_hash()
            return account.login

        return Workshop(made.code, store.write(open_account), made)


class Facilitator:
    """The staff's hand, over HTTP."""

    def __init__(self, port: int, workshop: Workshop) -> None:
        self.workshop = workshop
        self.visitor = Visitor(HOST, port)

    async def set_phase(self, phase: Phase) -> int:
        """Go to a phase; returns the seq of the event."""
        if not self.visitor.cookies:
            given = {"login": self.workshop.login, "password": PASSWORD}
            (await self.visitor.post("/staff/login", given)).json()
        path = f"/w/{self.workshop.code}/commands"
        said = command("phase.set", {"phase": phase})
        answer = (await self.visitor.post(path, said, X_Cocreate_As="staff")).json()
        await self.visitor.close()
        return int(answer["seq"])


@contextmanager
def product(environment: Mapping[str, str] = NOTHING, database: str = "") -> Iterator[Product]:
    """A ready product on an empty database; `environment` goes to its processes alone.

    `database` names a PostgreSQL server on which a database is made; SQLite without.
    """
    with (
        TemporaryDirectory(prefix="cocreate-load-") as name,
        _database_server(database),
        fresh_app(Path(name)) as app,
    ):
        server = _server(app, Path(name), environment)
        server.start()
        try:
            if server.process is None:
                raise RuntimeError("the server has not started")
            yield Product(server, Meter({server.process.pid}))
        finally:
            server.stop()


@contextmanager
def _database_server(url: str) -> Iterator[None]:
    """Where `fresh_app` makes its database."""
    former = os.environ.pop(SERVER, None)
    if url:
        os.environ[SERVER] = url
    try:
        yield
    finally:
        os.environ.pop(SERVER, None)
        if former is not None:
            os.environ[SERVER] = former


def _server(app: Flask, folder: Path, environment: Mapping[str, str]) -> Server:
    port = free_port()
    settings = {
        "COCREATE_INSTANCE": str(folder),
        "COCREATE_BASE_URL": f"http://{HOST}:{port}",
        "COCREATE_TILE_SOURCE": "none",
        "COCREATE_DATABASE_URL": app.config["DATABASE_URL"],
        "COCREATE_REDIS_URL": "",
        "COCREATE_METRICS_PORT": str(free_port()),
    }
    return Server(app, port, settings | dict(environment), HOST)

"""A site as deploy/ makes it: nginx, and one or more servers on one database behind it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests
from flask import Flask

from tests.contract.client import Client
from tests.contract.hall import Hall
from tests.databases import SERVER, fresh_app
from tests.deploy.proxy import HOST, Proxy, planned, running
from tests.server import Server, free_port
from tests.services import need_postgresql, need_redis

KEY = "5a0d1c7be2f94863" * 4


@dataclass
class Site:
    """`base` is what people type; `servers` are asked one by one where a test wants that."""

    app: Flask
    base: str
    path: str
    proxy: Proxy
    servers: list[Server]

    def hall(self, **settings: str) -> "SiteHall":
        """A workshop on it."""
        return SiteHall(self, **settings)


class Direct(Client):
    """Somebody who is connected to a worker past nginx: in plain http, though cookies are for https."""

    def call(self, method: str, path: str, **more: Any) -> requests.Response:
        headers = {"Cookie": self.cookie_header()} | more.pop("headers", {})
        return super().call(method, path, headers=headers, **more)


class SiteHall(Hall):
    """A hall whose people come through nginx, or `at` one of the servers."""

    def __init__(self, site: Site, **settings: str) -> None:
        super().__init__(site.servers[0], **settings)  # type: ignore[arg-type]
        self.site = site

    def visitor(self, speaks_as: str | None = None, at: Server | None = None) -> Client:
        if at:
            client: Client = Direct(f"{at.base}{self.site.path}", self.code, speaks_as)
        else:
            client = Client(self.site.base, self.code, speaks_as)
        self.clients.append(client)
        return client

    def staff_at(self, server: Server) -> Client:
        """The facilitator, signed in and connected at this server."""
        client = self.visitor("staff", at=server)
        client.sign_in(**self.credentials())
        client.connect()
        return client

    def person_at(self, server: Server, role: str = "resident") -> Client:
        """Somebody who has joined at this server, and is connected to it."""
        client = self.visitor(at=server)
        client.come_in(role)
        client.connect()
        return client


@contextmanager
def running_site(
    folder: Path,
    certificates: Path,
    servers: Sequence[dict[str, str]],
    path: str = "",
    *,
    alone: bool = False,
) -> Iterator[Site]:
    """So many servers, each with settings of its own; `alone`: one server on SQLite."""
    proxy = planned(folder / "nginx", certificates)
    own = {"BASE_URL": proxy.origin + path, "SECRET_KEY": KEY}
    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv(SERVER, "" if alone else need_postgresql())
            app = stack.enter_context(fresh_app(folder, **own))
        shared = own | {
            "DATABASE_URL": app.config["DATABASE_URL"],
            "REDIS_URL": "" if alone else need_redis(),
            "PROXIES": "1",
            "TILE_SOURCE": "none",
        }
        started = [
            _started(stack, app, shared | each, folder / str(at)) for at, each in enumerate(servers)
        ]
        stack.enter_context(running(proxy, [server.port for server in started], path))
        yield Site(app, proxy.origin + path, path, proxy, started)


def _started(stack: ExitStack, app: Flask, settings: dict[str, str], folder: Path) -> Server:
    """On a host of its own, as far as its files go."""
    folder.mkdir()
    given = settings | {"INSTANCE": str(folder)}
    server = Server(
        app, free_port(), {f"COCREATE_{name}": text for name, text in given.items()}, HOST
    )
    server.start()
    stack.callback(server.stop)
    return server

"""The real server for tests: gunicorn with its gevent worker, on a free port, on a fresh database."""

import contextlib
import itertools
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask

from tests.databases import fresh_app

PATIENCE_S = 40
# Below what the kernel gives to outgoing connections, so that nobody takes a port from a server
# that is being started again; each test process has a hundred of its own.
PORTS_FROM, PORTS_EACH, PROCESSES = 20_000, 100, 120
DEMO_TOKEN = "a-token-for-tests-only"


@dataclass
class Server:
    """A running server and an application of the test's own on the same database."""

    app: Flask
    port: int
    settings: dict[str, str]
    host: str = "127.0.0.1"
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def base(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def log(self) -> str:
        """What the server has said."""
        return Path(self.settings["COCREATE_INSTANCE"], "server.log").read_text()

    def start(self) -> None:
        """Start, and wait until it says it is ready."""
        command = [sys.executable, "-m", "cocreate", "run", "--port", str(self.port)]
        with Path(self.settings["COCREATE_INSTANCE"], "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--host", self.host],
                env=os.environ | self.settings,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until and not self._has_ended():
            try:
                with urllib.request.urlopen(f"{self.base}/readyz", timeout=5) as answer:  # noqa: S310
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise AssertionError(f"the server did not become ready:\n{self.log}")

    def _has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self, how: int = signal.SIGTERM) -> None:
        """Stop the server and all its processes."""
        if self.process is None:
            return
        os.killpg(self.process.pid, how)
        self.process.wait(timeout=30)
        self.process = None

    def restart(self, how: int = signal.SIGTERM) -> None:
        self.stop(how)
        self.start()


def free_port() -> int:
    """A port nobody listens on now, and that this process has not given to anybody lately."""
    mine = PORTS_FROM + os.getpid() % PROCESSES * PORTS_EACH
    for _ in range(PORTS_EACH):
        port = mine + next(_numbers) % PORTS_EACH
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("", port))
            return port
    raise AssertionError("none of this process's ports is free")


_numbers = itertools.count()


@contextmanager
def running_server(folder: Path, host: str = "127.0.0.1", **settings: str) -> Iterator[Server]:
    """A ready server with an empty database; `settings` are COCREATE_ variables without prefix."""
    port = free_port()
    given = {
        "INSTANCE": str(folder),
        "BASE_URL": f"http://{host}:{port}",
        "TILE_SOURCE": "none",
        "DEMO_TOKEN": DEMO_TOKEN,
        **settings,
    }
    with fresh_app(folder, **{k: v for k, v in given.items() if k in OWN}) as app:
        given["DATABASE_URL"] = app.config["DATABASE_URL"]
        environment = {f"COCREATE_{name}": value for name, value in given.items()}
        server = Server(app, port, environment, host)
        server.start()
        try:
            yield server
        finally:
            server.stop()


# What the test's own application must have in common with the server.
OWN = ("BASE_URL", "DEMO_TOKEN", "INSECURE_LAN")

"""A PostgreSQL cluster and a Redis of the tests' own: the machine's are nobody's to stop."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import redis

from tests.server import free_port

HOST = "127.0.0.1"
PATIENCE_S = 30.0
# PostgreSQL will not be run by root, so root hands it to this user.
UNPRIVILEGED = "postgres"
DEBIAN = Path("/usr/lib/postgresql")


@dataclass
class OwnPostgres:
    """A cluster in a folder of its own."""

    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{UNPRIVILEGED}@{HOST}:{self.port}/postgres"

    def make(self) -> None:
        """Make an empty cluster that lets this machine in."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, UNPRIVILEGED)
        self._run("initdb", "-D", ".", "-A", "trust", "-U", UNPRIVILEGED, "--no-sync")

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses={HOST} -c unix_socket_directories=''"
        self._run("pg_ctl", "-D", ".", "-w", "-l", "log", "-o", options, "start")

    def stop(self, how: str) -> None:
        """`fast` ends all sessions at once, `immediate` is as a crash: it recovers when started."""
        self._run("pg_ctl", "-D", ".", "-m", how, "-w", "stop")

    def restart(self, how: str) -> None:
        self.stop(how)
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        user = pwd.getpwnam(UNPRIVILEGED).pw_uid if os.geteuid() == 0 else None
        subprocess.run(
            [_program(program), *arguments],
            cwd=self.folder,
            user=user,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


@dataclass
class OwnRedis:
    """A Redis that keeps nothing."""

    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://{HOST}:{self.port}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = ["--port", str(self.port), "--bind", HOST, "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
        with redis.Redis(port=self.port) as client:
            until = time.monotonic() + PATIENCE_S
            while True:
                try:
                    client.ping()
                except redis.ConnectionError:
                    assert time.monotonic() < until
                    time.sleep(0.05)
                else:
                    return

    def stop(self) -> None:
        """Kill it: there is nothing to be written."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def restart(self) -> None:
        self.stop()
        self.start()


@contextmanager
def own_postgres() -> Iterator[OwnPostgres]:
    """A running cluster, gone afterwards. Not below pytest's folder, which lets nobody else in."""
    with TemporaryDirectory(prefix="cocreate-postgres-") as name:
        made = OwnPostgres(Path(name))
        made.make()
        made.start()
        try:
            yield made
        finally:
            made.stop("immediate")


@contextmanager
def own_redis() -> Iterator[OwnRedis]:
    """A running Redis, gone afterwards."""
    made = OwnRedis()
    made.start()
    try:
        yield made
    finally:
        made.stop()


def _program(name: str) -> str:
    """Debian keeps these out of the PATH, by version: the newest is taken."""
    found = shutil.which(name)
    newest = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda file: int(file.parts[-3]))
    assert found or newest, f"no {name}: install PostgreSQL"
    return found or str(newest[-1])

"""`cocreate demo`: fill, serve, tell the links, and stop everything together."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import click

from cocreate import create_app
from cocreate.config import load
from cocreate.demo.links import DemoLinks, links_of, told, write_links
from cocreate.demo.seed import demo_workshop
from cocreate.metrics.folder import open_folder
from cocreate.serve import refuse_busy_port, server_command

START_S = 60
STOP_S = 12
LOOPBACK = "127.0.0.1"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class DemoFailed(Exception):
    """The demo cannot go on; the message says why."""


@dataclass(frozen=True)
class Plan:
    """Where the demo listens and what it does by itself."""

    port: int
    live: bool
    share: bool

    @property
    def host(self) -> str:
        return "0.0.0.0" if self.share else LOOPBACK  # noqa: S104 - SHARE=1 asks for it

    @property
    def base(self) -> str:
        return f"http://{lan_address() if self.share else LOOPBACK}:{self.port}"

    def settings(self) -> dict[str, str]:
        """The environment of the server. The token is new at each start and kept nowhere."""
        settings = {
            "COCREATE_BASE_URL": self.base,
            "COCREATE_DEMO_TOKEN": secrets.token_urlsafe(24),
        }
        if self.share:
            own = " ".join(f"http://{name}:{self.port}" for name in (LOOPBACK, "localhost"))
            settings |= {"COCREATE_INSECURE_LAN": "1", "COCREATE_ORIGINS": own}
        return settings


def lan_address() -> str:
    """The address of this machine in its own network. Raises DemoFailed without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only picks the way out.
            probe.connect(("192.0.2.1", 9))
        except OSError as error:
            raise DemoFailed("SHARE=1 needs a network, and this machine is in none.") from error
        return str(probe.getsockname()[0])


def run_demo(plan: Plan) -> None:
    """Serve the demo until it is interrupted. Raises DemoFailed, PortTaken."""
    refuse_busy_port(plan.host, plan.port)
    os.environ.update(plan.settings())
    open_folder(load())
    file = None
    try:
        with _interruptible():
            links, file = _prepare(plan)
            with _process(server_command(plan.host, plan.port)) as server:
                _wait_until_ready(plan, server)
                click.echo(told(links))
                _stay(plan, links, server)
    except KeyboardInterrupt:
        click.echo("Stopped.")
    finally:
        if file is not None:
            file.unlink(missing_ok=True)


def _prepare(plan: Plan) -> tuple[DemoLinks, Path]:
    """Fill the workshop and write the links, with the server's own settings."""
    app = create_app()
    with app.app_context():
        links = links_of(demo_workshop(), plan.base, app.config["DEMO_TOKEN"])
    return links, write_links(links, Path(app.config["INSTANCE"]))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let whatever asks for an end do what Ctrl-C does.

    SIGINT too: a shell starts its background jobs with it ignored.
    """

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    former = {how: signal.signal(how, interrupt) for how in ENDINGS}
    try:
        yield
    finally:
        for how, handler in former.items():
            signal.signal(how, handler)


@contextmanager
def _process(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process in a group of its own, gone with all its children when the block is left."""
    process = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, how)
        try:
            process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            continue
        return


def _wait_until_ready(plan: Plan, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_S
    address = f"http://{LOOPBACK}:{plan.port}/readyz"
    while time.monotonic() < until:
        _check_alive(server)
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise DemoFailed(f"The server did not become ready within {START_S} seconds.")


def _check_alive(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is not None:
        raise DemoFailed(f"The server has stopped by itself (exit code {server.returncode}).")


def _stay(plan: Plan, links: DemoLinks, server: subprocess.Popen[bytes]) -> None:
    """Until somebody interrupts, or a process dies."""
    with ExitStack() as stack:
        if plan.live:
            command = [sys.executable, "-m", "cocreate.demo.residents", links.resident]
            stack.enter_context(_process(command))
        while True:
            _check_alive(server)
            time.sleep(0.5)

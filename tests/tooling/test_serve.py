"""Starting the server."""

import os
import runpy
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from gunicorn.config import Config

from cocreate.config import ROOT
from cocreate.serve import PortTaken, refuse_busy_port, server_command
from cocreate.supervisor import SETTINGS
from tests.server import free_port

SCRIPT = Path(sys.executable).with_name("cocreate")


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_busy_port_is_refused_in_one_sentence(busy_port: int) -> None:
    with pytest.raises(PortTaken, match=rf"^Port {busy_port} on 127\.0\.0\.1 is taken .*PORT="):
        refuse_busy_port("127.0.0.1", busy_port)


def test_free_port_is_accepted_and_left_free() -> None:
    port = free_port()
    refuse_busy_port("127.0.0.1", port)
    refuse_busy_port("127.0.0.1", port)


def test_server_is_one_worker_without_a_control_socket() -> None:
    settings = runpy.run_path(str(SETTINGS))
    assert settings["workers"] == 1
    assert settings["control_socket_disable"] is True
    known = Config().settings
    assert {name for name in settings if name.islower() and name[0] != "_"} - {
        "gc",
        "os",
        "prometheus_client",
        "run_path",
        "signal",
        "sys",
    } <= set(known)


def test_interrupt_ends_the_server_quietly_and_leaves_nothing(tmp_path: Path) -> None:
    """As Ctrl-C does it: every process of the group is told at once."""
    port = free_port()
    settings = {"COCREATE_INSTANCE": str(tmp_path), "COCREATE_TILE_SOURCE": "none"}
    # The job process looks for work as soon as it is there.
    subprocess.run([SCRIPT, "migrate"], cwd=ROOT, env={**os.environ, **settings}, check=True)
    server = subprocess.Popen(
        server_command("127.0.0.1", port),
        cwd=ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with server:
        try:
            wait_until_served(port, server)
            os.killpg(server.pid, signal.SIGINT)
            said, _ = server.communicate(timeout=15)
        finally:
            server.kill()
    assert said == ""
    assert server.returncode == 0
    with pytest.raises(ProcessLookupError):
        os.killpg(server.pid, 0)
    refuse_busy_port("127.0.0.1", port)


def wait_until_served(port: int, server: subprocess.Popen[str]) -> None:
    end = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < end:
        try:
            answer = requests.get(f"http://127.0.0.1:{port}/livez", timeout=5)
        except requests.RequestException:
            time.sleep(0.1)
        else:
            assert answer.ok
            return
    raise AssertionError("the server did not come up")

"""Starting the bare relay, under the product's own gunicorn settings as far as they cost."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cocreate import gunicorn_settings as settings
from tests.load.meter import Meter
from tests.load.product import HOST
from tests.server import PATIENCE_S, free_port


@dataclass(frozen=True)
class Relay:
    """A running relay."""

    port: int
    meter: Meter


@contextmanager
def relay() -> Iterator[Relay]:
    """A ready relay, gone when the block is left."""
    port = free_port()
    options = [
        f"--bind={HOST}:{port}",
        f"--worker-class={settings.worker_class}",
        f"--worker-connections={settings.worker_connections}",
        f"--log-level={settings.loglevel}",
    ]
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", *options, "tests.load.relay:app"],
        env=os.environ | {"PYTHONPATH": "."},
        start_new_session=True,
    )
    try:
        _wait_until_open(port, process)
        yield Relay(port, Meter({process.pid}))
    finally:
        # It keeps nothing, so there is nothing to end well.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_until_open(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while process.poll() is None and time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the relay has not come up")

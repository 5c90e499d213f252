"""The loop-lag histogram shows who holds the loop up, in the server that people use."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate.config import ROOT
from cocreate.metrics.folder import VARIABLE, folder_of
from cocreate.metrics.serving import AllProcesses
from tests.databases import fresh_app
from tests.server import free_port

PATIENCE_S = 30


@pytest.fixture
def base(tmp_path: Path) -> Iterator[str]:
    """A server with our settings of gunicorn, and an address that holds it up."""
    port, folder = free_port(), folder_of(tmp_path)
    folder.mkdir()
    with fresh_app(tmp_path) as app:
        names = ("INSTANCE", "DATABASE_URL", "TILE_SOURCE")
        settings = {f"COCREATE_{name}": app.config[name] for name in names}
        settings |= {VARIABLE: str(folder), "COCREATE_BASE_URL": f"http://127.0.0.1:{port}"}
        command = [
            sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}",
            "--config=cocreate/gunicorn_settings.py", "tests.metrics.blocked:create_blocking_app()",
        ]  # fmt: skip
        server = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings)
        try:
            _answer(f"http://127.0.0.1:{port}/livez")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(30)
            shutil.rmtree(folder)


def _answer(address: str) -> str:
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _late(folder: Path, least: str) -> int:
    """How often the loop was later than `least` seconds, which is a bound of the histogram."""
    found = {
        sample.labels.get("le", sample.name): sample.value
        for metric in AllProcesses(folder).collect()
        if metric.name == "cocreate_loop_lag_seconds"
        for sample in metric.samples
    }
    return int(found["+Inf"] - found[least])


def test_a_held_up_loop_is_late_by_more_than_50_ms(base: str, tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    before = _late(folder, "0.05")
    for _ in range(3):
        assert _answer(f"{base}/hold-up") == "held up"
    until = time.monotonic() + PATIENCE_S
    while _late(folder, "0.05") < before + 3:
        assert time.monotonic() < until
        time.sleep(0.05)

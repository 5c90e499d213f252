"""Real job processes on the test's own database."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from cocreate.config import ROOT
from cocreate.jobs.actions import Order
from cocreate.jobs.queries import Report
from cocreate.jobs.waiting import asked, asked_file, order_here, wait

HANDS = ROOT / "tests/jobs/hands.py"
PATIENCE_S = 40.0
# Signs of life come five times as often; a busy machine must not be taken for a dead one.
SILENCE_S = 3.0


@dataclass
class Shop:
    """A test's queue, and the processes that work at it."""

    app: Flask
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def hire(self) -> subprocess.Popen[bytes]:
        """Start a job process."""
        settings = {name: self.app.config[name] for name in ("INSTANCE", "DATABASE_URL")}
        settings |= {"JOB_SILENCE_S": str(SILENCE_S), "TILE_SOURCE": "none"}
        environment = {f"COCREATE_{name}": value for name, value in settings.items()}
        process = subprocess.Popen(
            [sys.executable, HANDS], cwd=ROOT, env=os.environ | {"PYTHONPATH": "."} | environment
        )
        self.processes.append(process)
        return process

    def ask(self, kind: str, key: str = "one", **data: Any) -> Report:
        """Ask for work that makes a file here."""
        data = {"log": str(self.log), "gate": str(self.gate)} | data
        return asked_file(order_here(f"test.{kind}", key, data))

    def ask_anywhere(self, kind: str, key: str, **data: Any) -> Report:
        """Ask for work that makes no file."""
        return asked(Order(f"test.{kind}", key, {"log": str(self.log)} | data))

    @property
    def log(self) -> Path:
        return self.folder / "log"

    @property
    def gate(self) -> Path:
        return self.folder / "gate"

    @property
    def said(self) -> list[str]:
        """What the handlers have written down."""
        return self.log.read_text().split() if self.log.exists() else []

    def end(self, report: Report) -> Report:
        """The job when it has ended."""
        ended = wait(report, PATIENCE_S)
        assert ended.ended, ended
        return ended


def until(true: Callable[[], bool]) -> None:
    """Wait for what another process does."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def shop(app: Flask, tmp_path: Path) -> Iterator[Shop]:
    made = Shop(app, tmp_path)
    yield made
    for process in made.processes:
        process.kill()
        process.wait()

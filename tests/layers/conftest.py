"""Reading files in the real reader, and what it took."""

import io
import json
import math
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.layers.child import ENVIRONMENT, PROGRAM, Outcome, read_file
from cocreate.layers.reading.run import Wishes
from tests.factories import Evening, evening
from tests.layers.files import AARHUS
from tests.layers.pages import FILLED, work
from tests.workshops.conftest import fields_of, signed_in_as

Bbox = tuple[float, float, float, float]
Reads = Callable[..., Outcome]


@dataclass(frozen=True)
class Spent:
    """The last word of a reader, and what it took: seconds of work, and memory in MiB.

    Not the seconds that went by: the machine that runs tests has other things to do, too.
    """

    said: dict[str, Any]
    seconds: float
    memory: float


def wishes_for(folder: Path, content: bytes | Path, bbox: Bbox = AARHUS, **more: str) -> Wishes:
    file = content if isinstance(content, Path) else folder / "upload"
    if isinstance(content, bytes):
        file.write_bytes(content)
    return Wishes(str(file), bbox, more.pop("grid", "EPSG:25832"), **more)


@pytest.fixture
def reads(tmp_path: Path) -> Reads:
    """Read a file; raises FileRefused as the job's handler sees it."""

    def read(content: bytes | Path, bbox: Bbox = AARHUS, **more: str) -> Outcome:
        return read_file(wishes_for(tmp_path, content, bbox, **more), lambda *_: None)

    return read


@pytest.fixture
def spends(tmp_path: Path) -> Callable[[bytes | Path], Spent]:
    """Read a file and say what its process took."""

    def read(content: bytes | Path) -> Spent:
        wishes = asdict(wishes_for(tmp_path, content))
        process = subprocess.Popen(
            [sys.executable, "-I", str(PROGRAM)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT,
        )  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(wishes).encode() + b"\n")
        process.stdin.close()
        lines = process.stdout.read().splitlines()
        process.stdout.close()
        process.wait()
        said = [json.loads(line) for line in lines]
        if not said or "spent" not in said[-1]:
            return Spent({}, math.inf, math.inf)
        return Spent(said[-2], said[-1]["spent"]["s"], said[-1]["spent"]["mib"])

    return read


def features_of(outcome: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(outcome.body)["features"]
    return found


@pytest.fixture
def made(app: Flask) -> Evening:
    return evening()


@pytest.fixture
def staff(app: Flask, made: Evening) -> FlaskClient:
    return signed_in_as(app, made.facilitator.id)


@pytest.fixture
def upload(app: Flask, made: Evening, staff: FlaskClient) -> Callable[..., str]:
    """Send a file with its form and have the job process look at it; returns the layer's page."""

    def send(content: bytes, *, look: bool = True, **typed: str) -> str:
        page = f"/workshops/{made.code}/layers/new"
        form = fields_of(staff.get(page).text) | FILLED | typed
        answer = staff.post(page, data=form | {"file": (io.BytesIO(content), "../../x.geojson")})
        assert answer.status_code == 303, answer.text
        if look:
            work(app)
        return str(answer.headers["Location"])

    return send

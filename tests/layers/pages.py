"""What the tests of the pages share: a form that is filled in, and what is there afterwards."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from cocreate.jobs.process import Worker
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from tests.factories import Evening

Upload = Callable[..., str]
FILLED = {"name": "Protected nature", "attribution": "© Aarhus Kommune", "licence": "CC BY 4.0",
          "date": "2024", "mark": "protected", "style": "hatch", "colour": "green"}  # fmt: skip


def work(app: Flask) -> None:
    """Have the job process do all there is to do."""
    worker = Worker(app)
    while worker.work_once():
        pass


def published(made: Evening) -> list[dict[str, object]]:
    with store.read() as session:
        found: list[dict[str, object]] = snapshot(session, made.workshop.id, "room")["workshop"][
            "layers"
        ]
        return found


def uploads(app: Flask) -> list[Path]:
    folder = Path(app.instance_path) / "layers"
    return list(folder.iterdir()) if folder.exists() else []


def person(app: Flask, made: Evening) -> FlaskClient:
    client = app.test_client()
    client.post("/join", json={"code": made.code, "role": "resident", "lang": "en"})
    return client

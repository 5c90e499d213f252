"""Snapshots: one's own command is in them, many share one, and none is old."""

import gzip
import json
import threading
import uuid
from typing import Any

import pytest
from flask import Flask

from cocreate.journal.answers import Refused
from cocreate.live import snapshots
from cocreate.live.snapshots import OLDEST_S, SHARED_AFTER, Shelf, Snapshot
from tests.factories import evening


class Counted(Shelf):
    """A shelf that counts what it builds."""

    built = 0

    def _build(self, key: Any) -> None:
        self.built += 1
        super()._build(key)


def seq_of(snapshot: Snapshot) -> int:
    return int(json.loads(snapshot.body)["seq"])


def test_ones_own_command_is_in_the_next_snapshot(app: Flask) -> None:
    night, shelf = evening("collect"), Shelf()
    ann = night.join()
    for _ in range(3):
        before = seq_of(shelf.get(night.workshop.id, "room"))
        night.propose(ann)
        assert seq_of(shelf.get(night.workshop.id, "room")) == before + 1


def test_nothing_new_is_not_built_again(app: Flask) -> None:
    night, shelf = evening("collect"), Counted()
    first, second = (shelf.get(night.workshop.id, "room") for _ in range(2))
    assert first is second
    assert shelf.built == 1


def test_what_many_ask_for_is_shared_for_a_moment(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    night, shelf = evening("collect"), Shelf()
    ann = night.join()
    for _ in range(SHARED_AFTER):
        popular = shelf.get(night.workshop.id, "room")
    night.propose(ann)
    assert shelf.get(night.workshop.id, "room") is popular
    later = popular.began + OLDEST_S + 0.01
    monkeypatch.setattr(snapshots, "monotonic", lambda: later)
    assert seq_of(shelf.get(night.workshop.id, "room")) == seq_of(popular) + 1


def test_a_crowd_waits_for_one_building(app: Flask) -> None:
    night, shelf = evening("collect"), Counted()
    together = threading.Barrier(12)

    def ask() -> None:
        together.wait()
        with app.app_context():
            shelf.get(night.workshop.id, "room")

    crowd = [threading.Thread(target=ask) for _ in range(12)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert shelf.built <= 3


def test_audiences_do_not_share(app: Flask) -> None:
    night, shelf = evening("collect"), Shelf()
    room, staff = (json.loads(shelf.get(night.workshop.id, who).body) for who in ("room", "staff"))
    assert "staff_seq" in staff
    assert "staff_seq" not in room


def test_the_compressed_body_is_the_body(app: Flask) -> None:
    snapshot = Shelf().get(evening("collect").workshop.id, "room")
    assert gzip.decompress(snapshot.zipped) == snapshot.body


def test_a_workshop_that_is_gone_is_refused_to_everybody_who_waits(app: Flask) -> None:
    shelf = Shelf()
    for _ in range(2):
        with pytest.raises(Refused):
            shelf.get(uuid.uuid4(), "room")
    assert shelf.building == {}

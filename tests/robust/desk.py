"""Somebody who writes, somebody who reads, staff: what they send, and where it must come back."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

from flask import Flask

from cocreate.jobs.process import Worker
from tests.factories import new_id, tree
from tests.robust.room import Json, Room, Visitor, strict
from tests.robust.strings import is_blank, is_wrong

TITLE, TEXT, COMMENT, NICKNAME, REASON, NEXT = 120, 2000, 1000, 40, 200, 1000
GUARDED = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
Kept = dict[str, str]


@dataclass
class Desk:
    """A workshop with somebody who writes, somebody else who reads, and the facilitator."""

    room: Room
    writer: Visitor
    reader: Visitor
    staff: Visitor

    def results(self) -> None:
        self.room.evening.phase("results")


def judged(ack: Json, field: str, text: str, longest: int, *, lines: bool, empty: bool) -> bool:
    """Whether the text was taken; fails if it should not have been, or without a reason."""
    wrong = is_wrong(text, longest, lines=lines) or (is_blank(text) and not (empty and text == ""))
    if ack["ok"]:
        assert not wrong, f"taken: {text[:60]!a}"
        return True
    assert wrong, f"refused: {text[:60]!a} {ack}"
    if ack["code"] == "too_large":
        assert len(text) > longest
        return False
    assert ack["code"] == "invalid", ack
    assert ack["fields"][field], ack
    assert all(isinstance(reason, str) and reason for reason in ack["fields"][field]), ack
    return False


def propose(desk: Desk, field: str, longest: int, texts: Iterable[str]) -> Kept:
    """Each text as the title or text of an idea; those kept by the idea's id."""
    kept = {}
    for text in texts:
        data = tree(**{field: text})
        ack = desk.writer.post("proposal.add", data)
        if judged(ack, field, text, longest, lines=field == "text", empty=True):
            assert text == "" or ack["result"]["proposal"][field] == text
            if text:
                kept[data["proposal"]] = text
    return kept


@contextmanager
def job_process(app: Flask) -> Iterator[None]:
    """Large files are made meanwhile, in a thread instead of a process."""
    worker = Worker(app)

    def run() -> None:
        with app.app_context():
            worker.run()

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        worker.ending = True
        thread.join()


def exported(desk: Desk, name: str) -> bytes:
    """A file of the staff's."""
    with job_process(desk.room.app):
        return desk.staff.get(f"/export/{name}").get_data()


def rows(desk: Desk) -> Iterator[Json]:
    """The lines of the staff's CSV, with what was put before a formula taken off again."""
    body = exported(desk, "proposals.csv").decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(body, newline="")):
        yield {
            key: value[1:] if value.startswith("'") and GUARDED.match(value[1:]) else value
            for key, value in row.items()
        }


def features(desk: Desk) -> Json:
    """The GeoJSON export of staff."""
    return strict(exported(desk, "proposals.geojson"))


def of(objects: Iterable[Json], kept: Kept, read: Callable[[Json], Any]) -> dict[str, Any]:
    return {each["id"]: read(each) for each in objects if each["id"] in kept}


def comment(desk: Desk, proposal: str, texts: Iterable[str]) -> Kept:
    kept = {}
    for text in texts:
        data = {"comment": new_id(), "proposal": proposal, "text": text}
        ack = desk.writer.post("comment.add", data)
        if judged(ack, "text", text, COMMENT, lines=True, empty=False):
            kept[data["comment"]] = text
    return kept


def desk_in(app: Flask) -> Desk:
    """A workshop of its own for a test."""
    room = Room(app)
    return Desk(room, room.person(), room.person(), room.staff())

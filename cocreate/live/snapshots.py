"""`/state` for many: built once per audience, outside of the loop, and shared for a moment.

When a hall joins at once everybody asks for the same. A snapshot is exact at its own seq; who asks
gets one whose building began after they asked, so one's own command is always in it. Only when many
ask is the last one given again, for two seconds at most: what they miss comes with `after`.
"""

import gzip
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from time import monotonic
from typing import TypeVar

import orjson
from flask import Flask
from gevent.event import Event as GreenEvent
from gevent.threadpool import ThreadPool
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.journal.state import snapshot, stamped, tag_of
from cocreate.journal.store import real_app, store, under_gevent
from cocreate.metrics.meters import SNAPSHOTS_BUILT, SNAPSHOTS_REUSED

OLDEST_S = 2.0
# After so many have been given it, a snapshot is given to others although something has happened.
SHARED_AFTER = 5
COMPRESSION = 5
T = TypeVar("T")
Key = tuple[uuid.UUID, Audience]
Numbers = tuple[str, int, int, int]


@dataclass
class Snapshot:
    """A state as bytes: `contents` without `now`, `body` with it, and `body` compressed."""

    began: float
    numbers: Numbers
    contents: bytes
    tag: str
    body: bytes
    zipped: bytes
    given: int = 0


@dataclass
class Shelf:
    """The snapshots of one process, and those being built."""

    kept: dict[Key, Snapshot] = field(default_factory=dict)
    building: dict[Key, GreenEvent | threading.Event] = field(default_factory=dict)

    def get(self, workshop_id: uuid.UUID, audience: Audience) -> Snapshot:
        """The snapshot for an audience. Raises Refused `not_found`."""
        asked = monotonic()
        key = (workshop_id, audience)
        while True:
            found = self.kept.get(key)
            if found is not None and (found.began >= asked or self._is_good(key, found, asked)):
                if found.given:
                    SNAPSHOTS_REUSED.inc()
                found.given += 1
                return found
            if (under_way := self.building.get(key)) is not None:
                under_way.wait()
            else:
                self._build(key)

    def _is_good(self, key: Key, found: Snapshot, asked: float) -> bool:
        if asked - found.began > OLDEST_S:
            return False
        if found.given >= SHARED_AFTER:
            return True
        with store.read() as session:
            return numbers_of(read_head(session, key[0]), key[1]) == found.numbers

    def _build(self, key: Key) -> None:
        done = self.building[key] = GreenEvent() if under_gevent() else threading.Event()
        try:
            self._forget_old()
            app, former = real_app(), self.kept.get(key)
            self.kept[key] = aside(lambda: build(app, key, former))
            SNAPSHOTS_BUILT.inc()
        finally:
            self.building.pop(key, None)
            done.set()

    def _forget_old(self) -> None:
        """Nobody asks for them any more: a snapshot of a large workshop takes megabytes."""
        now = monotonic()
        for key in [key for key, kept in self.kept.items() if now - kept.began > OLDEST_S * 30]:
            del self.kept[key]


def numbers_of(head: Head, audience: Audience) -> Numbers:
    """What a snapshot is exact at."""
    staff_seq = head.staff_seq if audience == "staff" else 0
    return head.epoch, head.room_seq, staff_seq, head.votes_seq


def build(app: Flask, key: Key, former: Snapshot | None) -> Snapshot:
    """Read and dump a snapshot; what `former` holds is taken over where nothing has happened."""
    began = monotonic()
    workshop_id, audience = key
    with app.app_context(), store.read(aside=True) as session:
        numbers = numbers_of(read_head(session, workshop_id), audience)
        if former is not None and former.numbers == numbers:
            contents, tag = former.contents, former.tag
        else:
            contents = _contents(session, key)
            tag = tag_of(contents)
    body = stamped(contents)
    return Snapshot(began, numbers, contents, tag, body, gzip.compress(body, COMPRESSION, mtime=0))


def _contents(session: Session, key: Key) -> bytes:
    return orjson.dumps(snapshot(session, *key))


def aside(work: Callable[[], T]) -> T:
    """Run `work` in a native thread, one at a time, so that the loop goes on."""
    if not under_gevent():
        return work()
    answers: list[T] = []

    def attempt() -> Exception | None:
        try:
            answers.append(work())
        except Exception as error:  # noqa: BLE001 - raised again for who asked
            return error
        return None

    if error := _thread().apply(attempt):
        raise error
    return answers[0]


@cache
def _thread() -> ThreadPool:
    return ThreadPool(1)


shelf = Shelf()

"""The sums of a workshop, shared by its projector and its phones: fresh to about two seconds.

Uniting a thousand areas takes longer than others may wait for the loop, so it is never done there:
what is small in a native thread aside, what is large by the job process. However many ask, it is
done once at a time for each workshop.
"""

import threading
import time
import uuid
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from gevent.event import Event as GreenEvent

from cocreate.facilitation import heavy
from cocreate.facilitation.queries.sums import sums
from cocreate.journal.heads import read_head
from cocreate.journal.store import real_app, store, under_gevent
from cocreate.live.snapshots import aside
from cocreate.workshops.models import Workshop

FRESH_S = 2.0
KEPT = 200

Sums = dict[str, Any]


@dataclass
class SumsCache:
    """Answers per workshop: kept while nothing changed, and for two seconds even then."""

    clock: Callable[[], float] = time.monotonic
    kept: OrderedDict[uuid.UUID, tuple[float, Sums]] = field(default_factory=OrderedDict)
    making: dict[uuid.UUID, GreenEvent | threading.Event] = field(default_factory=dict)

    def answer(self, workshop_id: uuid.UUID) -> Sums:
        """`sums`, at most about two seconds old. Raises Refused `busy` while it is still made."""
        known = self._good(workshop_id)
        if known is None and (under_way := self.making.get(workshop_id)) is not None:
            under_way.wait()
            known = self._good(workshop_id)
            if known is None:
                raise heavy.still_made()
        return known or self._make(workshop_id)

    def _good(self, workshop_id: uuid.UUID) -> Sums | None:
        if workshop_id not in self.kept:
            return None
        at, known = self.kept[workshop_id]
        fresh = self.clock() - at < FRESH_S
        return known if fresh or _is_current(workshop_id, known) else None

    def _make(self, workshop_id: uuid.UUID) -> Sums:
        done = self.making[workshop_id] = GreenEvent() if under_gevent() else threading.Event()
        try:
            made = _made(workshop_id)
            self.kept[workshop_id] = (self.clock(), made)
            self.kept.move_to_end(workshop_id)
            while len(self.kept) > KEPT:
                self.kept.popitem(last=False)
            return made
        finally:
            self.making.pop(workshop_id, None)
            done.set()


def _is_current(workshop_id: uuid.UUID, known: Sums) -> bool:
    with store.read() as session:
        head = read_head(session, workshop_id)
    return bool(known["seq"] == head.room_seq and known["votes"] == head.votes_seq)


def _made(workshop_id: uuid.UUID) -> Sums:
    with store.read() as session:
        workshop = session.get_one(Workshop, workshop_id)
        large = heavy.is_heavy(session, workshop)
        order = heavy.order_for(heavy.SUMS, read_head(session, workshop_id), "room")
    if large:
        return heavy.added_up(order)
    app = real_app()
    return aside(lambda: _read(app, workshop_id))


def _read(app: Flask, workshop_id: uuid.UUID) -> Sums:
    with app.app_context(), store.read(aside=True) as session:
        return sums(session, session.get_one(Workshop, workshop_id))


cache = SumsCache()

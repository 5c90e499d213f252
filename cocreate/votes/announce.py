"""Sending tallies: what changed, absolute counts, at most four times a second."""

import logging
import threading
import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from cocreate.extensions import socketio
from cocreate.journal.actors import Actor
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.registry import Announcement, Audience
from cocreate.journal.store import real_app, store
from cocreate.live.broadcast import to_audience
from cocreate.live.hub import hub
from cocreate.logs.context import fail
from cocreate.votes.queries import tallies
from cocreate.workshops.models import Workshop

EVERY_S = 0.25
log = logging.getLogger(__name__)
# After these the room may see counts it did not see before.
ALL_AGAIN = {"phase.set", "workshop.edited", "proposal.restored", "proposal.accepted"}


def tallies_part(
    session: Session, workshop_id: uuid.UUID, audience: Audience, head: Head
) -> dict[str, Any]:
    """The part `tallies` of `/state`: absent while the audience may not see counts."""
    return _wire(session, workshop_id, audience, head, since=0)


def tallies_changed(
    session: Session, actor: Actor, head: Head, since: int, kinds: Collection[str]
) -> dict[str, Any]:
    """The tallies of an events page; all of them when its events let the room see more."""
    if not ALL_AGAIN.isdisjoint(kinds):
        since = 0
    return _wire(session, actor.workshop_id, actor.audience, head, since)


def _wire(
    session: Session, workshop_id: uuid.UUID, audience: Audience, head: Head, since: int
) -> dict[str, Any]:
    workshop = session.get_one(Workshop, workshop_id)
    changed = tallies(session, workshop, head, audience, since)
    return {"tallies": [tally.wire() for tally in changed]}


class Announcer:
    """Remembers since which votes number each workshop's tallies have not been sent."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.since: dict[uuid.UUID, int] = {}

    def note(self, workshop_id: uuid.UUID, since: int) -> bool:
        """Remember; True when a send has to be scheduled."""
        with self.lock:
            first = workshop_id not in self.since
            self.since[workshop_id] = min(since, self.since.get(workshop_id, since))
            return first

    def take(self, workshop_id: uuid.UUID) -> int:
        with self.lock:
            return self.since.pop(workshop_id)


announcer = Announcer()


def send_tallies(announcement: Announcement) -> None:
    """Listener: schedule a send when votes changed, or may be seen by more people now."""
    for event in announcement.events:
        if event.stream == "votes":
            _schedule(announcement.workshop_id, event.seq - 1)
        elif event.stream == "room" and event.kind in ALL_AGAIN:
            _schedule(announcement.workshop_id, 0)


def _schedule(workshop_id: uuid.UUID, since: int) -> None:
    if workshop_id not in hub.by_workshop or not announcer.note(workshop_id, since):
        return
    app = real_app()

    def send() -> None:
        socketio.sleep(EVERY_S)
        with app.app_context():
            since = announcer.take(workshop_id)
            try:
                _send(workshop_id, since)
            except OperationalError as error:
                # Later counts would hide that these were never told.
                fail(log, "tallies_not_read", error)
                _schedule(workshop_id, since)

    socketio.start_background_task(send)


def _send(workshop_id: uuid.UUID, since: int) -> None:
    with store.read() as session:
        head = read_head(session, workshop_id)
        room = _wire(session, workshop_id, "room", head, since)["tallies"]
        staff = _wire(session, workshop_id, "staff", head, since)["tallies"]
    if room:
        to_audience(workshop_id, "room", "tallies", room)
    # Staff sockets are in the room too: the frame with roles comes last and stays.
    if staff:
        to_audience(workshop_id, "staff", "tallies", staff)

"""How long the texts of a workshop are kept, and taking them away when the time is up.

The days count from when the workshop was closed; from the last thing that happened in it if it was
not. Then texts, nicknames, comments and everything by which a person could come back are removed.
What the city plans with stays: places, shapes, kinds, sizes, votes and roles.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.events import record
from cocreate.journal.heads import lock_head
from cocreate.journal.models import Event, Remembered
from cocreate.journal.registry import NewEvent, Scene
from cocreate.workshops.models import Workshop

PURGED = "workshop.purged"
NEAR = timedelta(days=30)
# Who acts when nobody does: the installation itself.
HOUSE = uuid.UUID(int=0)

# Removes a room's texts of a workshop; returns what it removed, by name: {"comments": 12}.
Purger = Callable[[Session, Workshop], dict[str, int]]
purgers: dict[str, Purger] = {}


@dataclass(frozen=True)
class Removal:
    """When a workshop's texts are removed, or were.

    `fixed`: it is closed, so the day stays unless somebody opens it again.
    """

    at: datetime
    done: bool
    fixed: bool


def removals(session: Session, workshops: Iterable[Workshop]) -> Mapping[uuid.UUID, Removal]:
    """The removal of each of these workshops."""
    known = {workshop.id: workshop for workshop in workshops}
    purged = _last_events(session, known, "is")
    last = _last_events(session, known, "is not")
    found = {}
    for key, workshop in known.items():
        since = workshop.closed_at or last.get(key) or workshop.created_at
        done = key in purged and purged[key] >= since
        due = since + timedelta(days=workshop.keep_days)
        found[key] = Removal(purged[key] if done else due, done, workshop.closed_at is not None)
    return found


def removals_to_tell(
    session: Session, workshops: Iterable[Workshop], now: datetime
) -> Mapping[uuid.UUID, Removal]:
    """Those that staff should know of: where the day stands, is near, or is over."""
    found = removals(session, workshops).items()
    return {key: each for key, each in found if each.fixed or each.done or each.at <= now + NEAR}


def _last_events(
    session: Session, ids: Iterable[uuid.UUID], purging: Literal["is", "is not"]
) -> dict[uuid.UUID, datetime]:
    """When the last purge, or the last thing that is none, happened in these workshops."""
    which = Event.kind == PURGED if purging == "is" else Event.kind != PURGED
    query = (
        select(Event.workshop_id, func.max(Event.at))
        .where(Event.workshop_id.in_(list(ids)), which)
        .group_by(Event.workshop_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def due(session: Session, now: datetime) -> list[Workshop]:
    """The workshops whose texts are to be removed by now."""
    workshops = session.scalars(select(Workshop).order_by(Workshop.created_at)).all()
    when = removals(session, workshops)
    return [w for w in workshops if not when[w.id].done and when[w.id].at <= now]


def purge_workshop(session: Session, workshop_id: uuid.UUID, now: datetime) -> dict[str, int]:
    """Remove what people wrote, for good. The audit event on the staff stream has counts only.

    A new epoch has every phone that is still open load the workshop again.
    """
    head = lock_head(session, workshop_id)
    workshop = session.get_one(Workshop, workshop_id)
    removed: dict[str, int] = {}
    for purger in purgers.values():
        removed |= purger(session, workshop)
    session.execute(update(Event).where(Event.workshop_id == workshop_id).values(content=None))
    session.execute(delete(Remembered).where(Remembered.workshop_id == workshop_id))
    head.epoch = str(uuid.uuid4())
    scene = Scene(head, Actor("staff", HOUSE, workshop_id, "admin"), now)
    record(session, NewEvent("staff", PURGED, dict(removed)), scene, str(uuid.uuid4()))
    return removed

"""Taking back again, after a restore, what was taken back since the backup was made.

Through the same actions as at first, so that tables, journal and counts agree; but without the
door's rules: what somebody could take back then is taken back now, whatever the step.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.events import record
from cocreate.journal.heads import lock_head
from cocreate.journal.models import Event
from cocreate.journal.registry import Scene, registry
from cocreate.journal.store import store
from cocreate.journal.times import wire_time
from cocreate.keeping.erasures import DELETED, Line
from cocreate.participants.models import Participant
from cocreate.proposals.models import Comment, Proposal
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop
from cocreate.workshops.retention import HOUSE, PURGED, purge_workshop

REASON = N_("It had been hidden before this workshop was restored from a backup.")
# What undoes what: of a thing that was hidden and shown again only the last word counts.
UNDOES = {"proposal.restored": "proposal.hidden", "comment.restored": "comment.hidden"}
PERSON = ("participant", "nickname")
THINGS: dict[str, type[Any]] = {
    "participant": Participant,
    "nickname": Participant,
    "proposal": Proposal,
    "comment": Comment,
}


def standing(lines: Iterable[Line]) -> list[Line]:
    """What is still taken back at the end of the log, in the order in which it was."""
    left: dict[tuple[str, uuid.UUID], Line] = {}
    for line in sorted(lines, key=lambda each: each.at):
        if undone := UNDOES.get(line.kind):
            left.pop((undone, line.subject), None)
        else:
            left[line.kind, line.subject] = line
    return list(left.values())


def reapply(lines: Iterable[Line], now: datetime) -> int:
    """Take back all that stands; returns how much was there again. One transaction."""
    wanted = standing(lines)

    def work(session: Session) -> int:
        return sum(_again(session, line, now) for line in wanted)

    return store.write(work)


def _again(session: Session, line: Line, now: datetime) -> bool:
    """Whether there was something to take back."""
    if session.get(Workshop, line.workshop) is None:
        return False
    if line.kind == DELETED:
        session.execute(delete(Workshop).where(Workshop.id == line.workshop))
        session.expire_all()
        return True
    if line.kind == PURGED:
        return _purge_again(session, line, now)
    speaker = _speaker(session, line)
    if speaker is None:
        return False
    actor, name, data = speaker
    return _do(session, actor, name, data, now)


def _purge_again(session: Session, line: Line, now: datetime) -> bool:
    """Unless the backup knew of it: what has been written since then has its own time."""
    query = select(Event.at).where(Event.workshop_id == line.workshop, Event.kind == PURGED)
    if any(str(wire_time(at)) >= line.at for at in session.scalars(query)):
        return False
    purge_workshop(session, line.workshop, now)
    return True


def _speaker(session: Session, line: Line) -> tuple[Actor, str, dict[str, Any]] | None:
    """Who says it, the command, and its data; None if there is nothing to take back."""
    what, happened = line.kind.split(".")
    thing = session.get(THINGS[what], line.subject)
    if thing is None:
        return None
    if what in PERSON:
        return _about_person(thing, line, happened)
    data = {what: str(line.subject)}
    if happened == "withdrawn":
        author = session.get_one(Participant, thing.author_id)
        return _participant(author), f"{what}.withdraw", data
    return _house(line), f"{what}.hide", data | {"reason": say(REASON)}


def _about_person(
    person: Participant, line: Line, happened: str
) -> tuple[Actor, str, dict[str, Any]] | None:
    if happened == "erased":
        erased = person.erased_at is not None
        return None if erased else (_participant(person), "me.erase", {})
    if person.nickname is None:
        return None
    return _house(line), "nickname.clear", {"participant": str(person.id)}


def _participant(person: Participant) -> Actor:
    return Actor("participant", person.id, person.workshop_id, person.role)


def _house(line: Line) -> Actor:
    return Actor("staff", HOUSE, line.workshop, "admin")


def _do(session: Session, actor: Actor, name: str, data: dict[str, Any], now: datetime) -> bool:
    kind = registry.kinds[name]
    scene = Scene(lock_head(session, actor.workshop_id), actor, now)
    try:
        outcome = kind.action(session, kind.form.parse(data), scene)
    except Refused:
        return False
    for event in outcome.events:
        record(session, event, scene, str(uuid.uuid4()))
    session.flush()
    return True

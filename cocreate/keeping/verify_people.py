"""Of people who erased themselves nothing is left, and names are the same everywhere."""

import uuid
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.models import Event, Head, Remembered
from cocreate.keeping.replay import Replayed
from cocreate.participants.models import DeviceToken, Participant
from cocreate.workshops.models import Workshop


def people_differences(
    session: Session, workshop: Workshop, _head: Head, end: Replayed
) -> Iterator[str]:
    """Who erased themselves by the journal and the table; what is left of them; nicknames."""
    query = select(Participant).where(Participant.workshop_id == workshop.id)
    people = {person.id: person for person in session.scalars(query)}
    erased = {key for key, person in people.items() if person.erased_at is not None}
    for key in erased ^ {uuid.UUID(person) for person in end.erased}:
        yield f"participant {key}: whether they erased themselves differs from the journal"
    for key in sorted(erased):
        yield from _left_of(session, people[key])
    yield from _contents(session, workshop, people, erased)


def _left_of(session: Session, person: Participant) -> Iterator[str]:
    """What an erased person could still be known by, or come back with."""
    if person.nickname is not None:
        yield f"participant {person.id}: erased, but has a nickname"
    devices = select(func.count()).where(DeviceToken.participant_id == person.id)
    if count := session.scalar(devices):
        yield f"participant {person.id}: erased, but has {count} devices"
    # The answer to the erasure itself is kept, and says nothing.
    answers = session.scalars(select(Remembered.answer).where(Remembered.sender == person.id))
    if count := sum(bool(answer["result"]) for answer in answers):
        yield f"participant {person.id}: erased, but has {count} remembered answers"


def _contents(
    session: Session,
    workshop: Workshop,
    people: dict[uuid.UUID, Participant],
    erased: set[uuid.UUID],
) -> Iterator[str]:
    """The erasable parts of events: none of an erased person, and nobody under a former name."""
    query = select(Event.stream, Event.seq, Event.owner, Event.content).where(
        Event.workshop_id == workshop.id, Event.owner.is_not(None)
    )
    for stream, seq, owner, content in session.execute(query):
        if content is None:
            continue
        if owner in erased and content != {"nickname": None}:
            yield f"event {seq} of the {stream} stream still has what an erased person gave"
        elif owner in people and _name_in(content, people[owner]) != people[owner].nickname:
            yield f"event {seq} of the {stream} stream has another nickname than its participant"


def _name_in(content: dict[str, Any], person: Participant) -> str | None:
    """The nickname beside the texts, or in the `by` of a whole object."""
    if "nickname" in content:
        name: str | None = content["nickname"]
        return name
    nested = (each["by"]["nickname"] for each in content.values() if _is_whole(each))
    return next(nested, person.nickname)


def _is_whole(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("by"), dict)

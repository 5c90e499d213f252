"""Does the journal say the same as the tables? Asked of every workshop, while people write."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from cocreate.journal.models import Event, Head
from cocreate.journal.store import store
from cocreate.keeping.replay import Replayed, replay
from cocreate.keeping.verify_people import people_differences
from cocreate.keeping.verify_streams import stream_differences
from cocreate.keeping.verify_things import thing_differences
from cocreate.keeping.verify_votes import vote_differences
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object

PIECE = 1000
Differences = Callable[[Session, Workshop, Head, Replayed], Iterator[str]]


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be; ids and numbers, never a text. `code` "" : the file."""

    code: str
    what: str


def verify() -> Iterator[Difference]:
    """All differences, workshop by workshop, each read in one transaction of its own."""
    yield from (Difference("", what) for what in _file_differences())
    with store.read() as session:
        ids = session.scalars(select(Workshop.id).order_by(Workshop.created_at)).all()
    for workshop_id in ids:
        yield from _workshop(workshop_id)


def _workshop(workshop_id: uuid.UUID) -> Iterator[Difference]:
    with store.read() as session:
        workshop = session.get(Workshop, workshop_id)
        if workshop is None:
            return  # deleted since the list was read
        head = session.get(Head, workshop_id)
        if head is None:
            yield Difference(workshop.code, "it has no head, so nobody can write in it")
            return
        query = select(Event).where(Event.workshop_id == workshop_id).order_by(Event.id)
        end = replay(session.scalars(query, execution_options={"yield_per": PIECE}))
        for differences in CHECKS:
            for what in differences(session, workshop, head, end):
                yield Difference(workshop.code, what)


def _file_differences() -> Iterator[str]:
    """What SQLite itself finds wrong with its file; PostgreSQL looks after its own."""
    with store.read() as session:
        if session.get_bind().dialect.name != "sqlite":
            return
        for (found,) in session.execute(text("PRAGMA integrity_check")):
            if found != "ok":
                yield f"SQLite: {found}"
        for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
            yield f"row {row} of {table} refers to a row of {parent} that is not there"


def step_differences(
    _session: Session, workshop: Workshop, head: Head, end: Replayed
) -> Iterator[str]:
    """Step, pause, round and settings are those of the last event that told them."""
    if end.step is None:
        if (head.phase, head.paused) != ("lobby", False):
            yield f"it is in the step {head.phase}, but no event brought it there"
        return
    now = workshop_object(workshop, head)
    for name in now.keys() & end.step.keys() - {"shown"}:
        if now[name] != end.step[name]:
            yield f"its {name} is not as the journal's last event of the workshop says"
    if now["shown"] != end.shown:
        yield "the projector shows another idea than the journal says"


CHECKS: tuple[Differences, ...] = (
    stream_differences,
    step_differences,
    thing_differences,
    vote_differences,
    people_differences,
)

"""Which step of the evening a command belongs to: open now, made in time but late, or not its time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.models import Event, Head
from cocreate.journal.registry import Kind, Late
from cocreate.words import N_

# Events whose data is the whole workshop object, and so tell the step as of their seq.
STEP_EVENTS = ("phase.set", "input.paused", "workshop.edited")
# What comes later than this is refused; its words stay on the phone.
LATEST = timedelta(days=7)


@dataclass(frozen=True)
class Step:
    """The step the workshop was in from a room seq on; `since` is server time, None at the start."""

    since: datetime | None
    phase: str
    paused: bool
    round: int

    def is_open_for(self, kind: Kind) -> bool:
        """Whether this kind of command was taken then."""
        return self.phase in kind.phases and not (kind.pausable and self.paused)


START = Step(None, "lobby", paused=False, round=0)


def step_at(session: Session, head: Head, seq: int) -> Step:
    """The step as of a room seq."""
    before = _step_events(head).where(Event.seq <= seq).order_by(Event.seq.desc()).limit(1)
    row = session.execute(before).one_or_none()
    return Step(*row) if row else START


def steps_after(session: Session, head: Head, seq: int) -> list[Step]:
    """The steps that began after a room seq, in their order."""
    rows = session.execute(_step_events(head).where(Event.seq > seq).order_by(Event.seq))
    return [Step(*row) for row in rows]


def _step_events(head: Head) -> Select[datetime, str, bool, int]:
    return select(
        Event.at,
        Event.data["phase"].as_string(),
        Event.data["paused"].as_boolean(),
        Event.data["round"].as_integer(),
    ).where(
        Event.workshop_id == head.workshop_id,
        Event.stream == "room",
        Event.kind.in_(STEP_EVENTS),
    )


def check_step(
    session: Session, kind: Kind, head: Head, actor: Actor, seen: int | None, now: datetime
) -> Late | None:
    """None when it is time for this kind, else how it is late. Raises Refused when it is not its time.

    Late is what was made while its step was open, by somebody who was here before that step
    closed; `seen` is the room seq the device had then. See docs/decisions/late-arrivals.md.
    """
    if Step(None, head.phase, head.paused, 0).is_open_for(kind):
        return None
    refused = _not_now(kind, head)
    closed_at = _closed_at(session, kind, head, seen) if kind.late_ok else None
    if closed_at is None or actor.joined_at is None or actor.joined_at > closed_at:
        raise refused
    if now - closed_at > LATEST:
        raise refused
    return Late(closed_at, refused)


def _closed_at(session: Session, kind: Kind, head: Head, seen: int | None) -> datetime | None:
    """Since when the step that was open at `seen` has been closed; None if it was not open then."""
    if seen is None or not step_at(session, head, seen).is_open_for(kind):
        return None
    closed_at = None
    for step in steps_after(session, head, seen):
        if step.is_open_for(kind):
            closed_at = None
        elif closed_at is None:
            closed_at = step.since
    return closed_at


def _not_now(kind: Kind, head: Head) -> Refused:
    if head.phase == "closed":
        return Refused("closed", N_("This workshop is closed. Thank you for taking part."))
    if head.phase not in kind.phases:
        return Refused("wrong_phase", N_("This is not open in the present step of the evening."))
    return Refused("paused", N_("Input is paused for a moment. Please try again soon."))

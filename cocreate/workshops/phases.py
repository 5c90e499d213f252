"""The steps of the evening: setting the phase with its time, and pausing input."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.models import Head
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.words import N_
from cocreate.workshops.commands import PauseInput, SetPhase
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object


def set_phase(session: Session, command: SetPhase, scene: Scene) -> Outcome:
    """Go to any phase, forward or back; with the present one, set its remaining minutes.

    The first vote is round 1; going back and forth stays in it, `new_round` starts the next.
    """
    workshop, head = _workshop(session, scene), scene.head
    if command.new_round and command.phase != "vote":
        raise Refused("invalid", N_("Only a vote can start a new round."))
    moved = command.phase != head.phase or command.new_round
    if moved:
        _enter(workshop, head, command, scene.now)
    if moved or command.minutes is not None:
        workshop.phase_ends_at = _end(workshop, command, scene.now)
    return _told(workshop, head, "phase.set")


def pause_input(session: Session, command: PauseInput, scene: Scene) -> Outcome:
    """Hold or release all input of the participants; the phase and its timer go on."""
    scene.head.paused = command.paused
    return _told(_workshop(session, scene), scene.head, "input.paused")


def _enter(workshop: Workshop, head: Head, command: SetPhase, now: datetime) -> None:
    head.phase = command.phase
    workshop.phase_started_at = now
    # Each step begins with its own picture on the projector, not with the last idea talked about.
    workshop.shown = None
    workshop.closed_at = now if command.phase == "closed" else None
    if command.phase == "vote" and (command.new_round or workshop.round == 0):
        workshop.round += 1


def _end(workshop: Workshop, command: SetPhase, now: datetime) -> datetime | None:
    """When the time is up: the given minutes from now, else the agenda's.

    Nothing happens by itself then; the facilitator decides.
    """
    minutes = command.minutes
    if minutes is None:
        minutes = next(
            (step["minutes"] for step in workshop.agenda if step["phase"] == command.phase), None
        )
    if not minutes or command.phase == "closed":
        return None
    return now + timedelta(minutes=minutes)


def _workshop(session: Session, scene: Scene) -> Workshop:
    return session.get_one(Workshop, scene.head.workshop_id)


def _told(workshop: Workshop, head: Head, kind: str) -> Outcome:
    return Outcome((NewEvent("room", kind, workshop_object(workshop, head)),))

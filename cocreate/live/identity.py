"""Who speaks, from signed cookies.

One browser may be participant, staff and screen at once; which one it speaks as is said, and
never guessed from another.
"""

import uuid
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor, ActorKind
from cocreate.journal.answers import Refused
from cocreate.live.screens import is_screen
from cocreate.participants.devices import current_participant
from cocreate.staff.sessions import current_staff
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.queries import may_facilitate

AS = ("participant", "staff", "screen")


def speaks_as(asked: Any = None) -> ActorKind:
    """The identity asked for by socket auth or the `X-Cocreate-As` header."""
    name = asked if asked is not None else request.headers.get("X-Cocreate-As", "participant")
    for known in AS:
        if name == known:
            return known  # type: ignore[return-value]  # one of AS
    raise Refused("invalid", N_("Speak as participant, staff or screen."))


def identify(db: Session, workshop: Workshop, as_kind: ActorKind) -> Actor:
    """The actor. Raises Refused `not_joined` or `not_allowed`; never falls back to another."""
    if as_kind == "participant":
        participant = current_participant(db, workshop)
        if participant is not None:
            return Actor(
                "participant",
                participant.id,
                workshop.id,
                participant.role,
                participant.joined_at,
            )
        raise Refused("not_joined", N_("Please join this workshop first."))
    if as_kind == "staff":
        return _staff_actor(workshop)
    if is_screen(workshop):
        return Actor("screen", uuid.UUID(int=0), workshop.id, "screen")
    raise Refused("not_joined", N_("This screen needs its link from the console."))


def _staff_actor(workshop: Workshop) -> Actor:
    staff = current_staff()
    if staff is None:
        raise Refused("not_joined", N_("Please sign in first."))
    if not may_facilitate(staff, workshop):
        raise Refused("not_allowed", N_("Only this workshop's facilitator can do that."))
    return Actor("staff", staff.id, workshop.id, staff.role)

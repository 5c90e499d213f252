"""Joining, coming back, changing one's details. Erasing is completed by the rooms above."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.events import rename_owner
from cocreate.journal.models import Remembered
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.participants.commands import ClearNickname, EraseMe, Join, UpdateMe
from cocreate.participants.models import DeviceToken, Participant
from cocreate.participants.queries import me_object
from cocreate.participants.tokens import (
    hash_token,
    new_phrase,
    new_token,
    normal_phrase,
)
from cocreate.words import N_
from cocreate.workshops.models import Workshop


@dataclass(frozen=True)
class Erased:
    """What a room has taken back of a person."""

    data: dict[str, Any]
    events: tuple[NewEvent, ...] = ()


# What the rooms above take back when somebody erases themselves.
Eraser = Callable[[Session, Scene], Erased]
erasers: dict[str, Eraser] = {}


@dataclass(frozen=True)
class Joined:
    """A participant with the secrets their device keeps; `recovery` is shown once, never stored."""

    participant: Participant
    token: str
    recovery: str | None


def join(session: Session, workshop: Workshop, command: Join, now: datetime) -> Joined:
    """A new participant. Raises Refused `invalid` for a role the workshop does not have."""
    check_role(workshop, command.role)
    phrase = new_phrase()
    participant = Participant(
        id=uuid.uuid4(),
        workshop_id=workshop.id,
        role=command.role,
        nickname=command.nickname or None,
        lang=command.lang,
        recovery_hash=hash_token(normal_phrase(phrase)),
        joined_at=now,
    )
    session.add(participant)
    session.flush()
    return Joined(participant, _new_device(session, participant, now), phrase)


def recover(session: Session, phrase: str, now: datetime) -> Joined:
    """The participant of a recovery phrase, for one more device. Raises Refused `not_found`."""
    participant = session.scalars(
        select(Participant).where(
            Participant.recovery_hash == hash_token(normal_phrase(phrase)),
            Participant.erased_at.is_(None),
        )
    ).one_or_none()
    if participant is None:
        raise Refused(
            "not_found",
            N_("Nobody has this recovery phrase. Check each group of four."),
        )
    return Joined(participant, _new_device(session, participant, now), None)


def renew_phrase(session: Session, participant_id: uuid.UUID) -> str:
    """A new recovery phrase in place of the one made when joining; shown once, never stored."""
    phrase = new_phrase()
    participant = session.get_one(Participant, participant_id)
    participant.recovery_hash = hash_token(normal_phrase(phrase))
    return phrase


def _new_device(session: Session, participant: Participant, now: datetime) -> str:
    token = new_token()
    session.add(
        DeviceToken(token_hash=hash_token(token), participant_id=participant.id, made_at=now)
    )
    return token


def check_role(workshop: Workshop, role: str) -> None:
    """Raise Refused unless the workshop offers this role."""
    if role not in {entry["id"] for entry in workshop.roles}:
        raise Refused("invalid", N_("This role is not offered here."), fields={"role": []})


def update_me(session: Session, command: UpdateMe, scene: Scene) -> Outcome:
    """Change one's nickname, language, or role (until the first vote)."""
    me = session.get_one(Participant, scene.actor.id)
    if command.role is not None and command.role != me.role:
        if me.role_fixed:
            raise Refused("not_allowed", N_("Your role stays as it is since you have voted."))
        check_role(session.get_one(Workshop, me.workshop_id), command.role)
        me.role = command.role
    if command.lang is not None:
        me.lang = command.lang
    if command.nickname is not None:
        me.nickname = command.nickname or None
        rename_owner(session, me.workshop_id, me.id, me.nickname)
    event = NewEvent(
        "room",
        "participant.updated",
        {"participant": str(me.id), "nickname": None},
        content={"nickname": me.nickname},
        owner=me.id,
    )
    return Outcome((event,), {"me": me_object(me)})


def clear_nickname(session: Session, command: ClearNickname, scene: Scene) -> Outcome:
    """Take somebody's nickname off everything, also off what has been said before."""
    person = session.get(Participant, command.participant)
    if person is None or person.workshop_id != scene.actor.workshop_id:
        raise Refused("not_found", N_("This person is not here any more."))
    person.nickname = None
    rename_owner(session, person.workshop_id, person.id, None)
    return Outcome((NewEvent("room", "nickname.cleared", {"participant": str(person.id)}),))


def erase_me(session: Session, _command: EraseMe, scene: Scene) -> Outcome:
    """Take back all of one's ideas, comments and votes, and forget the device."""
    me = session.get_one(Participant, scene.actor.id)
    erased = [eraser(session, scene) for eraser in erasers.values()]
    rename_owner(session, me.workshop_id, me.id, None)
    me.nickname = None
    me.erased_at = scene.now
    session.execute(delete(DeviceToken).where(DeviceToken.participant_id == me.id))
    # The answers remembered for repeated commands carry what was written.
    session.execute(delete(Remembered).where(Remembered.sender == me.id))
    data: dict[str, Any] = {"participant": str(me.id)}
    for part in erased:
        data |= part.data
    events = (
        NewEvent("room", "participant.erased", data),
        *(e for p in erased for e in p.events),
    )
    return Outcome(events, {})

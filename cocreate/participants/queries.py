"""Reading participants."""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.participants.models import DeviceToken, Participant
from cocreate.participants.tokens import hash_token
from cocreate.words import N_


def participant_by_token(
    session: Session, token: str, workshop_id: uuid.UUID
) -> Participant | None:
    """The participant this device speaks for in this workshop; None after erasure."""
    return session.scalars(
        select(Participant)
        .join(DeviceToken, DeviceToken.participant_id == Participant.id)
        .where(
            DeviceToken.token_hash == hash_token(token),
            Participant.workshop_id == workshop_id,
            Participant.erased_at.is_(None),
        )
    ).one_or_none()


def check_present(session: Session, actor: Actor) -> None:
    """Raise Refused `not_joined` for a participant who has taken themselves back meanwhile."""
    if actor.kind != "participant":
        return
    participant = session.get(Participant, actor.id)
    if participant is None or participant.erased_at is not None:
        raise Refused("not_joined", N_("Please join this workshop first."))


def me_object(participant: Participant) -> dict[str, Any]:
    """The contract's `me`."""
    return {
        "id": str(participant.id),
        "role": participant.role,
        "nickname": participant.nickname,
        "lang": participant.lang,
        "role_fixed": participant.role_fixed,
    }


def nicknames(session: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID, str | None]:
    """The present nickname of each of these people."""
    rows = session.execute(
        select(Participant.id, Participant.nickname).where(Participant.id.in_(ids))
    )
    return {row.id: row.nickname for row in rows}

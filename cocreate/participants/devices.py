"""Which participant a browser is, in which workshop: kept in its signed cookie."""

import uuid

from flask import session
from sqlalchemy.orm import Session

from cocreate.participants.models import Participant
from cocreate.participants.queries import participant_by_token
from cocreate.workshops.models import Workshop

DEVICES = "devices"
MOST_WORKSHOPS = 12


def remember_device(workshop_id: uuid.UUID, token: str) -> None:
    """Keep a participant's token in this browser's cookie, for the twelve newest workshops."""
    devices = _devices()
    devices.pop(workshop_id.hex, None)
    newest = list(devices.items())[-(MOST_WORKSHOPS - 1) :]
    session[DEVICES] = dict(newest) | {workshop_id.hex: token}
    session.permanent = True


def forget_device(workshop_id: uuid.UUID) -> None:
    """Make room for somebody else on this device."""
    devices = _devices()
    devices.pop(workshop_id.hex, None)
    session[DEVICES] = devices


def current_participant(db: Session, workshop: Workshop) -> Participant | None:
    """The participant this browser is in this workshop."""
    token = _devices().get(workshop.id.hex)
    return participant_by_token(db, token, workshop.id) if isinstance(token, str) else None


def _devices() -> dict[str, str]:
    return dict(session.get(DEVICES, {}))

"""Sending to people's sockets. Only this room and what it registers talk to sockets."""

import uuid
from typing import Any

from cocreate.journal.registry import Audience
from cocreate.live.outlet import send_to_room


def audience_room(workshop_id: uuid.UUID, audience: Audience) -> str:
    """The Socket.IO room of an audience. `staff` sockets are in both."""
    return f"{audience}:{workshop_id}"


def participant_room(participant_id: uuid.UUID) -> str:
    """The Socket.IO room of all devices of one person."""
    return f"person:{participant_id}"


def to_audience(
    workshop_id: uuid.UUID, audience: Audience, event: str, payload: Any, *, passing: bool = False
) -> None:
    """Send one frame to everybody of an audience; see `outlet.send_to_room`."""
    send_to_room(audience_room(workshop_id, audience), event, payload, passing=passing)


def to_participant(participant_id: uuid.UUID, event: str, payload: Any) -> None:
    """Send to one person only."""
    send_to_room(participant_room(participant_id), event, payload)

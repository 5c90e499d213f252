"""Telling everybody what has been committed."""

import uuid

from cocreate.journal.events import wire_event
from cocreate.journal.registry import Announcement
from cocreate.live.broadcast import to_audience
from cocreate.live.contact import contact
from cocreate.live.pulse import pulse
from cocreate.live.sockets import close_sockets


def broadcast(announcement: Announcement) -> None:
    """Send the room's event to all, the staff's to staff; votes are never sent."""
    for event in announcement.events:
        if event.stream != "votes":
            pulse.add(announcement.workshop_id, event.stream, wire_event(event))
        if event.kind == "screen.shown":
            to_audience(announcement.workshop_id, "room", "spotlight", event.data, passing=True)


def close_erased(announcement: Announcement) -> None:
    """Whoever has erased themselves has left."""
    for event in announcement.events:
        if event.kind == "participant.erased" and event.stream == "room":
            person = uuid.UUID(event.data["participant"])
            contact.leave(announcement.workshop_id, person)
            close_sockets(person)

"""`present`: who is here, told at most once a second."""

import threading
import uuid
from collections.abc import Callable

from cocreate.live.broadcast import to_audience
from cocreate.live.contact import contact
from cocreate.live.elsewhere import elsewhere
from cocreate.live.hub import hub

EVERY_S = 1.0


class Presence:
    """Remembers which workshops' counts changed; `tell` sends them."""

    def __init__(self) -> None:
        self.dirty: set[uuid.UUID] = set()
        self.elsewhere: set[uuid.UUID] = set()
        self.lock = threading.Lock()
        # Told of each workshop where somebody came or went at this worker.
        self.also: list[Callable[[uuid.UUID], None]] = []

    def changed(self, workshop_id: uuid.UUID) -> None:
        """Somebody came or went."""
        with self.lock:
            self.dirty.add(workshop_id)

    def changed_elsewhere(self, workshop_id: uuid.UUID) -> None:
        """Somebody came or went at another worker."""
        with self.lock:
            self.elsewhere.add(workshop_id)

    def tell(self) -> None:
        """Send the counts of the workshops where they changed."""
        with self.lock:
            here, self.dirty = self.dirty | hub.forget_silent(), set()
            others, self.elsewhere = self.elsewhere | elsewhere.forget_silent(), set()
        others |= contact.forget_old()
        for workshop_id in here:
            for tell in self.also:
                tell(workshop_id)
        for workshop_id in here | others:
            _send(workshop_id)

    def tell_again(self) -> None:
        """Who is here, whether it has changed or not: another worker may not have heard it."""
        for workshop_id in hub.occupied():
            for tell in self.also:
                tell(workshop_id)


def _send(workshop_id: uuid.UUID) -> None:
    present = hub.present(workshop_id)
    to_audience(workshop_id, "room", "present", present, passing=True)
    staff = present | hub.for_staff(workshop_id)
    to_audience(workshop_id, "staff", "present", staff, passing=True)


presence = Presence()
changed = presence.changed

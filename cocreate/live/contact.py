"""Who was here lately and has no connection now: their phones may hold what nobody has yet.

Known since this process started; other workers tell of theirs. It cannot tell a phone that lost its line from one
that sleeps in a pocket, or whose owner only looked, or went home.
"""

import time
import uuid
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cocreate.journal.actors import Actor
from cocreate.journal.times import wire_time

# Whoever has been away for longer has left.
WITHIN_S = 15 * 60


@dataclass
class Contact:
    """When each participant was last heard of; `clock` gives seconds since 1970."""

    clock: Callable[[], float] = time.time
    heard_at: dict[uuid.UUID, dict[uuid.UUID, float]] = field(default_factory=dict)
    gone: set[uuid.UUID] = field(default_factory=set)

    def heard(self, actor: Actor) -> None:
        """Somebody came, polled, or was cut off just now."""
        if actor.kind == "participant":
            self.heard_of(actor.workshop_id, actor.id)

    def heard_of(self, workshop_id: uuid.UUID, person: uuid.UUID) -> None:
        """Another worker says that somebody is there."""
        if person not in self.gone:
            self.heard_at.setdefault(workshop_id, {})[person] = self.clock()

    def leave(self, workshop_id: uuid.UUID, person: uuid.UUID) -> None:
        """Somebody left for good, and is not missed."""
        self.gone.add(person)
        self.heard_at.get(workshop_id, {}).pop(person, None)

    def last_seen(self, workshop_id: uuid.UUID) -> Mapping[uuid.UUID, float]:
        """The people of a workshop heard of lately, and when, in seconds since 1970."""
        since = self.clock() - WITHIN_S
        people = self.heard_at.get(workshop_id, {})
        return {person: at for person, at in people.items() if at >= since}

    def forget_old(self) -> set[uuid.UUID]:
        """Let go of those who have been away for long; returns their workshops."""
        changed = set()
        for workshop_id, people in list(self.heard_at.items()):
            kept = dict(self.last_seen(workshop_id))
            if len(kept) < len(people):
                changed.add(workshop_id)
                self.heard_at[workshop_id] = kept
            if not kept:
                del self.heard_at[workshop_id]
        return changed

    def missing(self, workshop_id: uuid.UUID, here: Collection[uuid.UUID]) -> dict[str, Any]:
        """`{phones, since}`: how many are out of contact, and since when the longest of them."""
        away = [at for who, at in self.last_seen(workshop_id).items() if who not in here]
        since = datetime.fromtimestamp(min(away), UTC) if away else None
        return {"phones": len(away), "since": wire_time(since)}


contact = Contact()

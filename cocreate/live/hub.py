"""Who is connected to this process: sockets by workshop, and the counts shown as `present`."""

import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from cocreate.journal.actors import Actor
from cocreate.live.contact import contact
from cocreate.live.elsewhere import Here, elsewhere


@dataclass(frozen=True)
class Connection:
    """One socket and who speaks through it."""

    sid: str
    actor: Actor
    staff_token: str | None = None


# Whoever polls does so every two seconds, give or take; after this silence they have left.
POLLING_S = 8.0


@dataclass
class Hub:
    """The sockets of one process, and those who poll because WebSocket is blocked."""

    by_sid: dict[str, Connection] = field(default_factory=dict)
    by_workshop: dict[uuid.UUID, dict[str, Connection]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    by_actor: dict[uuid.UUID, dict[str, Connection]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    stopping: bool = False
    most_sockets: int = 0
    polling: dict[tuple[uuid.UUID, uuid.UUID], tuple[Actor, float]] = field(default_factory=dict)

    def polled(self, actor: Actor) -> bool:
        """Note that somebody has polled; True if they were not here before."""
        key = (actor.workshop_id, actor.id)
        new = key not in self.polling
        self.polling[key] = (actor, time.monotonic())
        contact.heard(actor)
        return new

    def forget_silent(self) -> set[uuid.UUID]:
        """Let go of those who have stopped polling; returns their workshops."""
        since = time.monotonic() - POLLING_S
        silent = [key for key, (_, at) in self.polling.items() if at < since]
        for key in silent:
            del self.polling[key]
        return {workshop_id for workshop_id, _ in silent}

    def _here(self, workshop_id: uuid.UUID) -> list[Actor]:
        connected = [c.actor for c in self.by_workshop.get(workshop_id, {}).values()]
        return connected + [a for a, _ in self.polling.values() if a.workshop_id == workshop_id]

    def add(self, connection: Connection) -> None:
        for index, key in self._indexes(connection):
            index[key][connection.sid] = connection
        self.by_sid[connection.sid] = connection
        contact.heard(connection.actor)

    def remove(self, sid: str) -> Connection | None:
        connection = self.by_sid.pop(sid, None)
        if connection is not None:
            for index, key in self._indexes(connection):
                index[key].pop(sid, None)
                if not index[key]:
                    del index[key]
            contact.heard(connection.actor)
        return connection

    def _indexes(
        self, connection: Connection
    ) -> Iterator[tuple[dict[uuid.UUID, dict[str, Connection]], uuid.UUID]]:
        yield self.by_workshop, connection.actor.workshop_id
        yield self.by_actor, connection.actor.id

    def workshops(self) -> list[uuid.UUID]:
        """Workshops with somebody connected here."""
        return list(self.by_workshop)

    def occupied(self) -> set[uuid.UUID]:
        """Workshops with somebody here, on a socket or not."""
        return {*self.by_workshop, *(workshop_id for workshop_id, _ in self.polling)}

    def sids_of(self, actor_id: uuid.UUID) -> list[str]:
        """All sockets of a person, the oldest first."""
        return list(self.by_actor.get(actor_id, ()))

    def here(self, workshop_id: uuid.UUID) -> Here:
        """Who is connected to this process, each counted once however many devices."""
        actors = self._here(workshop_id)
        people = {str(actor.id): actor.role for actor in actors if actor.kind == "participant"}
        return Here(people, sum(1 for actor in actors if actor.kind == "screen"))

    def _everywhere(self, workshop_id: uuid.UUID) -> dict[str, str]:
        """The roles of the people here and at the other workers, by their ids."""
        people = dict(self.here(workshop_id).people)
        for other in elsewhere.of(workshop_id):
            people |= other.people
        return people

    def present(self, workshop_id: uuid.UUID) -> dict[str, Any]:
        """People here and at the other workers, by role."""
        people = self._everywhere(workshop_id)
        return {
            "total": len(people),
            "roles": dict(sorted(Counter(people.values()).items())),
        }

    def screens(self, workshop_id: uuid.UUID) -> int:
        """Projectors connected."""
        others = sum(other.screens for other in elsewhere.of(workshop_id))
        return self.here(workshop_id).screens + others

    def for_staff(self, workshop_id: uuid.UUID) -> dict[str, Any]:
        """What only staff hear: projectors connected, and phones out of contact."""
        connected = {uuid.UUID(person) for person in self._everywhere(workshop_id)}
        return {
            "screens": self.screens(workshop_id),
            "out_of_contact": contact.missing(workshop_id, connected),
        }


hub = Hub()

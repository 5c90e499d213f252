"""What the database itself says of a workshop: its streams, what it remembers, and its snapshot."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from cocreate.journal.models import Event, Head, Remembered
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from cocreate.journal.times import wire_time
from cocreate.keeping.verify import verify
from cocreate.workshops.models import Workshop

Json = dict[str, Any]
By = tuple[str, str]  # who, and the id of their command


@dataclass
class Journal:
    """One look at everything. `events` are (stream, seq) by command; `told` is the room's stream."""

    heads: dict[str, int]
    state: Json
    seqs: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    events: dict[By, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int, tuple[str, str]] = field(default_factory=dict)
    added: list[uuid.UUID] = field(default_factory=list)
    remembered: dict[By, Json] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)

    def note(self, event: Event) -> None:
        """Take one row of the journal."""
        self.seqs[event.stream].append(event.seq)
        self.events[str(event.actor), event.command_id].append((event.stream, event.seq))
        if event.stream == "room":
            self.told[event.seq] = (event.kind, wire_time(event.at))
            if event.kind.endswith(".added") and event.subject:
                self.added.append(event.subject)


def read_journal(workshop_id: uuid.UUID) -> Journal:
    """Read it in one transaction, and have the product's own `verify` look at it."""
    with store.read() as session:
        head = session.get_one(Head, workshop_id)
        heads = {"room": head.room_seq, "staff": head.staff_seq, "votes": head.votes_seq}
        found = Journal(heads, snapshot(session, workshop_id, "room"))
        mine = select(Event).where(Event.workshop_id == workshop_id).order_by(Event.seq)
        for event in session.scalars(mine):
            found.note(event)
        kept = select(Remembered).where(Remembered.workshop_id == workshop_id)
        for row in session.scalars(kept):
            found.remembered[str(row.sender), row.id] = row.answer
        code = session.get_one(Workshop, workshop_id).code
    found.differences = [each.what for each in verify() if each.code in {"", code}]
    return found

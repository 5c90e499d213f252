"""Who speaks."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ActorKind = Literal["participant", "staff", "screen"]

PARTICIPANTS: frozenset[ActorKind] = frozenset({"participant"})
STAFF: frozenset[ActorKind] = frozenset({"staff"})


@dataclass(frozen=True)
class Actor:
    """A participant, a member of staff or a projector, as known by the door in one workshop.

    `joined_at` is a participant's; without it nothing of theirs can be late.
    """

    kind: ActorKind
    id: uuid.UUID
    workshop_id: uuid.UUID
    role: str
    joined_at: datetime | None = None

    @property
    def audience(self) -> Literal["room", "staff"]:
        """Whose view of the workshop this actor has."""
        return "staff" if self.kind == "staff" else "room"

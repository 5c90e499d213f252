"""What the facilitator asks for in this room."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class ShowOnScreen:
    """One idea large on the projector, or (None) the whole map."""

    proposal: uuid.UUID | None

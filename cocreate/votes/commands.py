"""What people ask for when they vote."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class CastVote:
    """1 agree, 0 neutral, -1 disagree."""

    proposal: uuid.UUID
    value: int


@dataclass(frozen=True)
class ClearVote:
    """Take one's vote back."""

    proposal: uuid.UUID

"""What people ask for about proposals and comments."""

import uuid
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class AddProposal:
    """A new proposal; an empty title is filled in."""

    proposal: uuid.UUID
    category: str
    title: str
    text: str
    geometry: dict[str, Any]
    fields: dict[str, Any]


@dataclass(frozen=True)
class EditProposal:
    """None leaves a part as it is; `rev` is the revision the author was looking at."""

    proposal: uuid.UUID
    title: str | None
    text: str | None
    category: str | None
    fields: dict[str, Any] | None
    rev: int | None


@dataclass(frozen=True)
class MoveProposal:
    """Another place or shape."""

    proposal: uuid.UUID
    geometry: dict[str, Any]
    rev: int | None


@dataclass(frozen=True)
class OneProposal:
    """Withdraw, restore or accept a proposal."""

    proposal: uuid.UUID


@dataclass(frozen=True)
class HideProposal:
    """Hide a proposal, for a reason its author reads."""

    proposal: uuid.UUID
    reason: str


@dataclass(frozen=True)
class AddComment:
    """Say something about a proposal."""

    comment: uuid.UUID
    proposal: uuid.UUID
    text: str


@dataclass(frozen=True)
class OneComment:
    """Withdraw or restore a comment."""

    comment: uuid.UUID


@dataclass(frozen=True)
class HideComment:
    """Hide a comment, for a reason its author reads."""

    comment: uuid.UUID
    reason: str

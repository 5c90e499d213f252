"""The counts on some ideas, for pages that show a few of many; the votes are counted in a room above."""

import uuid
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.models import Head

# What the room may see now of the votes on these proposals, by the proposal's id as text.
Counts = Callable[[Session, Head, Collection[uuid.UUID]], dict[str, Any]]

counts: dict[str, Counts] = {}


def counts_on(session: Session, head: Head, ideas: Collection[uuid.UUID]) -> dict[str, Any]:
    """The tallies of the contract on these proposals, those left out that are not for the room."""
    found: dict[str, Any] = {}
    for count in counts.values():
        found |= count(session, head, ideas)
    return found

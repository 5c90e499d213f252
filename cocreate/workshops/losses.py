"""What deleting a workshop would take away, counted by the rooms that keep it."""

import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

Count = Callable[[Session, uuid.UUID], int]
# Says a number of things in the reader's language: "12 ideas".
Words = Callable[[int], str]

_losses: dict[str, tuple[Count, Words]] = {}


def register_loss(name: str, count: Count, words: Words) -> None:
    """Have something counted, and said, before a workshop is deleted."""
    _losses[name] = (count, words)


def rows_of(model: Any) -> Count:
    """Counts a model's rows of a workshop."""

    def count(session: Session, workshop_id: uuid.UUID) -> int:
        query = select(func.count()).select_from(model).where(model.workshop_id == workshop_id)
        return session.scalar(query) or 0

    return count


def how_many(name: str, session: Session, workshop_id: uuid.UUID) -> int:
    """How many of one registered thing there are; 0 of what nobody counts."""
    return _losses[name][0](session, workshop_id) if name in _losses else 0


def what_would_be_lost(session: Session, workshop_id: uuid.UUID) -> list[str]:
    """What there is to lose, in words, in the order of the rooms; nothing of which there is none."""
    counted = ((count(session, workshop_id), words) for count, words in _losses.values())
    return [words(number) for number, words in counted if number]

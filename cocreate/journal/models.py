"""The journal's tables: the head of each workshop, its events, the commands already answered."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base


class Head(Base):
    """What every command must see first: locked, it makes the commands of a workshop queue up.

    The seqs are those of the last events of the three streams, 0 before the first.
    `votes` of the contract is `votes_seq`.
    """

    __tablename__ = "heads"

    workshop_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    epoch: Mapped[str] = mapped_column(String(36))
    phase: Mapped[str] = mapped_column(String(16), default="lobby")
    paused: Mapped[bool] = mapped_column(default=False)
    room_seq: Mapped[int] = mapped_column(default=0)
    staff_seq: Mapped[int] = mapped_column(default=0)
    votes_seq: Mapped[int] = mapped_column(default=0)


class Event(Base):
    """What happened. `content` is the part that can be erased: text, nickname, geometry."""

    __tablename__ = "events"
    __table_args__ = (
        UniqueConstraint("workshop_id", "stream", "seq"),
        Index("ix_events_subject", "workshop_id", "subject"),
        Index("ix_events_owner", "workshop_id", "owner"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    stream: Mapped[str] = mapped_column(String(8))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    actor: Mapped[uuid.UUID | None]
    command_id: Mapped[str] = mapped_column(String(36))
    data: Mapped[dict[str, Any]]
    content: Mapped[dict[str, Any] | None]
    subject: Mapped[uuid.UUID | None]
    owner: Mapped[uuid.UUID | None]


class Remembered(Base):
    """An accepted command with its answer: sent again, it gets the same answer and does nothing."""

    __tablename__ = "remembered"

    workshop_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), primary_key=True
    )
    sender: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]]

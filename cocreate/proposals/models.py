"""Proposals and the comments on them."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base


class Proposal(Base):
    """A titled point, line or area in a category. `number` is its short name in the workshop."""

    __tablename__ = "proposals"
    __table_args__ = (UniqueConstraint("workshop_id", "number"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workshops.id", ondelete="CASCADE"))
    number: Mapped[int]
    category: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(120))
    text: Mapped[str] = mapped_column(Text)
    geometry: Mapped[dict[str, Any]]
    place: Mapped[str | None] = mapped_column(String(120))
    fields: Mapped[dict[str, Any]]
    size_unit: Mapped[str] = mapped_column(String(2))
    size: Mapped[float]
    # Of a line with a width: the ground it covers, overlaps with itself counted once.
    area_m2: Mapped[float | None]
    author_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), index=True
    )
    state: Mapped[str] = mapped_column(String(12), default="open")
    merged_into: Mapped[uuid.UUID | None]
    rev: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    hidden_reason: Mapped[str | None] = mapped_column(String(200))
    comments: Mapped[int] = mapped_column(default=0)
    voted: Mapped[bool] = mapped_column(default=False)
    # It came after its step was closed, whatever has become of it since.
    late: Mapped[bool] = mapped_column(default=False)


class Comment(Base):
    """What somebody says about a proposal."""

    __tablename__ = "comments"
    __table_args__ = (Index("ix_comments_proposal", "proposal_id", "at"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), index=True
    )
    proposal_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("proposals.id", ondelete="CASCADE"))
    author_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(12), default="open")
    hidden_reason: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime]
    late: Mapped[bool] = mapped_column(default=False)

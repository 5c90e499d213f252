"""Votes, the tallies kept beside them, and the votes that came too late to be in a tally."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base


class Vote(Base):
    """One person's standing vote: 1 agree, 0 neutral, -1 disagree. Every row counts.

    `late`: it came after the voting was closed, within the time the workshop grants.
    """

    __tablename__ = "votes"
    __table_args__ = (
        UniqueConstraint("round", "proposal_id", "participant_id"),
        CheckConstraint("value IN (-1, 0, 1)", name="value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), index=True
    )
    round: Mapped[int]
    proposal_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("proposals.id", ondelete="CASCADE"), index=True
    )
    participant_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), index=True
    )
    value: Mapped[int]
    at: Mapped[datetime]
    late: Mapped[bool] = mapped_column(default=False)


class LateVote(Base):
    """What somebody wanted to vote and sent too late: kept and told, and in no tally.

    `value` is None for a vote they wanted to take back.
    """

    __tablename__ = "late_votes"
    __table_args__ = (
        UniqueConstraint("round", "proposal_id", "participant_id"),
        CheckConstraint("value IN (-1, 0, 1)", name="value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), index=True
    )
    round: Mapped[int]
    proposal_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("proposals.id", ondelete="CASCADE"), index=True
    )
    participant_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("participants.id", ondelete="CASCADE"), index=True
    )
    value: Mapped[int | None]
    at: Mapped[datetime]


class Tally(Base):
    """The counts on a proposal in a round; `v` is the votes seq at that count.

    Law: equal to a recount of the votes stream. `unveiled`: it changed while the room saw it; its
    roles stay hidden, for what was shown before could be subtracted.
    """

    __tablename__ = "tallies"

    proposal_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("proposals.id", ondelete="CASCADE"), primary_key=True
    )
    round: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("workshops.id", ondelete="CASCADE"), index=True
    )
    agree: Mapped[int] = mapped_column(default=0)
    neutral: Mapped[int] = mapped_column(default=0)
    disagree: Mapped[int] = mapped_column(default=0)
    v: Mapped[int] = mapped_column(default=0)
    unveiled: Mapped[bool] = mapped_column(default=False)

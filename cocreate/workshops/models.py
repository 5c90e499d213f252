"""A workshop: one session with its place, area, palette, agenda and join code."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base

Json = dict[str, Any]


class Workshop(Base):
    """Settings and the frozen copy of its kit; the running position (phase, seq) is in the Head."""

    __tablename__ = "workshops"
    __table_args__ = (
        sa.CheckConstraint("tallies IN ('after', 'live')", name="tallies"),
        sa.CheckConstraint("round >= 0", name="round"),
        sa.CheckConstraint("keep_days > 0", name="keep_days"),
        sa.CheckConstraint("late_vote_minutes BETWEEN 0 AND 60", name="late_vote_minutes"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    code: Mapped[str] = mapped_column(sa.String(8), unique=True)
    link_seed: Mapped[bytes] = mapped_column(sa.LargeBinary(16))
    owner_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("staff_accounts.id"), index=True)

    kit: Mapped[str] = mapped_column(sa.String(64))
    title: Mapped[str] = mapped_column(sa.String(120))
    place: Mapped[str] = mapped_column(sa.String(120))
    lang: Mapped[str] = mapped_column(sa.String(12))
    languages: Mapped[list[str]] = mapped_column(sa.JSON)
    area: Mapped[Json]
    bbox: Mapped[list[float]] = mapped_column(sa.JSON)
    categories: Mapped[list[Json]] = mapped_column(sa.JSON)
    # What everybody is told of the base layers; the room `layers` keeps the rest of them.
    layers: Mapped[list[Json]] = mapped_column(sa.JSON, default=list)
    roles: Mapped[list[Json]] = mapped_column(sa.JSON)

    agenda: Mapped[list[Json]] = mapped_column(sa.JSON)
    # 0 until the first vote opens; then the number of the current (or last) voting.
    round: Mapped[int] = mapped_column(default=0)
    phase_started_at: Mapped[datetime]
    phase_ends_at: Mapped[datetime | None]
    shown: Mapped[uuid.UUID | None]

    # A copy of what the room `plans` keeps, as everybody is told of it; None without one.
    plan: Mapped[Json | None] = mapped_column(sa.JSON(none_as_null=True))

    tallies: Mapped[str] = mapped_column(sa.String(8), default="after")
    # How long after the end of voting a vote that was made in time still counts.
    late_vote_minutes: Mapped[int] = mapped_column(default=2)
    screen_texts: Mapped[bool] = mapped_column(default=False)
    what_next: Mapped[str] = mapped_column(sa.Text, default="")
    answer_date: Mapped[date | None] = mapped_column(sa.Date)
    contact: Mapped[str] = mapped_column(sa.String(200), default="")
    # What staff wrote in further languages; see `workshops.texts`.
    texts: Mapped[Json] = mapped_column(sa.JSON, default=dict, server_default="{}")
    # Named by staff besides the kit's: `{name, position, approximate}`.
    places: Mapped[list[Json]] = mapped_column(sa.JSON, default=list, server_default="[]")
    keep_days: Mapped[int] = mapped_column(default=365)

    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class UsedCode(Base):
    """Every join code ever given out, also of deleted workshops: an old poster must never open a new one."""

    __tablename__ = "used_codes"

    code: Mapped[str] = mapped_column(sa.String(8), primary_key=True)

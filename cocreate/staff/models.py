"""Accounts of the people who run workshops, and the browsers they are signed in on."""

import uuid
from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base

StaffRole = Literal["facilitator", "planner", "admin"]
STAFF_ROLES: tuple[StaffRole, ...] = ("facilitator", "planner", "admin")


class StaffAccount(Base):
    """A facilitator, planner or admin. Never deleted (journal entries name it), only disabled."""

    __tablename__ = "staff_accounts"
    __table_args__ = (
        sa.CheckConstraint("role IN ('facilitator', 'planner', 'admin')", name="role"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    login: Mapped[str] = mapped_column(sa.String(64), unique=True)
    name: Mapped[str] = mapped_column(sa.String(120))
    role: Mapped[str] = mapped_column(sa.String(16))
    password_hash: Mapped[str] = mapped_column(sa.String(200))
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class StaffSession(Base):
    """One signed-in browser. Only the SHA-256 of its token is stored."""

    __tablename__ = "staff_sessions"

    token_hash: Mapped[bytes] = mapped_column(sa.LargeBinary(32), primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(
        sa.ForeignKey("staff_accounts.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)

"""The table of heavy work: what was asked for, who is at it, what came of it."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cocreate.extensions import Base


class Job(Base):
    """One piece of heavy work. Asked for again with the same `key` it is the same job.

    `place` is the instance whose folder takes the file it makes, empty when any host may do it.
    `attempts` counts the claims, so (id, attempts) names who is at it. `step` is a marked sentence,
    `result` small JSON; what is large is the file `files.result_file`.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("kind", "key", "place"),
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state"),
        Index("ix_jobs_next", "state", "created_at"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(36), default="")
    data: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(8), default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    step: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    result: Mapped[dict[str, Any] | None]
    error: Mapped[str | None] = mapped_column(String(40))

"""Reading jobs."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from cocreate.jobs.models import Job

State = Literal["queued", "running", "done", "failed"]
# A file is made again if need be, and may hold what is taken back later; without one, the key
# must outlive its day, so that what is done daily is not done twice.
FILES_STAY = timedelta(hours=1)
ROWS_STAY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Report:
    """How a job stands. `step` is a marked sentence, `result` there when it is done."""

    id: uuid.UUID
    state: State
    done: int
    total: int
    step: str
    result: dict[str, Any] | None
    error: str | None

    @property
    def ended(self) -> bool:
        return self.state in {"done", "failed"}

    @property
    def percent(self) -> int:
        """How much of it is done, in whole per cent, as far as it has said."""
        return 100 * self.done // self.total if self.total else 0


def reports(session: Session, job_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Report]:
    """How these jobs stand; one that is not there any more is left out."""
    rows = session.scalars(select(Job).where(Job.id.in_(job_ids)))
    return {job.id: _report(job) for job in rows}


def report_for(session: Session, kind: str, key: str, place: str) -> Report | None:
    """How the job stands that was asked for like this, None without one."""
    query = select(Job).where(Job.kind == kind, Job.key == key, Job.place == place)
    job = session.scalars(query).one_or_none()
    return _report(job) if job else None


def _report(job: Job) -> Report:
    state = cast("State", job.state)
    return Report(job.id, state, job.done, job.total, job.step, job.result, job.error)


def anything_queued(session: Session, kinds: Collection[str], place: str) -> bool:
    """Whether there is work for a process of this place; asked often, so it locks nothing."""
    query = select(Job.id).where(
        Job.state == "queued", Job.kind.in_(kinds), Job.place.in_(("", place))
    )
    return session.scalars(query.limit(1)).one_or_none() is not None


@dataclass(frozen=True, slots=True)
class Sign:
    """A running job's last sign of life."""

    id: uuid.UUID
    attempt: int
    heartbeat_at: datetime | None


def signs(session: Session) -> list[Sign]:
    """The last signs of life of all running jobs."""
    rows = session.execute(
        select(Job.id, Job.attempts, Job.heartbeat_at).where(Job.state == "running")
    )
    return [Sign(*row) for row in rows]


def old(session: Session, place: str, now: datetime) -> list[uuid.UUID]:
    """The ended jobs that may be forgotten at this place, their files with them."""
    mine = and_(Job.place == place, Job.ended_at < now - FILES_STAY)
    rows = and_(Job.place == "", Job.ended_at < now - ROWS_STAY)
    ended = Job.state.in_(("done", "failed"))
    return list(session.scalars(select(Job.id).where(ended, or_(mine, rows))))

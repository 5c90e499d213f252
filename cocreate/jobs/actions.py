"""What can happen to a job. Each is one short transaction; `session` is from `store.write`.

A process that lost its job (it was thought dead, another one took over) changes nothing any more:
all it writes is bound to its own claim.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cocreate.jobs.models import Job

MOST_ATTEMPTS = 3


@dataclass(frozen=True)
class Order:
    """What is asked for. Two with the same kind, key and place are one job."""

    kind: str
    key: str
    data: Mapping[str, Any]
    place: str = ""


@dataclass(frozen=True)
class Claim:
    """A job in hand: the `attempt`-th try at it."""

    id: uuid.UUID
    kind: str
    data: Mapping[str, Any]
    attempt: int


def ask(session: Session, order: Order, now: datetime) -> uuid.UUID:
    """The id of the job that does this, queued now if there is none."""
    known = _known(session, order)
    if known is not None:
        return known
    job = Job(id=uuid.uuid4(), created_at=now, **vars(order) | {"data": dict(order.data)})
    try:
        with session.begin_nested():
            session.add(job)
    except IntegrityError:
        # Another process asked at the same moment (PostgreSQL); its job is ours too.
        return _known(session, order) or ask(session, order, now)
    return job.id


def _known(session: Session, order: Order) -> uuid.UUID | None:
    same = and_(Job.kind == order.kind, Job.key == order.key, Job.place == order.place)
    return session.scalars(select(Job.id).where(same)).one_or_none()


def ask_again(session: Session, job_id: uuid.UUID, now: datetime) -> None:
    """Queue a job once more that failed, or whose file is gone; one in hand is left alone."""
    ended = and_(Job.id == job_id, Job.state.in_(("failed", "done")))
    fresh = {"state": "queued", "attempts": 0, "done": 0, "total": 0, "step": "", "error": None}
    session.execute(update(Job).where(ended).values(**fresh, created_at=now, result=None))


def claim(session: Session, kinds: list[str], place: str, now: datetime) -> Claim | None:
    """Take the oldest queued job into hand; of several processes exactly one gets it."""
    job = session.scalars(
        select(Job)
        .where(Job.state == "queued", Job.kind.in_(kinds), Job.place.in_(("", place)))
        .order_by(Job.created_at, Job.id)
        .limit(1)
        # SQLite needs no such lock: the transaction is the only one that writes.
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if job is None:
        return None
    job.state, job.attempts = "running", job.attempts + 1
    job.started_at = job.heartbeat_at = now
    return Claim(job.id, job.kind, job.data, job.attempts)


def _in_hand(job_id: uuid.UUID, attempt: int) -> ColumnElement[bool]:
    return and_(Job.id == job_id, Job.state == "running", Job.attempts == attempt)


def _change(session: Session, held: Claim, **values: Any) -> bool:
    """Change the job if it is still in this hand; whether it was."""
    change = update(Job).where(_in_hand(held.id, held.attempt)).values(**values).returning(Job.id)
    return session.scalars(change).one_or_none() is not None


def beat(session: Session, held: Claim, now: datetime, **progress: Any) -> bool:
    """A sign of life, and how far it is (`done`, `total`, `step`); False when the job is lost."""
    return _change(session, held, heartbeat_at=now, **progress)


def finish(session: Session, held: Claim, result: Mapping[str, Any], now: datetime) -> bool:
    """The work is done; False when somebody else has taken over."""
    return _change(session, held, state="done", result=dict(result), ended_at=now)


def give_back(session: Session, held: Claim) -> bool:
    """Leave the job to another process, this one ends; the try does not count."""
    return _change(session, held, state="queued", attempts=held.attempt - 1)


def fail(session: Session, held: Claim, error: str, now: datetime, *, final: bool = False) -> bool:
    """The try failed: queued again, or, when it was the last, failed with this `error` code."""
    if held.attempt < MOST_ATTEMPTS and not final:
        return _change(session, held, state="queued")
    return _change(session, held, state="failed", error=error, ended_at=now)


def forget(session: Session, job_ids: list[uuid.UUID]) -> None:
    """Drop ended jobs; whoever asks again gets a new one."""
    session.execute(delete(Job).where(Job.id.in_(job_ids), Job.state.in_(("done", "failed"))))

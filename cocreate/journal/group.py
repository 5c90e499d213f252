"""Group commit: what is asked for while a commit is under way goes together into the next one.

On a disk that takes 5 ms to flush, one commit for each command would allow 170 commands a second;
together they are as many as come.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from gevent import spawn
from gevent.event import AsyncResult
from gevent.queue import SimpleQueue
from gevent.threadpool import ThreadPool
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from cocreate.metrics.meters import committed

Work = Callable[[Session], Any]
LARGEST_GROUP = 200


@dataclass(frozen=True)
class Result:
    """What a work returned, or raised."""

    value: Any = None
    error: Exception | None = None


def commit_together(engine: Engine, works: Sequence[Work]) -> list[Result]:
    """Do all in one transaction, each behind a savepoint of its own, and commit once.

    A work that raises takes back only itself. When the database fails (it is full, locked or
    gone) nothing of any of them is written, and that error is the result of all.
    """
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            # A session forgets what nobody holds; what one work has read, the workshop above all,
            # the next has at hand.
            held: list[object] = []
            event.listen(session, "loaded_as_persistent", lambda _, thing: held.append(thing))
            return [_attempt(session, work) for work in works]
    except Exception as error:  # noqa: BLE001 - raised again for each who waits
        return [Result(error=error)] * len(works)


def _attempt(session: Session, work: Work) -> Result:
    try:
        with session.begin_nested():
            return Result(work(session))
    except OperationalError:
        # SQLite may have ended the whole transaction: nobody of this group may be told it is saved.
        raise
    except Exception as error:  # noqa: BLE001 - raised again for who waits
        return Result(error=error)


@dataclass
class GroupWriter:
    """One native thread for all writes of a process under gevent.

    A greenlet that yields while it holds SQLite's only write lock would freeze every other one,
    so the whole transaction runs outside of the loop, and the greenlets wait for its result.
    """

    engine: Engine
    _asked: "SimpleQueue[tuple[Work, AsyncResult[Any]]]" = field(default_factory=SimpleQueue)
    _serving: bool = False

    def __call__(self, work: Work) -> Any:
        """The result of `work`, once it is committed."""
        if not self._serving:
            self._serving = True
            spawn(self._serve, ThreadPool(1))
        answer: AsyncResult[Any] = AsyncResult()
        self._asked.put((work, answer))
        return answer.get()

    @property
    def waiting(self) -> int:
        """Works that wait for the commit under way."""
        return self._asked.qsize()

    def _serve(self, pool: ThreadPool) -> None:
        while True:
            group = [self._asked.get()]
            while self._asked.qsize() and len(group) < LARGEST_GROUP:
                group.append(self._asked.get())
            works = [work for work, _ in group]
            began = monotonic()
            results = pool.apply(commit_together, (self.engine, works))
            committed(len(works), monotonic() - began)
            for (_, answer), result in zip(group, results, strict=True):
                if result.error is None:
                    answer.set(result.value)
                else:
                    answer.set_exception(result.error)

"""What all lines of one request have in common, and how many lines of a kind there may be."""

import logging
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from cocreate.metrics.meters import FAILURES

_here: ContextVar[dict[str, Any] | None] = ContextVar("log_context", default=None)
BURST = 50
PER_SECOND = 5.0


def begin(**fields: Any) -> None:
    """Start anew: the following lines of this greenlet or thread tell these fields."""
    _here.set(fields)


@contextmanager
def lines_of(**fields: Any) -> Iterator[None]:
    """Lines that belong together: to the request they are in, else to one of their own."""
    before = _here.set({"request": new_id(), **(_here.get() or {}), **fields})
    try:
        yield
    finally:
        _here.reset(before)


def new_id() -> str:
    """An id for a request."""
    return uuid.uuid4().hex


def note(**fields: Any) -> None:
    """Add to what the following lines tell."""
    _here.set({**(_here.get() or {}), **fields})


@dataclass
class Sparing:
    """Lets so many lines through at once, and then so many a second.

    A client that is refused as often as it likes must not fill the disk. The next line through
    tells how many were left out.
    """

    burst: int = BURST
    rate: float = PER_SECOND
    clock: Callable[[], float] = time.monotonic
    left: float = BURST
    at: float = field(default_factory=time.monotonic)
    left_out: int = 0

    def passes(self) -> bool:
        """Whether one more line may be written."""
        now = self.clock()
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            self.left_out += 1
            return False
        self.left -= 1
        return True


# By event: while a database is away, each command fails with the same.
_failures: defaultdict[str, Sparing] = defaultdict(Sparing)


def tell(
    log: logging.Logger,
    level: int,
    event: str,
    sparing: Sparing | None = None,
    error: BaseException | None = None,
    **fields: Any,
) -> None:
    """Write a line: `event` names what happened, `fields` are ids, codes and numbers, never text."""
    if not log.isEnabledFor(level):
        return
    if sparing is not None:
        if not sparing.passes():
            return
        if sparing.left_out:
            fields["left_out"], sparing.left_out = sparing.left_out, 0
    told = {**(_here.get() or {}), **fields}
    log.log(level, event, exc_info=error, extra={"fields": told})


def fail(log: logging.Logger, event: str, error: BaseException, **fields: Any) -> None:
    """Write a line about an exception that nobody expected, with where it arose."""
    FAILURES.labels(event).inc()
    tell(log, logging.ERROR, event, _failures[event], error, **fields)

"""A job in hand: signs of life from a thread of its own while the handler works."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from cocreate.jobs.actions import Claim, beat
from cocreate.journal.store import store
from cocreate.journal.times import utcnow

log = logging.getLogger(__name__)


class JobLost(Exception):
    """Another process has taken over: this one was thought dead."""


@dataclass
class Hand:
    """What the handler is given as its `Run`; progress is written with a heartbeat.

    A new step brings the next heartbeat forward, so that people see it.
    """

    claim: Claim
    file: Path
    lost: bool = False
    _progress: tuple[int, int, str] = (0, 0, "")
    _ended: bool = False
    _news: threading.Event = field(default_factory=threading.Event)

    def progress(self, done: int, total: int, step: str = "") -> None:
        """Say how far it is. Raises JobLost when going on is of no use."""
        is_next_step = step != self._progress[2]
        self._progress = (done, total, step)
        if self.lost:
            raise JobLost
        if is_next_step:
            self._news.set()

    @contextmanager
    def beating(self, app: Flask, every_s: float) -> Iterator[None]:
        """Give a sign of life at once and then regularly, until the block is left."""
        thread = threading.Thread(target=self._beat, args=(app, every_s), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ended = True
            self._news.set()
            thread.join()

    def _beat(self, app: Flask, every_s: float) -> None:
        with app.app_context():
            while not self._ended:
                self._news.wait(every_s)
                self._news.clear()
                self._sign()

    def _sign(self) -> None:
        done, total, step = self._progress
        try:
            self.lost = not store.write(
                lambda db: beat(db, self.claim, utcnow(), done=done, total=total, step=step)
            )
        except SQLAlchemyError:
            # A database that is away comes back; silence for long means the job is lost.
            log.warning("a heartbeat could not be written", exc_info=True)

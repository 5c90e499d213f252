"""The job process: claims one job after the other and does it."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from cocreate.jobs import actions, queries
from cocreate.jobs.daily import Calendar
from cocreate.jobs.files import drop, place_of, result_file
from cocreate.jobs.hand import Hand, JobLost
from cocreate.jobs.reasons import FAILED, SILENT
from cocreate.jobs.registry import jobs
from cocreate.jobs.silence import Silence
from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.journal.times import utcnow

LOOK_S = 0.2
ROUND_S = 2.0
# Of this time without a sign of life, a job in hand gives one five times.
BEATS = 5
log = logging.getLogger(__name__)


class Ended(BaseException):
    """The process is to end; no handler may take it for a failure."""


@dataclass
class Worker:
    """One job process of an application, run in its context."""

    app: Flask
    instance: Path = field(init=False)
    place: str = field(init=False)
    silence: Silence = field(init=False)
    calendar: Calendar = field(default_factory=Calendar)
    ending: bool = False
    _handling: bool = False
    _next_round: float = 0.0

    def __post_init__(self) -> None:
        self.instance = Path(self.app.config["INSTANCE"])
        self.place = place_of(self.instance)
        self.silence = Silence(self.app.config["JOB_SILENCE_S"])

    def end(self) -> None:
        """End soon, to be called by a signal: a handler is left at once, a transaction is not."""
        self.ending = True
        if self._handling:
            self._handling = False
            raise Ended

    def run(self) -> None:
        """Work until `end` is called; a database that is away is waited for."""
        while not self.ending:
            try:
                if not self.work_once():
                    time.sleep(LOOK_S)
            except SQLAlchemyError:
                log.exception("the jobs cannot be read")
                time.sleep(ROUND_S)

    def work_once(self) -> bool:
        """Look after the queue if it is time, then do one job; whether there was one."""
        if time.monotonic() >= self._next_round:
            self._next_round = time.monotonic() + min(ROUND_S, self.silence.after_s / BEATS)
            self._look_after()
        claim = self._claim()
        if claim is None:
            return False
        self._do(claim)
        return True

    def _claim(self) -> actions.Claim | None:
        kinds = list(jobs.handlers)
        with store.read() as session:
            if not queries.anything_queued(session, kinds, self.place):
                return None
        return store.write(lambda db: actions.claim(db, kinds, self.place, utcnow()))

    def _do(self, claim: actions.Claim) -> None:
        hand = Hand(claim, result_file(self.instance, claim.id))
        try:
            with hand.beating(self.app, self.silence.after_s / BEATS):
                result = self._handled(hand)
        except JobLost:
            log.warning("job %s was taken over by another process", claim.id)
        except Ended:
            store.write(lambda db: actions.give_back(db, claim))
        except Refused as refused:
            code = refused.code
            store.write(lambda db: actions.fail(db, claim, code, utcnow(), final=True))
        except Exception:
            log.exception("job %s (%s) failed, try %d", claim.id, claim.kind, claim.attempt)
            store.write(lambda db: actions.fail(db, claim, FAILED, utcnow()))
        else:
            store.write(lambda db: actions.finish(db, claim, result, utcnow()))

    def _handled(self, hand: Hand) -> Mapping[str, Any]:
        """What the handler returns; `end` may interrupt it, and nothing else of this process."""
        self._handling = True
        try:
            # A context of its own: a language remembered in it would be the next job's, too.
            with self.app.app_context():
                return jobs.handlers[hand.claim.kind](hand.claim.data, hand)
        finally:
            self._handling = False

    def _look_after(self) -> None:
        """Requeue what nobody is at, ask for what is due today, drop what is old."""
        now = utcnow()
        due = self.calendar.due(now)
        with store.read() as session:
            silent = self.silence.silent(queries.signs(session))
            old = queries.old(session, self.place, now)
        if not (due or silent or old):
            return

        def change(session: Session) -> None:
            for sign in silent:
                claim = actions.Claim(sign.id, "", {}, sign.attempt)
                actions.fail(session, claim, SILENT, now)
            for order in due:
                actions.ask(session, order, now)
            actions.forget(session, old)

        store.write(change)
        self.calendar.were_asked(due)
        for job_id in old:
            drop(self.instance, job_id)

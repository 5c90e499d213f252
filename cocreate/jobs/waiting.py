"""Waiting for a job without holding anybody up: one reader for all who wait in this process."""

import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from cocreate.jobs.actions import Order, ask, ask_again
from cocreate.jobs.files import place_of, result_file
from cocreate.jobs.queries import Report, report_for, reports
from cocreate.journal.store import real_app, store
from cocreate.journal.times import utcnow

EXTENSION = "cocreate-jobs-waiting"
LOOK_S = 0.1


def order_here(kind: str, key: str, data: Mapping[str, object]) -> Order:
    """An order for a process of this instance: its file is wanted in this folder, or soon no more."""
    return Order(kind, key, data, place_of(_instance()))


def asked(order: Order) -> Report:
    """How the job of this order stands, queued now if it is new."""
    with store.read() as session:
        report = report_for(session, order.kind, order.key, order.place)
    if report is not None:
        return report
    return _queued(store.write(lambda db: ask(db, order, utcnow())))


def asked_file(order: Order) -> Report:
    """The same for an order that makes a file; made anew where it is gone."""
    report = asked(order)
    if report.state != "done" or file_of(report).exists():
        return report
    again(report)
    return _queued(report.id)


def _queued(job_id: uuid.UUID) -> Report:
    return Report(job_id, "queued", 0, 0, "", None, None)


def again(report: Report) -> None:
    """Queue a job once more that has failed, or whose file is gone."""
    store.write(lambda db: ask_again(db, report.id, utcnow()))


def file_of(report: Report) -> Path:
    """Where the file of a done job is."""
    return result_file(_instance(), report.id)


def wait(report: Report, patience_s: float) -> Report:
    """How the job stands when it has ended, or when patience has."""
    if report.ended or patience_s <= 0:
        return report
    waiting: Waiting = current_app.extensions[EXTENSION]
    return waiting.wait(report, patience_s)


def _instance() -> Path:
    return Path(current_app.config["INSTANCE"])


@dataclass
class _Waited:
    """A job somebody waits for; `people` of them, who find the report when `told` is set."""

    report: Report
    people: int = 0
    told: threading.Event = field(default_factory=threading.Event)


@dataclass
class Waiting:
    """All who wait in an application. 150 phones at one outcome cost one look at the table."""

    _jobs: dict[uuid.UUID, _Waited] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, report: Report, patience_s: float) -> Report:
        """See `wait`."""
        with self._lock:
            if not self._jobs:
                threading.Thread(target=self._look, args=(real_app(),), daemon=True).start()
            waited = self._jobs.get(report.id)
            if waited is None or waited.told.is_set():
                # What somebody was told may be of before the job was asked for again.
                waited = self._jobs[report.id] = _Waited(report)
            waited.people += 1
        waited.told.wait(patience_s)
        with self._lock:
            waited.people -= 1
        return waited.report

    def _look(self, app: Flask) -> None:
        """Read how the jobs stand until nobody waits."""
        with app.app_context():
            while True:
                with self._lock:
                    self._drop_unwaited()
                    if not self._jobs:
                        return
                    waited = dict(self._jobs)
                self._tell(waited)
                time.sleep(LOOK_S)

    def _drop_unwaited(self) -> None:
        """Those who were told, or went away, wait no more."""
        gone = [i for i, each in self._jobs.items() if each.told.is_set() or not each.people]
        for job_id in gone:
            del self._jobs[job_id]

    @staticmethod
    def _tell(waited: Mapping[uuid.UUID, _Waited]) -> None:
        try:
            with store.read() as session:
                found = reports(session, list(waited))
        except SQLAlchemyError:
            # Those who wait lose their patience and ask again; by then it may be back.
            return
        for job_id, report in found.items():
            waited[job_id].report = report
            if report.ended:
                waited[job_id].told.set()

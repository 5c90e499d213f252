"""How many jobs there are in which state, read when Prometheus asks."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from flask import Flask
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from cocreate.jobs.models import Job
from cocreate.jobs.queries import State
from cocreate.journal.store import store
from cocreate.logs.context import fail
from cocreate.metrics.process import note_process

log = logging.getLogger(__name__)


@dataclass(eq=False)
class JobStates:
    """A collector of the client library."""

    app: Flask

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Nothing when the database cannot be read: the rest of `/metrics` goes on."""
        note_process("jobs")
        try:
            counts = self._counts()
        except SQLAlchemyError as error:
            fail(log, "jobs_not_counted", error)
            return
        family = GaugeMetricFamily("cocreate_jobs", "Jobs in the table", labels=["state"])
        for state in get_args(State):
            family.add_metric([state], counts.get(state, 0))
        yield family

    def _counts(self) -> dict[str, int]:
        query = select(Job.state, func.count()).group_by(Job.state)
        with self.app.app_context(), store.read() as session:
            return {row[0]: row[1] for row in session.execute(query)}

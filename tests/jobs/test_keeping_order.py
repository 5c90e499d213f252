"""What a job process does between jobs: daily work once, silence told, old things forgotten."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from cocreate.jobs.daily import Calendar
from cocreate.jobs.files import drop, write_whole
from cocreate.jobs.models import Job
from cocreate.jobs.process import Worker
from cocreate.jobs.queries import FILES_STAY, Sign
from cocreate.jobs.registry import Run, jobs, register_daily, register_job
from cocreate.jobs.silence import Silence
from cocreate.jobs.waiting import asked_file, file_of, order_here
from cocreate.journal.store import store

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def done(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """Only this test's kinds, not those the application has registered; what they were given."""
    monkeypatch.setattr(jobs, "handlers", {})
    monkeypatch.setattr(jobs, "daily", {})
    given: list[Mapping[str, Any]] = []

    def sweep(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
        given.append(data)
        write_whole(run.file, [b"swept"])
        return {}

    register_job("test.sweep", sweep)
    return given


def test_daily_work_is_done_once_however_many_processes_there_are(
    app: Flask, done: list[Mapping[str, Any]]
) -> None:
    register_daily("test.sweep", 0)
    workers = [Worker(app), Worker(app)]
    assert sum(worker.work_once() for worker in workers) == 1
    assert len(done) == 1


def test_daily_work_is_due_from_its_hour_on_and_again_the_next_day() -> None:
    register_daily("test.sweep", 12)
    calendar = Calendar()
    assert calendar.due(NOON - timedelta(minutes=1)) == []
    due = calendar.due(NOON)
    assert [(order.key, order.data) for order in due] == [("2026-11-22", {"day": "2026-11-22"})]
    assert calendar.due(NOON) == due  # as long as it could not be asked for
    calendar.were_asked(due)
    assert calendar.due(NOON + timedelta(hours=2)) == []
    assert [order.key for order in calendar.due(NOON + timedelta(days=1))] == ["2026-11-23"]


def test_job_is_silent_when_its_sign_stays_the_same_whatever_the_clock_says() -> None:
    now = [0.0]
    silence = Silence(10.0, clock=lambda: now[0])
    job = uuid.uuid4()
    hour_behind = Sign(job, 1, NOON - timedelta(hours=1))
    assert silence.silent([hour_behind]) == []
    now[0] = 9.0
    beaten = Sign(job, 1, NOON - timedelta(hours=1) + timedelta(seconds=9))
    assert silence.silent([beaten]) == []
    now[0] = 18.0
    assert silence.silent([beaten]) == []
    now[0] = 19.0
    assert silence.silent([beaten]) == [beaten]


def test_ended_job_is_forgotten_with_its_file_after_its_time(app: Flask) -> None:
    report = asked_file(order_here("test.sweep", "one", {}))
    worker = Worker(app)
    assert worker.work_once()
    assert file_of(report).read_bytes() == b"swept"
    earlier = datetime.now(UTC) - FILES_STAY - timedelta(minutes=1)
    store.write(lambda db: db.execute(update(Job).values(ended_at=earlier)) and None)
    assert not Worker(app).work_once()
    with store.read() as session:
        assert session.scalar(select(func.count()).select_from(Job)) == 0
    assert not file_of(report).exists()
    drop(worker.instance, report.id)  # gone already is as good

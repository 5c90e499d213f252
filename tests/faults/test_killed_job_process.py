"""kill -9 of the job process with a job under way: the file arrives all the same, and once."""

import csv
import io
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from sqlalchemy import select

from cocreate.jobs.models import Job
from cocreate.journal.store import store
from cocreate.summaries.heavy import FILE
from tests.contract.client import Client
from tests.faults.conftest import Accept
from tests.faults.crowd import PEOPLE, FaultHall, crowd
from tests.faults.form import long_or_short
from tests.faults.processes import jobs_process
from tests.load.seed import Crowded, fill
from tests.server import Server

ROUNDS = long_or_short(10, 1)
# A kill that came after the job was done is no round.
TRIES = 5
IDEAS = 1000
PATIENCE_S = 60.0


def jobs() -> list[tuple[str, int]]:
    """State and attempts of each file that was asked for, the newest first."""
    with store.read() as session:
        files = select(Job.state, Job.attempts).where(Job.kind == FILE)
        rows = session.execute(files.order_by(Job.created_at.desc()))
        return [(state, attempts) for state, attempts in rows]


def kill_in_the_middle(server: Server, known: int) -> None:
    """As soon as a job more than these is being done; on a busy machine it may be done by then."""
    until = time.monotonic() + PATIENCE_S
    while not (len(found := jobs()) > known and found[0][0] != "queued"):
        assert time.monotonic() < until, found
        time.sleep(0.005)
    process = jobs_process(server)
    assert process is not None
    os.kill(process, signal.SIGKILL)


def outcome(person: Client) -> requests.Response:
    """The table of all ideas, asked for as a program does: again while it is being made."""
    until = time.monotonic() + PATIENCE_S
    while (answer := person.get("/export/proposals.csv")).status_code == 503:
        assert time.monotonic() < until, answer.text
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.timeout(long_or_short(1200, 120))
def test_job_under_way_still_arrives_once(hall: FaultHall, house: Server, accept: Accept) -> None:
    large = FaultHall(house)
    fill(large.evening, Crowded(IDEAS, 1))
    large.evening.phase("results")
    person = large.person()
    middles = 0
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made, ThreadPoolExecutor(1) as aside:
        for number in range(ROUNDS * TRIES):
            if middles == ROUNDS:
                break
            large.evening.staff("workshop.edit", {"title": f"Another state {number}"})
            known = len(jobs())
            asked = aside.submit(outcome, person)
            kill_in_the_middle(house, known)
            made.act(PEOPLE)
            answer = asked.result()
            ids = [row["id"] for row in csv.DictReader(io.StringIO(answer.text.lstrip("\ufeff")))]
            assert len(set(ids)) == len(ids) == IDEAS
            (state, attempts), *others = jobs()
            assert (state, len(others)) == ("done", known)
            assert attempts <= 2
            middles += attempts == 2
            assert outcome(person).content == answer.content
        assert middles == ROUNDS
        accept(f"job process killed {ROUNDS} times", made.judge())
    large.close()
    assert not any(phone.history.lines_lost for phone in made.phones)

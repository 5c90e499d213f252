"""A disk that is full, and a database that another process keeps locked: `busy`, and nothing is lost."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import make_url

from cocreate.journal.engine import BUSY_TIMEOUT_S, sqlite_module
from tests.factories import tree
from tests.faults.conftest import Accept, Levers
from tests.faults.crowd import PEOPLE, Crowd, FaultHall, crowd
from tests.faults.form import long_or_short
from tests.server import Server

ROUNDS = long_or_short(10, 1)
FULL_S = long_or_short(5.0, 1.0)
# Longer than a writer waits for its turn.
LOCKED_S = BUSY_TIMEOUT_S + 1.5


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Another program has begun to write, and does not end."""
    file = make_url(server.settings["COCREATE_DATABASE_URL"]).database
    with closing(sqlite_module().connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def wait_for_refusals(made: Crowd, seconds: float) -> None:
    """For so long, and until everybody has been told `busy`, and nothing has been saved."""
    until = time.monotonic() + seconds
    while time.monotonic() < until or not all(map(is_told_busy, made.phones)):
        assert time.monotonic() < until + 60
        time.sleep(0.05)


def is_told_busy(phone: object) -> bool:
    """Whether what waits on this phone has been refused for now."""
    waiting = phone.waiting  # type: ignore[attr-defined]
    answers = phone.history.answers[waiting["id"]] if waiting else []  # type: ignore[attr-defined]
    return bool(answers) and answers[-1]["code"] == "busy"


def assert_reads_go_on(hall: FaultHall, made: Crowd) -> None:
    """The snapshot and what came after it, as ever."""
    reader = made.phones[0]
    state = reader.state()
    assert reader.events(state["epoch"], made.first["seq"])["head"] >= state["seq"] > 0


@pytest.mark.timeout(long_or_short(600, 120))
def test_disk_is_full_for_a_while(hall: FaultHall, levers: Levers, accept: Accept) -> None:
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        for number in range(ROUNDS):
            made.act(PEOPLE)
            levers.full_disk.touch()
            try:
                wait_for_refusals(made, FULL_S)
                assert_reads_go_on(hall, made)
            finally:
                levers.full_disk.unlink()
            made.act(PEOPLE)
            if number == ROUNDS // 2:
                made.step("vote")
        accept(f"disk full {ROUNDS} times", made.judge())
    assert not any(phone.history.lines_lost for phone in made.phones)


@pytest.mark.timeout(long_or_short(600, 120))
def test_database_is_locked_longer_than_a_writer_waits(hall: FaultHall, accept: Accept) -> None:
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        for _ in range(ROUNDS):
            made.act(PEOPLE)
            with locked(hall.server):
                wait_for_refusals(made, LOCKED_S)
                assert_reads_go_on(hall, made)
            made.act(PEOPLE)
        accept(f"database locked {ROUNDS} times", made.judge())


def test_full_disk_is_a_busy_server_over_http_too(hall: FaultHall, levers: Levers) -> None:
    """With the time after which it is worth trying again, which the contract promises."""
    ann = hall.person()
    levers.full_disk.touch()
    try:
        reply = ann.post("proposal.add", tree())
        assert (reply.status, reply.code) == (503, "busy")
        assert reply.body["retry_after"] > 0
        refused = hall.visitor().join(role="resident", lang="en")
        assert (refused.status_code, refused.json()["code"]) == (503, "busy")
        assert refused.json()["retry_after"] > 0
    finally:
        levers.full_disk.unlink()
    assert ann.post("proposal.add", tree()).code == "ok"

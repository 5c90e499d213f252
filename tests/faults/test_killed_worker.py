"""kill -9 of the worker at any moment: what was acknowledged is there, once, and all come to the same."""

import random
from collections.abc import Iterator

import pytest

from tests.faults.conftest import Accept
from tests.faults.crowd import PEOPLE, Crowd, FaultHall, crowd
from tests.faults.form import long_or_short
from tests.faults.processes import kill_worker
from tests.server import Server

ROUNDS = long_or_short(50, 4)
# So many answers lie between two kills at most; the kill then comes at any moment of the next ones.
MOST_BETWEEN = long_or_short(60, 30)


@pytest.fixture
def people(house: Server) -> Iterator[Crowd]:
    hall = FaultHall(house)
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        yield made
    hall.close()


@pytest.mark.timeout(long_or_short(1800, 120))
def test_nothing_is_lost_and_nothing_twice(people: Crowd, house: Server, accept: Accept) -> None:
    chance, killed = random.Random(3), set[int]()
    for number in range(ROUNDS):
        people.act(chance.randrange(1, MOST_BETWEEN))
        killed.add(kill_worker(house))
        if number == ROUNDS // 2:
            people.act(PEOPLE)
            people.step("vote")
    people.act(PEOPLE)
    assert len(killed) >= ROUNDS
    accept(f"worker killed {ROUNDS} times", people.judge())
    assert "Traceback" not in house.log

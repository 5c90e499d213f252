"""Lines that are slow, cut, or dead without a word: everybody gets everything all the same."""

import time
from collections.abc import Iterator

import pytest

from tests.faults.conftest import Accept
from tests.faults.crowd import PEOPLE, FaultHall, crowd
from tests.faults.form import LONG, long_or_short
from tests.faults.network import Network
from tests.server import Server

CUT_S = long_or_short(30, 3)
FIFTH = 5
# A dead line is found out after this silence.
ANSWER_S = long_or_short(4.0, 1.0)
BAD_COMMANDS = long_or_short(400, 20)


@pytest.fixture
def network(house: Server) -> Iterator[Network]:
    with Network(house.port).running() as running:
        yield running


@pytest.mark.timeout(long_or_short(300, 120))
def test_a_fifth_is_cut_off_for_a_while(hall: FaultHall, network: Network, accept: Accept) -> None:
    """Those who are not cut go on meanwhile; the others' commands wait on their phones."""
    people = long_or_short(20, 10)
    away = [hall.phone(network.base) for _ in range(people // FIFTH)]
    here = [hall.phone() for _ in range(people - len(away))]
    with crowd(hall, [*here, *away]) as made:
        made.act(people)
        network.go_down()
        until = time.monotonic() + CUT_S
        while time.monotonic() < until:
            made.act(1)
        assert all(each.history.lines_lost for each in away)
        assert not any(each.history.lines_lost for each in here)
        network.come_up()
        made.act(people)
        accept(f"{len(away)} of {people} cut for {CUT_S} s", made.judge())


@pytest.mark.timeout(long_or_short(600, 120))
def test_lines_that_are_slow_and_cut_and_dead(
    hall: FaultHall, network: Network, accept: Accept
) -> None:
    """Half-open: neither end is told, so each must find out for itself."""
    people = [hall.phone(network.base, answer_s=ANSWER_S) for _ in range(PEOPLE)]
    with crowd(hall, people) as made:
        network.weather.delay_s = (0.0, 0.2)
        network.weather.cut = 0.02
        network.weather.silent = 0.02
        made.act(BAD_COMMANDS, 400)
        if LONG:
            made.step("vote")
            made.act(BAD_COMMANDS, 400)
        # How many pieces pass, and so how many chances there are, depends on how frames merge.
        while not network.cuts:
            made.act(PEOPLE)
        network.weather.cut = network.weather.silent = 0.0
        told = f"{network.cuts} lines cut and {network.silences} dead"
        accept(told, made.judge())
    assert network.silences or not LONG

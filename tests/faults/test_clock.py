"""The server's clock jumps an hour ahead, and back: numbers order things, times only tell."""

from datetime import datetime, timedelta

import pytest

from tests.contract.browser import Json
from tests.factories import tree
from tests.faults.conftest import Accept, Levers
from tests.faults.crowd import PEOPLE, Crowd, FaultHall, crowd
from tests.faults.form import long_or_short

ROUNDS = long_or_short(10, 1)


def time_at(made: Crowd) -> datetime:
    """The server's, as it tells it to who asks."""
    page: Json = made.phones[0].events(made.first["epoch"], made.first["seq"])
    return datetime.fromisoformat(page["now"])


@pytest.mark.timeout(long_or_short(600, 120))
def test_clock_jumps_and_nobody_notices(hall: FaultHall, levers: Levers, accept: Accept) -> None:
    """Nobody is cut, nothing is taken for late, and who joined in the future may act in the past."""
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        before = time_at(made)
        for number in range(ROUNDS):
            made.act(PEOPLE)
            levers.other_clock.touch()
            made.act(PEOPLE)
            assert time_at(made) - before > timedelta(minutes=59)
            made.others.append(joined := hall.phone())
            levers.other_clock.unlink()
            made.act(PEOPLE)
            idea = joined.give("proposal.add", tree())
            assert idea["ok"] == (number <= ROUNDS // 2), idea
            assert idea.get("code", "wrong_phase") == "wrong_phase"
            if number == ROUNDS // 2:
                made.step("vote")
        verdict = made.judge()
    accept(f"clock an hour ahead {ROUNDS} times", verdict)
    assert not any(phone.history.lines_lost for phone in made.phones)
    late = [
        done
        for phone in made.phones
        for _, done in phone.history.accepted()
        if "late" in done["result"]
    ]
    assert late == []

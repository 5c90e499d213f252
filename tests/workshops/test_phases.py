"""The steps of the evening: phase, timer, round, pause."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.perform import perform
from cocreate.journal.registry import PHASES, Phase
from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.factories import Evening, evening, new_id
from tests.workshops.conftest import workshop_now

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def set_phase(made: Evening, at: datetime = NOON, **data: Any) -> tuple[Workshop, Head]:
    """Set the phase at a given time, and look at what came of it."""
    perform("phase.set", new_id(), made.facilitator, data, clock=lambda: at)
    with store.read() as db:
        return workshop_now(made), read_head(db, made.workshop.id)


def test_every_phase_can_follow_every_other() -> None:
    made = evening("lobby")
    for first, then in permutations(PHASES, 2):
        set_phase(made, phase=first)
        _workshop, head = set_phase(made, phase=then)
        assert head.phase == then


def test_phase_takes_its_minutes_from_the_agenda() -> None:
    made = evening("lobby", agenda=AGENDA)
    workshop, _head = set_phase(made, phase="collect")
    assert workshop.phase_started_at == NOON
    assert workshop.phase_ends_at == NOON + timedelta(minutes=25)


def test_given_minutes_win_and_zero_means_no_clock() -> None:
    made = evening("lobby", agenda=AGENDA)
    assert set_phase(made, phase="collect", minutes=7.5)[0].phase_ends_at == NOON + timedelta(
        minutes=7, seconds=30
    )
    assert set_phase(made, phase="discuss", minutes=0)[0].phase_ends_at is None
    assert set_phase(made, phase="vote")[0].phase_ends_at is None


def test_same_phase_with_minutes_sets_what_is_left() -> None:
    made = evening("lobby", agenda=AGENDA)
    set_phase(made, phase="collect")
    later = NOON + timedelta(minutes=20)
    workshop, _head = set_phase(made, at=later, phase="collect", minutes=10)
    assert workshop.phase_started_at == NOON
    assert workshop.phase_ends_at == later + timedelta(minutes=10)
    workshop, _head = set_phase(made, at=later, phase="collect")
    assert workshop.phase_ends_at == later + timedelta(minutes=10)


def test_closed_has_no_clock_and_reopening_takes_the_closing_back() -> None:
    made = evening("results")
    workshop, _head = set_phase(made, phase="closed", minutes=5)
    assert (workshop.closed_at, workshop.phase_ends_at) == (NOON, None)
    workshop, _head = set_phase(made, phase="results")
    assert workshop.closed_at is None


def test_first_vote_is_round_one_and_stays_when_stepping_back() -> None:
    made = evening("collect")
    steps: tuple[Phase, ...] = ("vote", "discuss", "vote", "results", "vote")
    assert [set_phase(made, phase=step)[0].round for step in steps] == [1] * 5


def test_new_round_is_asked_for() -> None:
    made = evening("collect")
    rounds = [
        set_phase(made, phase="vote", new_round=True)[0].round,
        set_phase(made, phase="vote", new_round=True)[0].round,
        set_phase(made, phase="vote")[0].round,
    ]
    assert rounds == [1, 2, 2]
    with pytest.raises(Refused) as refused:
        set_phase(made, phase="collect", new_round=True)
    assert refused.value.code == "invalid"


@pytest.mark.parametrize(
    "data",
    [{}, {"phase": "party"}, {"phase": None}, {"phase": "vote", "minutes": -1},
     {"phase": "vote", "minutes": 601}, {"phase": "vote", "minutes": "5"},
     {"phase": "vote", "minutes": True}, {"phase": "vote", "minutes": float("nan")},
     {"phase": "vote", "new_round": 1}],
)  # fmt: skip
def test_what_is_no_phase_is_refused_and_changes_nothing(data: dict[str, Any]) -> None:
    made = evening("collect")
    with pytest.raises(Refused) as refused:
        perform("phase.set", new_id(), made.facilitator, data)
    assert refused.value.code == "invalid"
    with store.read() as db:
        assert read_head(db, made.workshop.id).phase == "collect"


def test_participants_set_no_phase() -> None:
    made = evening("collect")
    for kind, data in (("phase.set", {"phase": "vote"}), ("input.pause", {"paused": True})):
        with pytest.raises(Refused) as refused:
            perform(kind, new_id(), made.join(), data)
        assert refused.value.code == "not_allowed"


def test_pause_holds_input_and_leaves_the_clock() -> None:
    made = evening("lobby", agenda=AGENDA)
    set_phase(made, phase="collect")
    person = made.join()
    made.staff("input.pause", {"paused": True})
    with pytest.raises(Refused) as refused:
        made.propose(person)
    assert refused.value.code == "paused"
    assert workshop_now(made).phase_ends_at == NOON + timedelta(minutes=25)
    made.staff("input.pause", {"paused": False})
    made.propose(person)


AGENDA = [
    {"phase": "collect", "minutes": 25},
    {"phase": "vote", "minutes": None},
    {"phase": "results", "minutes": 10},
    {"phase": "closed", "minutes": None},
]

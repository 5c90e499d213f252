"""Showing an idea on the projector."""

import pytest

from cocreate.journal.answers import Refused
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from tests.factories import Evening, evening, new_id

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def shown(made: Evening) -> str | None:
    with store.read() as session:
        known: str | None = snapshot(session, made.workshop.id, "room")["workshop"]["shown"]
    return known


def test_showing_an_idea_is_told_to_the_room_and_kept() -> None:
    made = evening()
    idea = made.propose(made.join())["id"]
    accepted = made.staff("screen.show", {"proposal": idea})
    assert accepted.seq is not None
    assert accepted.result == {"proposal": idea}
    assert shown(made) == idea


def test_null_shows_the_whole_map_again() -> None:
    made = evening()
    made.staff("screen.show", {"proposal": made.propose(made.join())["id"]})
    made.staff("screen.show", {"proposal": None})
    assert shown(made) is None


def test_a_hidden_idea_cannot_be_shown() -> None:
    made = evening()
    idea = made.propose(made.join())["id"]
    made.staff("proposal.hide", {"proposal": idea, "reason": "a test"})
    with pytest.raises(Refused) as refused:
        made.staff("screen.show", {"proposal": idea})
    assert refused.value.code == "conflict"
    assert shown(made) is None


def test_an_idea_of_another_workshop_cannot_be_shown() -> None:
    made, other = evening(), evening()
    foreign = other.propose(other.join())["id"]
    for unknown in (foreign, new_id()):
        with pytest.raises(Refused) as refused:
            made.staff("screen.show", {"proposal": unknown})
        assert refused.value.code == "not_found"


def test_showing_works_while_input_is_paused() -> None:
    made = evening()
    idea = made.propose(made.join())["id"]
    made.staff("input.pause", {"paused": True})
    made.staff("screen.show", {"proposal": idea})
    assert shown(made) == idea

"""Votes that come after the voting was closed: counted for a while, kept afterwards, told to nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Accepted, Refused
from cocreate.journal.heads import read_head
from cocreate.journal.perform import perform
from cocreate.journal.registry import Audience
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.live.reads import me_page
from cocreate.votes.models import LateVote, Vote
from cocreate.votes.queries import ProposalTally, tallies
from cocreate.votes.ranking import Counts
from cocreate.workshops.models import Workshop
from tests.factories import Evening, evening, new_id

pytestmark = pytest.mark.usefixtures("app")
GRACE = timedelta(minutes=2)


class Ended:
    """A vote that has ended: six residents and six landowners voted, `late` voted and was not heard."""

    def __init__(self, *phases: Any, **settings: Any) -> None:
        self.made: Evening = evening(**settings)
        people = [self.made.join(role) for role in ("resident", "landowner") * 6]
        self.late: Actor = self.made.join("landowner")
        self.idea = self.made.propose(people[0])["id"]
        self.seen = self.made.phase("vote").seq
        for person in people:
            self.made.vote(person, self.idea, 1)
        for phase in phases or ("results",):
            self.made.phase(phase)

    def send(self, value: int | None = 1, after: timedelta = timedelta(0)) -> Accepted:
        """The late one's vote, `after` so long after the voting was closed."""
        data = {"proposal": self.idea} | ({} if value is None else {"value": value})
        kind = "vote.clear" if value is None else "vote.cast"
        now = utcnow() + after
        return perform(kind, new_id(), self.late, data, self.seen, clock=lambda: now)

    def tally(self, audience: Audience = "staff") -> ProposalTally:
        with store.read() as session:
            workshop = session.get_one(Workshop, self.made.workshop.id)
            (tally,) = tallies(session, workshop, read_head(session, workshop.id), audience)
        return tally

    def mine(self) -> dict[str, Any]:
        with store.read() as session:
            return me_page(session, self.late)

    def rows(self, model: Any) -> list[Any]:
        with store.read() as session:
            return list(session.scalars(select(model).where(model.participant_id == self.late.id)))


def test_within_the_grace_it_counts_and_says_that_it_was_late() -> None:
    ended = Ended()
    result = ended.send(-1).result
    assert (result["late"], result["counted"], result["disagree"]) == (True, True, 1)
    assert ended.tally().counts == Counts(12, 0, 1)
    assert [vote.late for vote in ended.rows(Vote)] == [True]
    assert ended.mine()["my_late_votes"] == {ended.idea: {"value": -1, "counted": True}}


def test_after_the_grace_it_is_kept_and_in_no_tally() -> None:
    ended = Ended()
    accepted = ended.send(-1, GRACE + timedelta(seconds=1))
    assert accepted.result == {"proposal": ended.idea, "late": True, "counted": False}
    assert ended.tally().counts == Counts(12, 0, 0)
    assert ended.rows(Vote) == []
    assert [vote.value for vote in ended.rows(LateVote)] == [-1]
    mine = ended.mine()
    assert (mine["my_votes"], mine["my_late_votes"]) == (
        {},
        {ended.idea: {"value": -1, "counted": False}},
    )


def test_a_change_that_comes_too_late_leaves_the_vote_that_counts() -> None:
    ended = Ended()
    ended.send(1)
    ended.send(-1, GRACE + timedelta(seconds=1))
    ended.send(None, GRACE + timedelta(seconds=2))
    assert ended.tally().counts == Counts(13, 0, 0)
    assert [vote.value for vote in ended.rows(LateVote)] == [None]


def test_taking_back_within_the_grace_takes_back() -> None:
    ended = Ended()
    ended.send(1)
    ended.send(None)
    assert ended.tally().counts == Counts(12, 0, 0)
    assert ended.rows(LateVote) == []


@pytest.mark.parametrize(("minutes", "counted"), [(0, False), (60, True)])
def test_the_workshop_says_how_long(minutes: int, counted: bool) -> None:  # noqa: FBT001
    ended = Ended(late_vote_minutes=minutes)
    assert ended.send(1, timedelta(minutes=59)).result["counted"] is counted


def test_the_grace_begins_when_the_voting_was_closed_and_not_when_the_phase_was_left_last() -> None:
    ended = Ended("results", "closed")
    with store.read() as session:
        left = session.get_one(Workshop, ended.made.workshop.id).closed_at
    assert left is not None
    assert ended.send(1).result["counted"] is True


def test_a_pause_closes_voting_too_and_opening_it_again_ends_the_lateness() -> None:
    ended = Ended("vote")
    ended.made.staff("input.pause", {"paused": True})
    assert ended.send(1, GRACE * 2).result["counted"] is False
    ended.made.staff("input.pause", {"paused": False})
    result = ended.send(1).result
    assert "late" not in result
    assert ended.rows(LateVote) == []


def test_a_vote_of_an_earlier_round_is_none_of_the_next() -> None:
    ended = Ended("discuss")
    ended.made.staff("phase.set", {"phase": "vote", "new_round": True})
    assert ended.send(1).result["counted"] is False
    assert [vote.round for vote in ended.rows(LateVote)] == [1]


def test_who_came_after_the_voting_has_no_late_vote() -> None:
    ended = Ended()
    ended.late = ended.made.join()
    with pytest.raises(Refused) as refused:
        ended.send(1)
    assert refused.value.code == "wrong_phase"


def test_what_comes_a_week_later_is_refused() -> None:
    ended = Ended()
    with pytest.raises(Refused) as refused:
        ended.send(1, timedelta(days=7, minutes=1))
    assert refused.value.code == "wrong_phase"


def test_one_late_vote_does_not_tell_its_role() -> None:
    """Whoever kept the counts by role from before could subtract them from those after."""
    ended = Ended()
    assert ended.tally("room").roles is not None
    ended.send(-1)
    assert ended.tally("room").roles is None
    assert ended.tally("staff").roles is not None
    ended.send(None)
    assert ended.tally("room").roles is None


def test_a_late_vote_before_the_results_hides_nothing() -> None:
    ended = Ended("discuss")
    ended.send(-1)
    ended.made.phase("results")
    roles = ended.tally("room").roles
    assert roles is not None
    assert roles["landowner"] == Counts(6, 0, 1)


def test_a_vote_that_is_not_counted_does_not_fix_a_role() -> None:
    ended = Ended()
    ended.send(1, GRACE + timedelta(seconds=1))
    assert ended.mine()["me"]["role_fixed"] is False


def test_erasing_takes_kept_votes_along() -> None:
    ended = Ended()
    ended.send(1, GRACE + timedelta(seconds=1))
    perform("me.erase", new_id(), ended.late, {})
    assert ended.rows(LateVote) == []

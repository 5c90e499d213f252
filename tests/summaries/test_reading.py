"""What an outcome says: order, sums, people, and that it all adds up."""

from datetime import timedelta

import pytest

from cocreate.journal.perform import perform
from cocreate.journal.times import utcnow
from cocreate.votes.ranking import Counts
from tests.factories import evening, new_id
from tests.summaries.conftest import Outcome, by_title, held_evening

pytestmark = pytest.mark.usefixtures("app")


def test_measures_are_ranked_and_the_rest_stands_apart(outcome: Outcome) -> None:
    standing = [(idea.title, idea.standing, idea.rank) for idea in outcome.read().ideas]
    assert standing == [
        ("Oaks by the bridge", "ranked", 1),
        ("West", "ranked", 2),
        ("East", "too_few", None),
        ("A hedge", "too_few", None),
        ("The old lime", "general", None),
    ]


def test_counts_stand_side_by_side(outcome: Outcome) -> None:
    assert by_title(outcome.read(), "Oaks by the bridge").counts == Counts(10, 1, 1)


def test_an_even_split_is_contested(outcome: Outcome) -> None:
    contested = [idea.title for idea in outcome.read().ideas if idea.contested]
    assert contested == ["West"]


def test_overlapping_ground_of_a_kind_counts_once(outcome: Outcome) -> None:
    summary = outcome.read()
    heath = next(kind for kind in summary.kinds if kind.category.id == "heath")
    west, east = by_title(summary, "West").size, by_title(summary, "East").size
    assert heath.ideas == 2
    assert heath.sizes["m2"] == pytest.approx(1.5 * west, rel=0.001)
    assert west == pytest.approx(east, rel=0.001)


def test_pieces_and_metres_are_added(outcome: Outcome) -> None:
    sizes = {kind.category.id: kind.sizes for kind in outcome.read().kinds}
    assert sizes["tree"] == {"n": 12}
    assert sizes["hedge"]["m"] == pytest.approx(124, abs=1)
    assert sizes["pond"] == {}


def test_votes_of_kinds_add_up_to_the_votes_that_stand(outcome: Outcome) -> None:
    summary = outcome.read()
    together = sum((kind.counts for kind in summary.kinds), Counts())
    assert together == sum((idea.counts for idea in summary.ideas), Counts())
    assert together.votes == summary.ballots.stand


def test_every_vote_is_accounted_for(outcome: Outcome) -> None:
    ballots = outcome.read().ballots
    # One vote is on the idea hidden later; one was changed twice.
    assert (ballots.elsewhere, ballots.changed) == (1, 2)
    assert ballots.given == ballots.stand + ballots.elsewhere + ballots.changed + ballots.too_late


def test_people_are_counted_once_however_much_they_did(outcome: Outcome) -> None:
    took = outcome.read("staff").participation
    assert (took.people, took.proposed, took.commented, took.voted) == (12, 3, 1, 12)
    assert took.by_role is not None
    assert took.by_role.shown == {"resident": 6, "landowner": 6, "expert": 0, "unsaid": 0}


def test_a_single_expert_is_not_singled_out(outcome: Outcome) -> None:
    made = outcome.made
    made.phase("vote")
    made.vote(made.join("expert"), outcome.ideas["oak"], 1)
    made.phase("results")
    assert outcome.read("room").participation.by_role is None
    exact = outcome.read("staff").participation.by_role
    assert exact is not None
    assert exact.shown["expert"] == 1


def test_the_same_state_reads_the_same(outcome: Outcome) -> None:
    assert outcome.read() == outcome.read()
    assert outcome.read("staff") == outcome.read("staff")


def test_it_is_as_of_its_last_event_not_of_now(outcome: Outcome) -> None:
    before = outcome.read().as_of
    outcome.made.phase("closed")
    after = outcome.read().as_of
    assert (after.seq, after.votes) == (before.seq + 1, before.votes)
    assert after.at > before.at


def test_staff_have_hidden_and_late_ideas_after_the_others(outcome: Outcome) -> None:
    staff = outcome.read("staff")
    outside = [idea for idea in staff.ideas if idea.standing == "not_counted"]
    assert [idea.state for idea in outside] == ["hidden", "late"]
    assert staff.ideas[-2:] == tuple(outside)
    assert outside[0].behind is not None
    assert outside[0].behind.hidden_reason == "names a neighbour"


def test_what_was_taken_back_is_gone_for_staff_too(outcome: Outcome) -> None:
    assert "Taken back" not in {idea.title for idea in outcome.read("staff").ideas}


def test_numbers_are_the_same_for_both_audiences(outcome: Outcome) -> None:
    room, staff = outcome.read("room"), outcome.read("staff")
    assert room.kinds == staff.kinds
    assert room.ballots == staff.ballots
    assert room.participation.people == staff.participation.people


def test_another_workshop_changes_nothing(outcome: Outcome) -> None:
    before = outcome.read("staff")
    held_evening()
    assert outcome.read("staff") == before


def test_an_erased_person_takes_their_votes_along(outcome: Outcome) -> None:
    perform("me.erase", new_id(), outcome.landowners[5], {})
    summary = outcome.read()
    assert by_title(summary, "Oaks by the bridge").counts.votes == 11
    assert summary.participation.people == 11
    ballots = summary.ballots
    assert ballots.given == ballots.stand + ballots.elsewhere + ballots.changed + ballots.too_late


def test_what_comes_late_is_told_apart_and_gives_no_role_away(outcome: Outcome) -> None:
    before = outcome.read().participation
    late = outcome.made.join("expert")
    voting = outcome.made.phase("vote").seq
    over = outcome.made.phase("results")
    idea = str(by_title(outcome.read(), "Oaks by the bridge").id)
    cast = {"proposal": idea, "value": 1}
    perform("vote.cast", new_id(), late, cast, voting)
    hour = utcnow() + timedelta(hours=1)
    perform("vote.cast", new_id(), late, cast | {"value": -1}, voting, clock=lambda: hour)
    after, ballots = outcome.read().participation, outcome.read().ballots
    assert over.seq
    assert (after.people, after.voted, after.late) == (before.people + 1, before.voted + 1, 1)
    assert after.by_role == before.by_role
    assert (ballots.late, ballots.too_late) == (1, 1)
    everything = outcome.read("staff").participation.by_role
    assert everything is not None
    assert everything.shown["expert"] == 1


def test_an_empty_evening_has_an_outcome() -> None:
    made = Outcome(evening(phase="results"), {}, [], [])
    summary = made.read()
    assert summary.ideas == ()
    assert summary.participation.people == 0
    assert all(kind.ideas == 0 for kind in summary.kinds)

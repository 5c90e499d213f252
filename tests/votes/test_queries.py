"""Which tallies, and which counts by role, each audience gets and when."""

import pytest

from cocreate.journal.heads import read_head
from cocreate.journal.perform import perform
from cocreate.journal.registry import Audience, Phase
from cocreate.journal.store import store
from cocreate.votes.queries import ProposalTally, tallies
from cocreate.votes.ranking import Counts
from cocreate.workshops.models import Workshop
from tests.factories import Evening, evening, new_id

pytestmark = pytest.mark.usefixtures("app")


def seen(made: Evening, audience: Audience, since: int = 0) -> list[ProposalTally]:
    with store.read() as session:
        workshop = session.get_one(Workshop, made.workshop.id)
        return tallies(session, workshop, read_head(session, workshop.id), audience, since)


def voted(residents: int, landowners: int, phase: Phase = "results") -> Evening:
    """One idea on which all residents agree and all landowners disagree."""
    made = evening()
    people = [made.join("resident") for _ in range(residents)]
    owners = [made.join("landowner") for _ in range(landowners)]
    idea = made.propose(people[0])["id"]
    made.phase("vote")
    for person in people:
        made.vote(person, idea, 1)
    for owner in owners:
        made.vote(owner, idea, -1)
    if phase != "vote":
        made.phase(phase)
    return made


@pytest.mark.parametrize("phase", ["vote", "discuss", "collect"])
def test_the_room_sees_no_totals_before_the_results(phase: Phase) -> None:
    made = voted(6, 6, phase)
    assert seen(made, "room") == []
    assert seen(made, "staff")[0].counts == Counts(6, 0, 6)


def test_live_totals_come_without_roles() -> None:
    made = voted(6, 6, "vote")
    made.staff("workshop.edit", {"tallies": "live"})
    (tally,) = seen(made, "room")
    assert tally.counts == Counts(6, 0, 6)
    assert tally.roles is None
    assert "roles" not in tally.wire()


def test_roles_come_with_the_results() -> None:
    (tally,) = seen(voted(6, 5), "room")
    assert tally.wire()["roles"] == {
        "resident": {"agree": 6, "neutral": 0, "disagree": 0},
        "landowner": {"agree": 0, "neutral": 0, "disagree": 5},
        "expert": {"agree": 0, "neutral": 0, "disagree": 0},
        "unsaid": {"agree": 0, "neutral": 0, "disagree": 0},
    }


def test_roles_are_absent_where_one_has_too_few_voters() -> None:
    made = voted(6, 4)
    assert "roles" not in seen(made, "room")[0].wire()
    staff = seen(made, "staff")[0].roles
    assert staff is not None
    assert staff["landowner"] == Counts(0, 0, 4)


def test_an_erased_vote_cannot_be_told_by_subtracting_roles() -> None:
    made = voted(7, 6)
    assert seen(made, "room")[0].roles is not None
    perform("me.erase", new_id(), made.people[3], {})
    (after,) = seen(made, "room")
    assert after.counts == Counts(6, 0, 6)
    assert after.roles is None
    staff = seen(made, "staff")[0].roles
    assert staff is not None
    assert staff["resident"] == Counts(6)


def test_the_room_has_no_tally_of_a_hidden_idea() -> None:
    made = voted(6, 6)
    idea = str(seen(made, "room")[0].proposal)
    made.staff("proposal.hide", {"proposal": idea, "reason": "names a person"})
    assert seen(made, "room") == []
    assert [str(tally.proposal) for tally in seen(made, "staff")] == [idea]


def test_since_gives_only_what_changed_later() -> None:
    made = voted(6, 0, "vote")
    second = made.people[0]
    last = seen(made, "staff")[0].v
    assert seen(made, "staff", since=last) == []
    made.vote(second, str(seen(made, "staff")[0].proposal), 0)
    assert [tally.v for tally in seen(made, "staff", since=last)] == [last + 1]


def test_a_new_round_starts_from_nothing() -> None:
    made = voted(6, 6)
    made.staff("phase.set", {"phase": "vote", "new_round": True})
    assert seen(made, "staff") == []

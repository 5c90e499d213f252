"""Who sees which counts: where they may not be seen they are absent, in every answer."""

import time
from typing import Any

import pytest

from tests.contract.client import Client
from tests.contract.hall import Hall, vote

pytestmark = pytest.mark.database

COUNTS = {"proposal", "v", "agree", "neutral", "disagree"}
FRAMES_A_SECOND = 4


def voting(hall: Hall, tallies: str = "after", ideas: int = 1) -> tuple[Hall, list[str]]:
    """A workshop in its voting step, and its ideas."""
    other = hall.another(tallies=tallies)
    made = [each["id"] for each in other.ideas(ideas)]
    other.evening.phase("vote")
    return other, made


def cast(hall: Hall, idea: str, **by_role: int) -> None:
    """So many votes for it from people of each role, behind the scenes."""
    for role, count in by_role.items():
        for _ in range(count):
            hall.evening.vote(hall.evening.join(role), idea, 1)


def counts(client: Client) -> list[dict[str, Any]]:
    """The tallies of both calls, which are the same."""
    state = client.state()
    page = client.events(state["epoch"], state["seq"], 0)
    assert page["tallies"] == state["tallies"]
    tallies: list[dict[str, Any]] = state["tallies"]
    return tallies


def test_nobody_sees_counts_before_the_end(hall: Hall) -> None:
    hall, (idea,) = voting(hall)
    ann, screen, staff = hall.person(), hall.screen(), hall.staff()
    for each in (ann, screen, staff):
        each.connect()
    ack = ann.ask("vote.cast", vote(idea))
    assert (ack["ok"], ack["seq"], ack["votes"], ack["result"]) == (True, None, 1, {})
    assert ann.post("vote.cast", vote(idea, -1)).body["result"] == {}
    staff.until(lambda: bool(staff.named("tallies")))
    for each in (ann, screen):
        each.pump(0.4)
        assert each.named("tallies") == []
        assert counts(each) == []


def test_staff_see_counts_by_role_as_they_come(hall: Hall) -> None:
    hall, (idea,) = voting(hall)
    staff = hall.staff()
    staff.connect()
    assert hall.person("expert").post("vote.cast", vote(idea)).code == "ok"
    staff.until(lambda: "roles" in staff.truth.tallies.get(idea, {}))
    (tally,) = counts(staff)
    assert tally == staff.truth.tallies[idea]
    assert tally["roles"]["expert"] == {"agree": 1, "neutral": 0, "disagree": 0}


def test_live_counts_are_in_ack_frame_and_state(hall: Hall) -> None:
    hall, (idea,) = voting(hall, "live")
    ann, bob = hall.person(), hall.person("expert")
    ann.connect()
    bob.connect()
    ack = ann.ask("vote.cast", vote(idea))
    assert set(ack["result"]) == COUNTS, "no roles while people vote"
    bob.until(lambda: idea in bob.truth.tallies)
    assert [bob.truth.tallies[idea]] == [ack["result"]] == counts(bob)


def test_a_volley_of_votes_is_a_few_frames(hall: Hall) -> None:
    hall, ideas = voting(hall, "live", ideas=20)
    ann, bob = hall.person(), hall.person()
    ann.connect()
    bob.connect()
    began = time.monotonic()
    numbers = [ann.send("vote.cast", vote(idea, value)) for value in (1, 0, 1) for idea in ideas]
    ann.until(lambda: numbers[-1] in ann.acks)
    bob.until(lambda: bob.truth.tallies.keys() == set(ideas))
    bob.pump(0.5)
    assert len(bob.named("tallies")) <= FRAMES_A_SECOND * (time.monotonic() - began) + 1
    assert bob.truth.tallies == {each["proposal"]: each for each in counts(bob)}
    assert all(each["agree"] == 1 for each in counts(bob))


@pytest.mark.parametrize("way", ["socket", "polling", "coming back"])
def test_everybody_has_the_counts_when_they_are_shown(hall: Hall, way: str) -> None:
    hall, (idea,) = voting(hall)
    cast(hall, idea, resident=2)
    ann = hall.person()
    ann.load()
    if way == "socket":
        ann.connect()
    assert hall.staff().post("phase.set", {"phase": "results"}).code == "ok"
    if way == "polling":
        ann.poll()
    if way == "coming back":
        ann.connect()
    if way != "polling":
        ann.until(lambda: bool(ann.truth.tallies))
    assert [ann.truth.tallies[idea]] == counts(ann)


def test_counts_go_again_when_the_step_goes_back(hall: Hall) -> None:
    hall, (idea,) = voting(hall)
    cast(hall, idea, resident=1)
    hall.evening.phase("results")
    ann = hall.person()
    ann.connect()
    assert len(counts(ann)) == 1
    assert hall.staff().post("phase.set", {"phase": "vote"}).code == "ok"
    ann.until(lambda: ann.truth.workshop["phase"] == "vote")
    ann.pump(0.5)
    assert ann.truth.tallies == {}
    assert counts(ann) == []


@pytest.mark.parametrize(
    ("voters", "shown"),
    [
        ({"resident": 5, "expert": 5}, True),
        ({"resident": 5}, True),
        ({"resident": 6, "expert": 4}, False),
        ({"resident": 4}, False),
        ({"resident": 5, "expert": 1, "landowner": 5}, False),
    ],
)
def test_roles_are_shown_where_nobody_stands_out(
    hall: Hall,
    voters: dict[str, int],
    shown: bool,  # noqa: FBT001 - a case
) -> None:
    hall, (idea,) = voting(hall)
    cast(hall, idea, **voters)
    hall.evening.phase("results")
    (tally,) = counts(hall.person())
    assert tally["agree"] == sum(voters.values())
    sums = {role: sum(each.values()) for role, each in tally.get("roles", {}).items()}
    assert all(number == 0 or number >= 5 for number in sums.values()), sums
    if shown:
        assert {role: number for role, number in sums.items() if number} == voters


def test_another_round_begins_at_nothing(hall: Hall) -> None:
    hall, (idea,) = voting(hall, "live")
    ann, staff = hall.person(), hall.staff()
    assert ann.post("vote.cast", vote(idea)).code == "ok"
    ann.connect()
    again = {"phase": "vote", "new_round": True}
    assert staff.post("phase.set", again).code == "ok"
    ann.until(lambda: ann.truth.workshop["round"] == 2)
    assert ann.me()["my_votes"] == {}
    assert ann.truth.tallies == {}
    assert all(each["agree"] == 0 for each in counts(ann))
    assert ann.ask("vote.cast", vote(idea, -1))["result"]["disagree"] == 1


def test_a_hidden_idea_has_no_counts(hall: Hall) -> None:
    hall, (idea, other) = voting(hall, "live", ideas=2)
    ann, staff = hall.person(), hall.staff()
    for each in (idea, other):
        assert ann.post("vote.cast", vote(each)).code == "ok"
    ann.connect()
    assert staff.post("proposal.hide", {"proposal": idea, "reason": "x"}).code == "ok"
    ann.until(lambda: idea not in ann.truth.proposals)
    assert [each["proposal"] for each in counts(ann)] == [other]
    assert ann.post("vote.cast", vote(idea)).code == "not_found"
    assert staff.post("proposal.restore", {"proposal": idea}).code == "ok"
    ann.until(lambda: idea in ann.truth.tallies)
    assert ann.truth.tallies == {each["proposal"]: each for each in counts(ann)}

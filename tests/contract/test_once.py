"""Once, exactly: an id is done once and answered the same over both doors."""

import json
from typing import Any

import pytest

from tests.contract.hall import Hall, comment, vote
from tests.factories import new_id, tree

pytestmark = pytest.mark.database


def test_twice_over_both_doors_is_one_row_and_one_answer(hall: Hall) -> None:
    ann, again = hall.person(), new_id()
    data = tree()
    ann.connect()
    first = ann.ask("proposal.add", data, command_id=again)
    assert first["ok"], first
    assert ann.post("proposal.add", data, command_id=again).body == first
    assert ann.ask("proposal.add", data, command_id=again) == first
    assert ann.post("proposal.add", data, command_id=again.upper()).body == first
    state = ann.state()
    assert len(state["proposals"]) == 1
    assert state["seq"] == first["seq"]


def test_many_at_once_are_one_row(hall: Hall) -> None:
    """Two tabs and a phone send what one outbox held, all in one moment."""
    tabs = [hall.visitor() for _ in range(4)]
    tabs[0].come_in()
    for tab in tabs:
        tab.http.cookies.update(tabs[0].http.cookies)
        tab.connect()
    data, again = tree(), new_id()
    numbers = [tab.send("proposal.add", data, command_id=again) for tab in tabs]
    for tab, number in zip(tabs, numbers, strict=True):
        tab.until(lambda tab=tab, number=number: number in tab.acks)
    acks = [tab.acks[number] for tab, number in zip(tabs, numbers, strict=True)]
    assert all(ack == acks[0] for ack in acks)
    assert acks[0]["ok"]
    assert len(tabs[0].state()["proposals"]) == 1


def test_an_answer_is_remembered_when_its_time_is_over(hall: Hall) -> None:
    ann, again, data = hall.person(), new_id(), tree()
    first = ann.post("proposal.add", data, command_id=again)
    hall.evening.phase("closed")
    assert ann.post("proposal.add", data, command_id=again) == first


def test_the_same_id_with_other_content_is_a_conflict(hall: Hall) -> None:
    ann, again, data = hall.person(), new_id(), tree()
    assert ann.post("proposal.add", data, command_id=again).code == "ok"
    other = data | {"title": "Something else"}
    reply = ann.post("proposal.add", other, command_id=again)
    assert (reply.status, reply.code) == (409, "conflict")
    assert ann.post("comment.add", comment(data["proposal"]), command_id=again).code == "conflict"


def test_ids_are_each_sender_s_own(hall: Hall) -> None:
    again = new_id()
    for each in (hall.person(), hall.person()):
        assert each.post("proposal.add", tree(), command_id=again).code == "ok"


@pytest.mark.parametrize("whose", ["mine", "another's", "another workshop's"])
def test_an_idea_s_id_is_taken_once(hall: Hall, whose: str) -> None:
    ann = hall.person()
    data = tree()
    first = {"mine": ann, "another's": hall.person(), "another workshop's": None}[whose]
    if first is None:
        other = hall.another()
        other.evening.propose(other.evening.join(), proposal=data["proposal"])
    else:
        assert first.post("proposal.add", data).code == "ok"
    reply = ann.post("proposal.add", data | {"title": "Mine"})
    assert (reply.status, reply.code) == (409, "conflict")


def test_a_comment_s_id_is_taken_once(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    said = comment(hall.idea(ann)["id"])
    assert ann.post("comment.add", said).code == "ok"
    assert bob.post("comment.add", said).code == "conflict"


def test_a_refused_id_may_be_tried_again(hall: Hall) -> None:
    ann, again, data = hall.person(), new_id(), tree()
    hall.evening.staff("input.pause", {"paused": True})
    assert ann.post("proposal.add", data, command_id=again).code == "paused"
    hall.evening.staff("input.pause", {"paused": False})
    assert ann.post("proposal.add", data | {"text": 7}, command_id=again).code == "invalid"
    assert ann.post("proposal.add", data, command_id=again).code == "ok"


def test_one_person_has_one_vote(hall: Hall) -> None:
    ann = hall.person()
    idea = hall.idea(ann)
    hall.evening.phase("vote")
    for value in (1, 1, -1, 0):
        assert ann.post("vote.cast", vote(idea["id"], value)).code == "ok"
    assert ann.me()["my_votes"] == {idea["id"]: 0}
    (tally,) = hall.staff().state()["tallies"]
    assert (tally["agree"], tally["neutral"], tally["disagree"]) == (0, 1, 0)
    assert ann.post("vote.clear", {"proposal": idea["id"]}).code == "ok"
    assert ann.me()["my_votes"] == {}


def test_the_ack_says_where_it_stands(hall: Hall) -> None:
    ann = hall.person()
    reply: dict[str, Any] = ann.post("proposal.add", tree()).body
    assert set(reply) == {"ok", "id", "seq", "result"}
    assert ann.state()["seq"] == reply["seq"]
    assert json.loads(json.dumps(reply["result"]["proposal"])) == ann.state()["proposals"][0]

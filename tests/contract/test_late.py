"""What was made in time and arrives late is kept, and waits for the facilitator."""

import re

import pytest

from tests.contract.hall import Hall, comment, vote
from tests.factories import new_id, tree

pytestmark = pytest.mark.database


def test_an_idea_made_in_time_is_kept(hall: Hall) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    for each in (ann, bob, staff):
        each.connect()
    seen = ann.truth.seq
    assert staff.ask("phase.set", {"phase": "vote"})["ok"]
    data = tree()
    ack = ann.ask("proposal.add", data, seen=seen)
    assert ack["ok"], ack
    assert ack["result"]["late"] is True
    assert ack["result"]["proposal"]["state"] == "late"
    assert bob.state()["proposals"] == []
    staff.until(lambda: bool(staff.named("staff_events")))
    assert staff.named("staff_events")[0][0]["kind"] == "proposal.late"
    (waiting,) = staff.state()["proposals"]
    assert (waiting["id"], waiting["state"]) == (data["proposal"], "late")
    assert staff.ask("proposal.accept", {"proposal": data["proposal"]})["ok"]
    bob.until(lambda: data["proposal"] in bob.truth.proposals)
    assert bob.truth.proposals[data["proposal"]]["state"] == "open"


def test_paused_in_between_is_late_too(hall: Hall) -> None:
    ann = hall.person()
    seen = ann.state()["seq"]
    hall.evening.staff("input.pause", {"paused": True})
    reply = ann.post("proposal.add", tree(), seen=seen)
    assert reply.code == "ok"
    assert reply.body["result"]["late"] is True


def test_after_the_end_too(hall: Hall) -> None:
    ann = hall.person()
    seen = ann.state()["seq"]
    hall.evening.phase("closed")
    assert ann.post("proposal.add", tree(), seen=seen).body["result"]["late"] is True


@pytest.mark.parametrize("seen", ["now", 10**9, -1, None, "1", True, 1.5])
def test_what_was_made_afterwards_is_not_kept(hall: Hall, seen: object) -> None:
    ann = hall.person()
    hall.evening.phase("vote")
    number = ann.state()["seq"] if seen == "now" else seen
    reply = ann.post("proposal.add", tree(), seen=number)
    assert (reply.status, reply.code) == (409, "wrong_phase")


def test_a_late_idea_sent_twice_is_one(hall: Hall) -> None:
    ann, again, data = hall.person(), new_id(), tree()
    seen = ann.state()["seq"]
    hall.evening.phase("vote")
    first = ann.post("proposal.add", data, command_id=again, seen=seen)
    assert ann.post("proposal.add", data, command_id=again, seen=seen) == first
    assert len(hall.staff().state()["proposals"]) == 1


def test_a_late_comment_waits_and_is_let_in(hall: Hall) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    for each in (ann, bob, staff):
        each.connect()
    idea = hall.idea(ann)["id"]
    seen = ann.state()["seq"]
    hall.evening.phase("results")
    said = comment(idea, "Mind the roots")
    ack = ann.ask("comment.add", said, seen=seen)
    assert (ack["ok"], ack["seq"], ack["result"]["late"]) == (True, None, True)
    assert bob.get(f"/proposals/{idea}").json()["comments"] == []
    (waiting,) = staff.get(f"/proposals/{idea}").json()["comments"]
    assert (waiting["id"], waiting["state"]) == (said["comment"], "late")
    assert [each["id"] for each in staff.get("/stream").json()["waiting"]] == [said["comment"]]
    (notice,) = ann.me()["my_notices"]
    assert (notice["comment"], notice["state"]) == (said["comment"], "late")
    assert bob.me()["my_notices"] == []
    assert staff.ask("comment.accept", {"comment": said["comment"]})["ok"]
    bob.until(lambda: bob.truth.proposals.get(idea, {}).get("comments") == 1)
    assert [each["id"] for each in bob.get(f"/proposals/{idea}").json()["comments"]] == [
        said["comment"]
    ]
    ann.until(lambda: bool(ann.named("notice")))
    assert ann.named("notice")[0]["state"] == "open"
    assert staff.get("/stream").json()["waiting"] == []


def test_a_late_comment_may_be_left_out_with_a_reason(hall: Hall) -> None:
    ann, staff = hall.person(), hall.staff()
    idea = hall.idea(ann)["id"]
    seen = ann.state()["seq"]
    hall.evening.phase("results")
    said = comment(idea)
    assert ann.post("comment.add", said, seen=seen).code == "ok"
    before = ann.state()["seq"]
    hide = {"comment": said["comment"], "reason": "It is there twice."}
    assert staff.post("comment.hide", hide).body["seq"] is None
    (notice,) = ann.me()["my_notices"]
    assert (notice["state"], notice["reason"]) == ("hidden", "It is there twice.")
    assert ann.state()["seq"] == before
    assert staff.post("comment.accept", {"comment": said["comment"]}).code == "not_found"


def test_what_one_says_on_ones_own_waiting_idea_waits_with_it(hall: Hall) -> None:
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    seen, data = ann.state()["seq"], tree()
    hall.evening.phase("discuss")
    assert ann.post("proposal.add", data, seen=seen).code == "ok"
    said = comment(data["proposal"])
    assert ann.post("comment.add", said, seen=seen).body["result"]["late"] is True
    assert bob.post("comment.add", comment(data["proposal"]), seen=seen).code == "not_found"
    assert staff.post("comment.accept", {"comment": said["comment"]}).code == "conflict"
    assert staff.post("proposal.accept", {"proposal": data["proposal"]}).code == "ok"
    assert staff.post("comment.accept", {"comment": said["comment"]}).code == "ok"
    (idea,) = bob.state()["proposals"]
    assert idea["comments"] == 1


def test_a_late_change_reaches_only_what_waits(hall: Hall) -> None:
    ann, data = hall.person(), tree()
    known = hall.idea(ann)["id"]
    seen = ann.state()["seq"]
    hall.evening.phase("vote")
    assert ann.post("proposal.add", data, seen=seen).code == "ok"
    waiting = {"proposal": data["proposal"], "title": "Two oaks"}
    changed = ann.post("proposal.edit", waiting, seen=seen).body["result"]
    assert (changed["late"], changed["proposal"]["title"]) == (True, "Two oaks")
    moved = {"proposal": data["proposal"], "geometry": data["geometry"]}
    assert ann.post("proposal.move", moved, seen=seen).code == "ok"
    refused = ann.post("proposal.edit", {"proposal": known, "title": "Elm"}, seen=seen)
    assert (refused.status, refused.code) == (409, "wrong_phase")


@pytest.mark.parametrize("what", ["proposal", "comment"])
def test_what_was_taken_back_in_time_is_gone_whenever_it_comes(hall: Hall, what: str) -> None:
    ann, bob = hall.person(), hall.person()
    idea = hall.idea(ann)["id"]
    said = comment(idea)
    ann.post("comment.add", said)
    seen = ann.state()["seq"]
    hall.evening.phase("closed")
    given = {"proposal": idea} if what == "proposal" else {"comment": said["comment"]}
    assert ann.post(f"{what}.withdraw", given, seen=seen).body["result"]["late"] is True
    ideas = bob.state()["proposals"]
    assert [each["comments"] for each in ideas] == ([] if what == "proposal" else [0])


def test_staff_hear_how_many_votes_came_too_late_and_nobody_hears_whose(hall: Hall) -> None:
    hall.evening.staff("workshop.edit", {"late_vote_minutes": 0})
    ann, bob, staff = hall.person(), hall.person(), hall.staff()
    idea = hall.idea(ann)["id"]
    hall.evening.phase("vote")
    seen = ann.state()["seq"]
    for each in (bob, staff):
        each.connect()
    hall.evening.phase("results")
    reply = ann.post("vote.cast", vote(idea), seen=seen)
    assert reply.body["result"] == {"proposal": idea, "late": True, "counted": False}
    staff.until(lambda: bool(staff.named("staff_events")))
    (heard,) = staff.named("staff_events")[0]
    assert (heard["kind"], heard["data"]) == ("votes.late", {"late_votes": 1})
    assert staff.get("/stream").json()["late_votes"] == 1
    bob.until(lambda: bob.truth.workshop["phase"] == "results")
    assert bob.named("staff_events") == []
    assert bob.state()["tallies"] == []


def test_a_plain_form_that_was_open_in_time_may_be_sent_late(hall: Hall) -> None:
    ann = hall.person()
    idea = hall.idea(ann)["id"]
    page = ann.get(f"/p/{idea}").text
    token, seen, said = (
        re.search(pattern, page).group(1)  # type: ignore[union-attr]  # found, or the test fails
        for pattern in (
            r'name="csrf_token" value="([^"]+)"',
            r'name="seen" value="(\d+)"',
            r'name="id" value="([^"]+)"',
        )
    )
    hall.evening.phase("results")
    form = {"csrf_token": token, "seen": seen, "id": said, "text": "Mind the roots"}
    done = ann.call("POST", f"/w/{hall.code}/p/{idea}/comment", data=form)
    assert done.status_code == 303, done.text
    assert "the facilitator decides" in ann.get(f"/p/{idea}").text
    mine = ann.get("/mine").text
    assert "Mind the roots" in mine
    assert "Came late, waits for the facilitator" in mine

"""GET /events: how those catch up whose network lets no WebSocket through."""

import uuid

import pytest

from tests.contract.hall import Hall, vote

pytestmark = pytest.mark.database


def test_events_come_in_order_without_gaps(hall: Hall) -> None:
    ann = hall.person()
    epoch = ann.state()["epoch"]
    hall.ideas(5)
    page = ann.events(epoch, 0)
    assert set(page) >= {"epoch", "head", "now", "events", "tallies", "votes", "present"}
    assert [event["seq"] for event in page["events"]] == list(range(1, page["head"] + 1))
    for event in page["events"]:
        assert set(event) >= {"seq", "kind", "at", "data"}
    assert page["events"][-1]["kind"] == "proposal.added"


def test_a_page_has_300_and_one_asks_again(hall: Hall) -> None:
    ann = hall.person()
    ann.load()
    hall.ideas(310)
    first = ann.events(ann.truth.epoch, ann.truth.seq)
    assert len(first["events"]) == 300
    assert first["head"] == ann.truth.seq + 310
    ann.poll()
    assert ann.truth.seq == first["head"]
    assert len(ann.truth.proposals) == 310


@pytest.mark.parametrize("wrong", ["epoch", "after", "votes"])
def test_who_stands_nowhere_loads_anew(hall: Hall, wrong: str) -> None:
    ann = hall.person()
    state = ann.state()
    asked = {"epoch": state["epoch"], "after": state["seq"], "votes": 0}
    asked |= {wrong: {"epoch": str(uuid.uuid4()), "after": state["seq"] + 1, "votes": 1}[wrong]}
    answer = ann.get("/events", params=asked)
    assert (answer.status_code, answer.json()["code"]) == (409, "resync")


@pytest.mark.parametrize("number", ["-1", "1.5", "x", "", "9" * 40, "٣", "1e3", " 1"])
@pytest.mark.parametrize("name", ["after", "votes"])
def test_what_is_no_number_is_invalid(hall: Hall, name: str, number: str) -> None:
    ann = hall.person()
    asked = {"epoch": ann.state()["epoch"], "after": "0", "votes": "0"} | {name: number}
    answer = ann.get("/events", params=asked)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert name in answer.json()["fields"]


def test_staff_read_their_stream_and_others_do_not(hall: Hall) -> None:
    ann, staff = hall.person(), hall.staff()
    idea = hall.idea(ann)
    hide = {"proposal": idea["id"], "reason": "Names a neighbour"}
    assert staff.post("proposal.hide", hide).code == "ok"
    epoch = ann.state()["epoch"]
    page = staff.events(epoch, 0, stream="staff")
    assert [event["kind"] for event in page["events"]] == ["proposal.hidden"]
    assert page["head"] == 1
    for each in (ann, hall.screen()):
        asked = {"epoch": epoch, "after": 0, "votes": 0, "stream": "staff"}
        answer = each.get("/events", params=asked)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    for stream in ("votes", "room,staff", "x"):
        answer = staff.get("/events", params={"epoch": epoch, "after": 0, "stream": stream})
        assert answer.json()["code"] == "invalid"


def test_who_only_polls_ends_where_the_others_are(hall: Hall) -> None:
    ann, poller = hall.person(), hall.person()
    ann.connect()
    poller.load()
    ideas = [hall.idea(ann) for _ in range(3)]
    poller.poll()
    assert ann.ask("proposal.withdraw", {"proposal": ideas[0]["id"]})["ok"]
    hall.staff().post("phase.set", {"phase": "vote"})
    assert poller.post("vote.cast", vote(ideas[1]["id"])).code == "ok"
    poller.poll()
    ann.until(lambda: ann.truth.seq == poller.truth.seq)
    assert poller.truth.proposals == ann.truth.proposals
    assert poller.truth.workshop == ann.truth.workshop == ann.state()["workshop"]


def test_who_polls_is_present(hall: Hall) -> None:
    ann = hall.person()
    state = ann.state()
    ann.events(state["epoch"], state["seq"])
    assert ann.events(state["epoch"], state["seq"])["present"]["total"] == 1

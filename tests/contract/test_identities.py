"""Who speaks: what is said counts, and never another identity of the same browser."""

import pytest

from tests.contract.client import Client
from tests.contract.hall import Hall, comment, vote
from tests.contract.wire import Refusal
from tests.factories import tree

pytestmark = pytest.mark.database

EACH = ("participant", "staff", "screen")


def everybody(hall: Hall) -> Client:
    """One browser that is participant, staff and screen at once."""
    browser = hall.staff()
    browser.come_in("resident", "Kim as a guest")
    browser.speaks_as = "screen"
    browser.get("/screen", params={"key": hall.screen_key})
    return browser


def test_one_browser_is_three(hall: Hall) -> None:
    browser = everybody(hall)
    seen = {}
    for each in EACH:
        browser.speaks_as = each
        seen[each] = browser.me()["me"]["id"]
    assert len(set(seen.values())) == 3
    assert seen["staff"] == str(hall.evening.facilitator.id)
    browser.speaks_as = None
    assert browser.me()["me"]["id"] == seen["participant"]


@pytest.mark.parametrize("has", [*EACH, "nothing"])
@pytest.mark.parametrize("says", EACH)
def test_nobody_falls_back_to_another(hall: Hall, has: str, says: str) -> None:
    makers = {"participant": hall.person, "staff": hall.staff, "screen": hall.screen}
    client = makers.get(has, hall.visitor)()
    client.speaks_as = says
    expected = 200 if has == says else 401
    for path in ("/state", "/me"):
        assert client.get(path).status_code == expected
    if has == says:
        client.connect()
        return
    reply = client.post("phase.set", {"phase": "vote"})
    assert (reply.status, reply.code) == (401, "not_joined")
    client.truth.epoch = "none"
    with pytest.raises(Refusal) as refused:
        client.connect()
    assert refused.value.data["code"] == "not_joined"
    assert refused.value.data["message"]


@pytest.mark.parametrize("says", ["admin", "", "Staff", "participant,staff"])
def test_who_is_unknown_is_refused(hall: Hall, says: str) -> None:
    ann = hall.person()
    answer = ann.get("/state", headers={"X-Cocreate-As": says})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


@pytest.mark.parametrize("says", [["staff"], {"a": 1}, 7, "admin"])
def test_who_is_unknown_is_refused_at_the_socket(hall: Hall, says: object) -> None:
    ann = hall.person()
    ann.speaks_as = says  # type: ignore[assignment]  # what a broken client says
    ann.truth.epoch = "none"
    with pytest.raises(Refusal) as refused:
        ann.connect()
    assert refused.value.data["code"] == "invalid"


def test_the_screen_only_reads(hall: Hall) -> None:
    idea = hall.idea(hall.person())
    screen = hall.screen()
    assert [each["id"] for each in screen.state()["proposals"]] == [idea["id"]]
    attempts = [
        ("proposal.add", tree()),
        ("comment.add", comment(idea["id"])),
        ("vote.cast", vote(idea["id"])),
        ("phase.set", {"phase": "vote"}),
        ("proposal.hide", {"proposal": idea["id"], "reason": "x"}),
        ("me.erase", {}),
    ]
    screen.connect()
    for kind, data in attempts:
        reply = screen.post(kind, data)
        assert (reply.status, reply.code) == (403, "not_allowed")
        assert screen.ask(kind, data)["code"] == "not_allowed"


def test_a_wrong_key_makes_no_screen(hall: Hall) -> None:
    other = hall.another()
    visitor = hall.visitor("screen")
    assert visitor.get("/screen", params={"key": other.screen_key}).status_code in {403, 404}
    assert visitor.get("/state").status_code == 401


def test_a_screen_of_another_workshop_sees_nothing_here(hall: Hall) -> None:
    screen = hall.another().screen()
    screen.code = hall.code
    assert screen.get("/state").status_code == 401


def test_staff_of_other_workshops_may_not(hall: Hall) -> None:
    other = hall.other_staff()
    assert other.post("phase.set", {"phase": "vote"}).code == "not_allowed"
    assert other.get("/state").json()["code"] == "not_allowed"
    other.truth.epoch = "none"
    with pytest.raises(Refusal) as refused:
        other.connect()
    assert refused.value.data["code"] == "not_allowed"


def test_a_participant_of_another_workshop_is_nobody_here(hall: Hall) -> None:
    guest = hall.another().person()
    guest.code = hall.code
    assert guest.get("/state").status_code == 401
    assert guest.post("proposal.add", tree()).code == "not_joined"

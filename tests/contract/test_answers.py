"""Every answer of a command, over both doors: its code, its HTTP status, its sentence."""

from typing import Any

import pytest

from tests.contract.client import Client
from tests.contract.hall import Hall, comment, point, vote
from tests.factories import new_id, tree

pytestmark = pytest.mark.database

STATUS = {
    "ok": 200, "invalid": 400, "not_joined": 401, "not_allowed": 403, "not_found": 404,
    "conflict": 409, "wrong_phase": 409, "paused": 409, "closed": 410, "too_large": 413,
}  # fmt: skip


def answers(client: Client, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    """The ack of POST, after making sure that the socket gives the same."""
    posted = client.post(kind, data)
    assert posted.status == STATUS[posted.code], posted
    if client.wire is None:
        client.connect()
    asked = client.ask(kind, data)
    assert asked.get("code", "ok") == posted.code
    for ack in (asked, posted.body):
        assert ack["ok"] or (ack["message"] and ack["id"])
    return posted.body


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "no such category": ({"category": "castle"}, "category"),
    "geometry of another kind": (
        {"geometry": {"type": "LineString", "coordinates": [[10.235, 56.222], [10.236, 56.222]]}},
        "geometry",
    ),
    "far away": ({"geometry": point(0.0, 0.0)}, "geometry"),
    "turned around": ({"geometry": point(56.222, 10.235)}, "geometry"),
    "no geometry": ({"geometry": None}, "geometry"),
    "a number that is none": ({"geometry": point(float("nan"))}, "geometry"),
    "endless": ({"geometry": point(float("inf"))}, "geometry"),
    "text of another kind": ({"text": ["a"]}, "text"),
    "half a character": ({"title": "\ud800"}, "title"),
    "nothing between letters": ({"title": "a\x00b"}, "title"),
    "too many words": ({"text": "x" * 9000}, "text"),
    "no id": ({"proposal": "7"}, "proposal"),
    "a list as id": ({"proposal": ["7"]}, "proposal"),
    "a field too large": ({"fields": {"count": 10**9}}, "count"),
    "fields of another kind": ({"fields": []}, "fields"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named(hall: Hall, case: str) -> None:
    changes, field = WRONG[case]
    ack = answers(hall.person(), "proposal.add", tree(**changes))
    assert ack["code"] == "invalid", ack
    assert any(field in name for name in ack["fields"]), ack["fields"]
    assert all(reasons for reasons in ack["fields"].values())


def test_what_is_no_command_is_invalid(hall: Hall) -> None:
    ann = hall.person()
    bodies = [b"", b"{", b"[]", b"null", b"7", b'"x"', b"{}", b"\xff\xfe", b"[" * 20_000]
    bodies += [b'{"id": 7, "kind": "proposal.add", "data": {}}', b'{"id": "x", "kind": []}']
    for body in bodies:
        reply = ann.post_raw(body)
        assert (reply.status, reply.code) == (400, "invalid"), body
        assert reply.body["message"]


@pytest.mark.parametrize("kind", ["proposal.fly", "", None, 7, ["proposal.add"], {}])
def test_an_unknown_kind_is_invalid(hall: Hall, kind: Any) -> None:
    assert answers(hall.person(), kind, {})["code"] == "invalid"


@pytest.mark.parametrize("command_id", ["", "x", 7, None, "0" * 5000, ["a"], {}])
def test_an_id_that_is_none_is_invalid(hall: Hall, command_id: Any) -> None:
    body = {"id": command_id, "kind": "proposal.add", "data": tree()}
    ann = hall.person()
    answer = ann.call("POST", f"/w/{hall.code}/commands", json=body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")


def test_strangers_and_strange_rooms(hall: Hall) -> None:
    stranger = hall.visitor()
    assert stranger.post("proposal.add", tree()).code == "not_joined"
    stranger.code = "ABCD2345"
    assert stranger.post("proposal.add", tree()).code == "not_found"


def test_what_is_another_s_is_not_for_me(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    idea = hall.idea(ann)
    said = comment(idea["id"])
    assert ann.post("comment.add", said).code == "ok"
    mine: list[tuple[str, dict[str, Any]]] = [
        ("proposal.edit", {"proposal": idea["id"], "title": "Mine now"}),
        ("proposal.move", {"proposal": idea["id"], "geometry": point()}),
        ("proposal.withdraw", {"proposal": idea["id"]}),
        ("comment.withdraw", {"comment": said["comment"]}),
        ("phase.set", {"phase": "vote"}),
    ]
    for kind, data in mine:
        assert answers(bob, kind, data)["code"] == "not_allowed", kind
    assert ann.state()["proposals"][0]["title"] == idea["title"]


def test_what_is_not_there_is_not_found(hall: Hall) -> None:
    other = hall.another()
    (foreign,) = other.ideas(1)
    ann = hall.person()
    for proposal in (new_id(), foreign["id"]):
        for kind, data in (
            ("proposal.withdraw", {"proposal": proposal}),
            ("proposal.edit", {"proposal": proposal, "title": "x"}),
            ("comment.add", comment(proposal)),
        ):
            assert answers(ann, kind, data)["code"] == "not_found", kind


def test_an_older_copy_is_a_conflict_and_shows_the_newer(hall: Hall) -> None:
    ann = hall.person()
    idea = hall.idea(ann)
    edit = {"proposal": idea["id"], "title": "First", "rev": idea["rev"]}
    assert ann.post("proposal.edit", edit).code == "ok"
    ack = answers(ann, "proposal.edit", edit | {"title": "Second"})
    assert ack["code"] == "conflict"
    assert ack["current"]["title"] == "First"
    assert ack["current"]["rev"] > idea["rev"]


def test_everything_has_its_time(hall: Hall) -> None:
    ann = hall.person()
    idea = hall.idea(ann)
    assert answers(ann, "vote.cast", vote(idea["id"]))["code"] == "wrong_phase"
    hall.evening.staff("input.pause", {"paused": True})
    assert answers(ann, "proposal.add", tree())["code"] == "paused"
    hall.evening.staff("input.pause", {"paused": False})
    hall.evening.phase("vote")
    for value in (2, -2, 0.5, "1", None, True):
        assert answers(ann, "vote.cast", vote(idea["id"], value))["code"] == "invalid", value
    hall.evening.phase("closed")
    assert answers(ann, "vote.cast", vote(idea["id"]))["code"] == "closed"
    assert answers(ann, "comment.add", comment(idea["id"]))["code"] == "closed"


def test_after_its_first_vote_an_idea_is_not_redrawn(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    idea = hall.idea(ann)
    hall.evening.phase("vote")
    assert bob.post("vote.cast", vote(idea["id"])).code == "ok"
    hall.evening.phase("discuss")
    edit = {"proposal": idea["id"], "title": "Quite another"}
    assert answers(ann, "proposal.edit", edit)["code"] == "not_allowed"
    move = {"proposal": idea["id"], "geometry": point()}
    assert answers(ann, "proposal.move", move)["code"] == "not_allowed"
    assert ann.post("comment.add", comment(idea["id"])).code == "ok"
    assert ann.post("proposal.withdraw", {"proposal": idea["id"]}).code == "ok"

"""/state, /me and one proposal: what stands in them, what does not, and how they are kept."""

import re
from typing import Any

import pytest

from tests.contract.hall import Hall, comment, vote

pytestmark = pytest.mark.database

STATE = {"epoch", "seq", "votes", "now", "workshop", "categories", "proposals", "tallies"}
WORKSHOP = {
    "code", "title", "lang", "area", "bbox", "phase", "round", "phase_ends_at", "paused",
    "tallies_visible", "voting",
}  # fmt: skip
CATEGORY = {
    "id", "measure", "names", "colour", "icon", "letter", "geometry", "unit", "fields",
}  # fmt: skip
PROPOSAL = {
    "id", "category", "title", "text", "geometry", "fields", "size", "by", "state", "merged_into",
    "rev", "at", "comments",
}  # fmt: skip
# What we add to the contract; anything else in an answer has slipped in.
PROPOSAL_ALSO = {"number", "place", "edited", "area_m2"}
WORKSHOP_ALSO = {
    "place", "languages", "kit", "roles", "agenda", "phase_started_at", "shown", "screen_texts",
    "what_next", "layers", "texts", "places", "plan",
}  # fmt: skip
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def test_state_has_these_keys(hall: Hall) -> None:
    ann = hall.person(nickname="Ann")
    idea = hall.idea(ann)
    state = ann.state()
    assert set(state) == STATE
    assert TIME.fullmatch(state["now"])
    assert set(state["workshop"]) == WORKSHOP | WORKSHOP_ALSO
    for category in state["categories"]:
        assert set(category) >= CATEGORY
        assert re.fullmatch(r"#[0-9A-Fa-f]{6}", category["colour"])
        assert category["unit"] in {"m", "m2", "n"}
    assert [set(each) for each in state["proposals"]] == [PROPOSAL | PROPOSAL_ALSO]
    assert state["proposals"][0] == idea
    assert state["tallies"] == []


def test_a_proposal_is_what_was_sent(hall: Hall) -> None:
    ann = hall.person(nickname="Ann")
    idea = hall.idea(ann, title="Linden", text="Two\nlines")
    assert (idea["title"], idea["text"]) == ("Linden", "Two\nlines")
    assert idea["geometry"] == {"type": "Point", "coordinates": [10.235, 56.222]}
    assert idea["by"] == {"id": ann.me()["me"]["id"], "nickname": "Ann"}
    assert (idea["state"], idea["merged_into"], idea["comments"]) == ("open", None, 0)
    assert list(idea["size"]) == ["n"]
    assert isinstance(idea["rev"], int)
    assert TIME.fullmatch(idea["at"])


def test_state_is_the_same_for_one_audience(hall: Hall) -> None:
    ann, bob, screen = hall.person(), hall.person("expert"), hall.screen()
    hall.idea(ann)
    tags = set()
    for each in (ann, bob, screen):
        state = each.state()
        del state["now"]
        tags.add(each.get("/state").headers["ETag"])
        assert state == {key: value for key, value in ann.state().items() if key != "now"}
    assert len(tags) == 1


def test_state_is_kept_privately_and_checked_again(hall: Hall) -> None:
    ann = hall.person()
    first = ann.get("/state")
    assert set(first.headers["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert {"Cookie", "X-Cocreate-As"} <= set(first.headers["Vary"].split(", "))
    tag = first.headers["ETag"]
    again = ann.get("/state", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    hall.idea(ann)
    changed = ann.get("/state", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_every_encoding_has_its_tag(hall: Hall, encoding: str) -> None:
    ann = hall.person()
    first = ann.get("/state", headers={"Accept-Encoding": encoding})
    known = {"Accept-Encoding": encoding, "If-None-Match": first.headers["ETag"]}
    assert ann.get("/state", headers=known).status_code == 304


def test_staff_have_a_tag_of_their_own(hall: Hall) -> None:
    ann, staff = hall.person(), hall.staff()
    assert ann.get("/state").headers["ETag"] != staff.get("/state").headers["ETag"]
    assert set(staff.state()) == STATE | {"staff_seq"}


def test_me_is_never_kept(hall: Hall) -> None:
    ann = hall.person(nickname="Ann")
    answer = ann.get("/me")
    assert answer.headers["Cache-Control"] == "no-store"
    me: dict[str, Any] = answer.json()
    assert set(me) >= {"me", "my_votes", "my_notices", "may", "present"}
    assert (me["me"]["nickname"], me["me"]["role"], me["me"]["lang"]) == ("Ann", "resident", "en")


def test_me_knows_my_votes_and_nobody_else_s(hall: Hall) -> None:
    ann, bob = hall.person(), hall.person()
    idea = hall.idea(ann)
    hall.evening.phase("vote")
    assert ann.post("vote.cast", vote(idea["id"], -1)).code == "ok"
    assert ann.me()["my_votes"] == {idea["id"]: -1}
    assert bob.me()["my_votes"] == {}


def test_may_says_why_not(hall: Hall) -> None:
    ann = hall.person()
    may = ann.me()["may"]
    assert may["proposal.add"] is True
    assert isinstance(may["vote.cast"], str)
    hall.evening.staff("input.pause", {"paused": True})
    assert isinstance(ann.me()["may"]["proposal.add"], str)


def test_one_proposal_comes_with_its_comments(hall: Hall) -> None:
    ann, bob = hall.person(nickname="Ann"), hall.person(nickname="Bob")
    idea = hall.idea(ann)
    said = comment(idea["id"], "Why not?")
    assert bob.post("comment.add", said).code == "ok"
    answer = ann.get(f"/proposals/{idea['id']}").json()
    (shown,) = answer["comments"]
    assert set(shown) == {"id", "proposal", "text", "by", "at"}
    assert (shown["id"], shown["text"]) == (said["comment"], "Why not?")
    assert shown["by"] == {"id": bob.me()["me"]["id"], "nickname": "Bob"}
    assert answer["proposal"]["comments"] == 1


@pytest.mark.parametrize(
    "path", ["/proposals/00000000-0000-4000-8000-000000000000", "/proposals/x"]
)
def test_what_is_not_there_is_not_found(hall: Hall, path: str) -> None:
    assert hall.person().get(path).status_code == 404


def test_a_proposal_of_another_workshop_is_not_found(hall: Hall) -> None:
    other = hall.another()
    (idea,) = other.ideas(1)
    assert hall.person().get(f"/proposals/{idea['id']}").status_code == 404

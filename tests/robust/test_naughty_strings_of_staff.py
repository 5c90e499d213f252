"""Each nasty text, wherever the facilitator writes: the same rules, and the same way back."""

import uuid

import pytest
from flask import Flask

from cocreate.journal.actors import Actor
from tests.robust.desk import NEXT, REASON, TITLE, Desk, desk_in, features, judged
from tests.robust.strings import MORE, NAUGHTY

pytestmark = pytest.mark.database


@pytest.fixture
def desk(house: Flask) -> Desk:
    return desk_in(house)


def test_reasons_for_ideas(desk: Desk) -> None:
    me = uuid.UUID(desk.writer.json("/me")["me"]["id"])
    author = Actor("participant", me, desk.room.evening.workshop.id, "resident")
    kept = {}
    for text in [*NAUGHTY, *MORE]:
        idea = desk.room.evening.propose(author)["id"]
        ack = desk.staff.post("proposal.hide", {"proposal": idea, "reason": text})
        if judged(ack, "reason", text, REASON, lines=False, empty=False):
            kept[idea] = text
    assert len(kept) > 400
    notices = desk.writer.json("/me")["my_notices"]
    assert {each["proposal"]: each["reason"] for each in notices} == kept
    staff = desk.staff.json("/state")["proposals"]
    assert {each["id"]: each["reason"] for each in staff if each["state"] == "hidden"} == kept
    told = [e["data"] for e in desk.staff.events("staff") if e["kind"] == "proposal.hidden"]
    assert {each["proposal"]["id"]: each["reason"] for each in told} == kept


def test_reasons_for_comments(desk: Desk) -> None:
    author = desk.room.evening.join()
    idea = desk.room.evening.propose(author)["id"]
    kept = {}
    for text in MORE:
        said = desk.room.evening.comment(author, idea)["id"]
        ack = desk.staff.post("comment.hide", {"comment": said, "reason": text})
        if judged(ack, "reason", text, REASON, lines=False, empty=False):
            kept[said] = text
    shown = desk.staff.json(f"/proposals/{idea}")["comments"]
    assert {each["id"]: each["reason"] for each in shown if each["reason"]} == kept
    seen = {each["id"] for each in desk.reader.json(f"/proposals/{idea}")["comments"]}
    assert seen.isdisjoint(kept)


@pytest.mark.parametrize(("field", "longest"), [("title", TITLE), ("what_next", NEXT)])
def test_words_of_the_workshop(desk: Desk, field: str, longest: int) -> None:
    lines = field == "what_next"
    kept = []
    for text in [*NAUGHTY, *MORE]:
        ack = desk.staff.post("workshop.edit", {field: text})
        if judged(ack, field, text, longest, lines=lines, empty=lines):
            kept.append(text)
            workshop = desk.reader.json("/state")["workshop"]
            assert (workshop["what_next"]["text"] if lines else workshop["title"]) == text
    assert len(kept) > 400
    told = [e["data"] for e in desk.reader.events() if e["kind"] == "workshop.edited"]
    assert [each["what_next"]["text"] if lines else each["title"] for each in told] == kept
    if not lines:
        assert desk.writer.json("/mine.json")["workshop"]["title"] == kept[-1]
        assert features(desk)["title"] == kept[-1]

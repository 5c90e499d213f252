"""Each nasty text, wherever people write: refused with a reason, or given back code point for code point."""

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import given, settings

from tests.factories import tree
from tests.robust.desk import (
    NICKNAME,
    REASON,
    TEXT,
    TITLE,
    Desk,
    comment,
    desk_in,
    features,
    judged,
    of,
    propose,
    rows,
)
from tests.robust.fuzz import fuzzed
from tests.robust.room import Room, strict
from tests.robust.strings import MORE, NAUGHTY, generated, is_blank, is_wrong

pytestmark = pytest.mark.database

RIGHT_TO_LEFT = "\u202eevil\u2066"


@pytest.fixture
def desk(house: Flask) -> Desk:
    return desk_in(house)


@pytest.mark.parametrize(("field", "longest"), [("title", TITLE), ("text", TEXT)])
def test_words_of_an_idea(desk: Desk, field: str, longest: int) -> None:
    kept = propose(desk, field, longest, [*NAUGHTY, *MORE])
    assert len(kept) > 400
    here = lambda each: each[field]  # noqa: E731 - said once, used six times
    told = [event["data"] for event in desk.reader.events() if event["kind"] == "proposal.added"]
    assert of(told, kept, here) == kept
    assert of(desk.reader.json("/state")["proposals"], kept, here) == kept
    assert of(desk.writer.json("/mine.json")["proposals"], kept, here) == kept
    alone = [desk.reader.json(f"/proposals/{each}")["proposal"] for each in kept]
    assert of(alone, kept, here) == kept
    desk.results()
    assert of(features(desk)["features"], kept, lambda each: each["properties"][field]) == kept
    assert of(rows(desk), kept, here) == kept


def test_comments(desk: Desk) -> None:
    proposal = desk.room.evening.propose(desk.room.evening.join())["id"]
    kept = comment(desk, proposal, [*NAUGHTY, *MORE])
    assert len(kept) > 400
    here = lambda each: each["text"]  # noqa: E731 - said once, used thrice
    told = [event["data"] for event in desk.reader.events() if event["kind"] == "comment.added"]
    assert of(told, kept, here) == kept
    assert of(desk.reader.json(f"/proposals/{proposal}")["comments"], kept, here) == kept
    assert of(desk.writer.json("/mine.json")["comments"], kept, here) == kept


def name(desk: Desk, proposal: str, text: str) -> None:
    """One nickname, changed and read everywhere it stands."""
    ack = desk.writer.post("me.update", {"nickname": text})
    if judged(ack, "nickname", text, NICKNAME, lines=False, empty=True):
        shown = text or None
        assert desk.writer.json("/me")["me"]["nickname"] == shown
        idea = desk.reader.json(f"/proposals/{proposal}")["proposal"]
        assert idea["by"]["nickname"] == shown


def test_nicknames_changed(desk: Desk) -> None:
    texts = [text for text in [*NAUGHTY, *MORE] if len(text) <= NICKNAME + 1]
    assert len(texts) > 250
    for several in batched(texts, 30):
        desk.writer = desk.room.person()
        data = tree()
        assert desk.writer.post("proposal.add", data)["ok"]
        for text in several:
            name(desk, data["proposal"], text)
    name(desk, data["proposal"], RIGHT_TO_LEFT)
    assert desk.writer.json("/mine.json")["proposals"][0]["by"]["nickname"] == RIGHT_TO_LEFT
    last = [e["data"] for e in desk.reader.events() if e["kind"] == "participant.updated"][-1]
    assert last["nickname"] == RIGHT_TO_LEFT
    desk.results()
    assert [row["nickname"] for row in rows(desk) if row["id"] == data["proposal"]] == [
        RIGHT_TO_LEFT
    ]


def batched(texts: list[str], size: int) -> Iterator[list[str]]:
    return (texts[at : at + size] for at in range(0, len(texts), size))


def come_in(room: Room, text: str) -> None:
    """One nickname at the door. Only blanks are no name: nobody is kept out for that."""
    visitor = room.visitor()
    answer = visitor.call("POST", "/join", json={"code": room.code, "nickname": text})
    body = strict(answer.get_data())
    if answer.status_code == 200:
        assert not is_wrong(text, NICKNAME, lines=False) or is_blank(text), ascii(text)
        expected = None if is_blank(text) else text
        assert body["me"]["nickname"] == expected
        assert visitor.json("/me")["me"]["nickname"] == expected
    else:
        assert is_wrong(text, NICKNAME, lines=False), ascii(text)
        assert (answer.status_code, body["code"]) == (400, "invalid")
        assert all(isinstance(reason, str) and reason for reason in body["fields"]["nickname"])
        assert body["fields"]["nickname"]


def test_nicknames_at_the_door(house: Flask) -> None:
    room = Room(house)
    for text in [*NAUGHTY, *MORE]:
        come_in(room, text)


@pytest.fixture(scope="module")
def open_desk(house: Flask) -> Desk:
    """One workshop for all that is made up."""
    return desk_in(house)


@settings(fuzzed, max_examples=fuzzed.max_examples // 2)  # each is sent six times
@given(text=generated)
def test_words_made_up(open_desk: Desk, text: str) -> None:
    desk = open_desk
    ideas = propose(desk, "title", TITLE, [text]) | propose(desk, "text", TEXT, [text])
    for idea in ideas:
        assert text in desk.reader.json(f"/proposals/{idea}")["proposal"].values()
    plain = tree()
    assert desk.writer.post("proposal.add", plain)["ok"]
    for said in comment(desk, plain["proposal"], [text]):
        comments = desk.reader.json(f"/proposals/{plain['proposal']}")["comments"]
        assert [(each["id"], each["text"]) for each in comments] == [(said, text)]
    name(desk, plain["proposal"], text)
    ack = desk.staff.post("proposal.hide", {"proposal": plain["proposal"], "reason": text})
    if judged(ack, "reason", text, REASON, lines=False, empty=False):
        assert desk.writer.json("/me")["my_notices"][-1]["reason"] == text
    come_in(desk.room, text)

"""What the journal alone says of a workshop: its events, in the order in which they happened.

`verify` compares this with the tables. It is not the client's reducer: it also follows what
clients never hear (votes, withdrawn and hidden things, who wrote what).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cocreate.journal.events import merge
from cocreate.journal.models import Event
from cocreate.journal.steps import STEP_EVENTS
from cocreate.workshops.retention import PURGED

# The state a thing is in after what happened to it; what is not here leaves it as it is.
STATE_AFTER = {
    "added": "open",
    "late": "late",
    "pending": "pending",
    "accepted": "open",
    "restored": "open",
    "hidden": "hidden",
    "withdrawn": "withdrawn",
    "merged": "merged",
}
FIRST = ("added", "late", "pending")
Ballot = tuple[int, str, str]  # round, proposal, participant


@dataclass
class Thing:
    """A proposal or a comment. `whole` is its last object, `text` whether that still has its text."""

    state: str
    author: str
    whole: Mapping[str, Any]
    text: bool


@dataclass
class Replayed:
    """The end of the journal. `counted` has the votes seq of the last change to each tally."""

    step: Mapping[str, Any] | None = None
    shown: str | None = None
    proposals: dict[str, Thing] = field(default_factory=dict)
    comments: dict[str, Thing] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    votes: dict[Ballot, int] = field(default_factory=dict)
    late: dict[Ballot, int | None] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)
    voted: set[str] = field(default_factory=set)


def replay(events: Iterable[Event]) -> Replayed:
    """Follow every event of a workshop, ordered by id."""
    end = Replayed()
    for event in events:
        subject, verb = event.kind.split(".")
        if subject in ("proposal", "comment"):
            _thing(end, event, subject, verb)
        elif event.stream == "votes":
            _vote(end, event)
        elif event.kind in STEP_EVENTS:
            end.step, end.shown = event.data, event.data.get("shown")
        elif event.kind == "screen.shown":
            end.shown = event.data["proposal"]
        elif event.kind == "participant.erased":
            _erase(end, event.data)
        elif event.kind == PURGED:
            _purge(end)
    return end


def _thing(end: Replayed, event: Event, subject: str, verb: str) -> None:
    things = end.proposals if subject == "proposal" else end.comments
    whole = _whole(event)
    known = things.get(_id(event, subject))
    if known is None:
        if whole is not None and verb in FIRST:
            author = str(whole["by"]["id"])
            things[str(whole["id"])] = Thing(STATE_AFTER[verb], author, whole, _has_text(event))
        return
    known.state = STATE_AFTER.get(verb, known.state)
    if whole is not None:
        known.whole, known.text = whole, _has_text(event)


def _id(event: Event, subject: str) -> str:
    return str(event.subject or event.data.get(subject) or event.data.get("id"))


def _whole(event: Event) -> Mapping[str, Any] | None:
    """The object an event carries as its data; what staff get of a hidden one is a repetition."""
    return merge(event.data, event.content) if "id" in event.data else None


def _has_text(event: Event) -> bool:
    return event.content is not None


def _vote(end: Replayed, event: Event) -> None:
    data = event.data
    person = str(data["participant"])
    if event.kind == "votes.erased":
        for gone in data["votes"]:
            end.votes.pop((gone["round"], gone["proposal"], person), None)
            end.counted[gone["proposal"], gone["round"]] = event.seq
        return
    ballot = (data["round"], data["proposal"], person)
    if event.kind == "vote.late":
        end.late[ballot] = data["value"]  # kept, and in no tally
        return
    end.late.pop(ballot, None)
    end.counted[data["proposal"], data["round"]] = event.seq
    if data["value"] is None:
        end.votes.pop(ballot, None)
    else:
        end.votes[ballot] = data["value"]
        end.voted.add(data["proposal"])


def _erase(end: Replayed, data: Mapping[str, Any]) -> None:
    person = data["participant"]
    end.erased.add(person)
    end.late = {ballot: value for ballot, value in end.late.items() if ballot[2] != person}
    for thing in (*end.proposals.values(), *end.comments.values()):
        if thing.author == person:
            thing.state, thing.text = "withdrawn", False


def _purge(end: Replayed) -> None:
    end.comments.clear()
    for thing in end.proposals.values():
        thing.text = False

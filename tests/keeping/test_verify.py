"""`verify` is silent about a sound installation and finds every kind of planted fault."""

import random
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.models import Event, Head, Remembered
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.purge import purge_due
from cocreate.keeping.verify import verify
from cocreate.participants.models import DeviceToken, Participant
from cocreate.proposals.models import Comment, Proposal
from cocreate.votes.models import LateVote, Tally, Vote
from cocreate.workshops.models import Workshop
from tests.factories import Evening, evening, new_id
from tests.laws.test_event_law import some_command

STEPS = 150
Fault = Callable[[Session], Any]


def lived_evening() -> Evening:
    """Something of every kind, one person erased."""
    made = evening("collect", late_vote_minutes=0)
    ada, bo, gone = made.join(nickname="Ada"), made.join(nickname="Bo"), made.join(nickname="Cy")
    ideas = [made.propose(person)["id"] for person in (ada, bo, gone, ada, bo)]
    said = [made.comment(person, ideas[0])["id"] for person in (ada, bo, gone)]
    perform("proposal.edit", new_id(), ada, {"proposal": ideas[0], "title": "Two oaks"})
    made.staff("proposal.hide", {"proposal": ideas[1], "reason": "Points at a person"})
    made.staff("comment.hide", {"comment": said[1], "reason": "Points at a person"})
    perform("proposal.withdraw", new_id(), ada, {"proposal": ideas[3]})
    made.phase("vote")
    for person, value in ((ada, 1), (bo, -1), (gone, 0)):
        made.vote(person, ideas[0], value)
    with store.read() as session:
        seen = read_head(session, made.workshop.id).room_seq
    made.phase("results")
    perform("vote.cast", new_id(), ada, {"proposal": ideas[4], "value": 1}, seen)
    perform("me.erase", new_id(), gone, {})
    return made


def found() -> list[str]:
    return [difference.what for difference in verify()]


def first(model: Any, *which: Any) -> Any:
    """One row's key, in a subquery that updates may use."""
    key = model.__table__.primary_key.columns.values()[0]
    return select(key).where(*which).order_by(key).limit(1).scalar_subquery()


def one(model: Any, *which: Any, **values: Any) -> Fault:
    """Change one row behind the journal's back."""
    key = model.__table__.primary_key.columns.values()[0]
    statement = update(model).where(key == first(model, *which)).values(**values)
    return lambda session: session.execute(statement)


def lost(model: Any, *which: Any) -> Fault:
    key = model.__table__.primary_key.columns.values()[0]
    return lambda session: session.execute(delete(model).where(key == first(model, *which)))


def for_erased(make: Callable[[Participant], Any]) -> Fault:
    """Leave something of the person who erased themselves."""

    def fault(session: Session) -> None:
        person = session.scalars(select(Participant).where(Participant.erased_at.is_not(None)))
        session.add(make(person.one()))

    return fault


def device(person: Participant) -> DeviceToken:
    return DeviceToken(token_hash="0" * 64, participant_id=person.id, made_at=utcnow())


def answered(person: Participant) -> Remembered:
    answer = {"id": new_id(), "seq": None, "result": {"proposal": {"title": "Back"}}}
    where, who = person.workshop_id, person.id
    return Remembered(workshop_id=where, sender=who, id=new_id(), digest="", answer=answer)


OF_ERASED = Event.owner.in_(select(Participant.id).where(Participant.erased_at.is_not(None)))
ROOM, STAFF, VOTES = (Event.stream == name for name in ("room", "staff", "votes"))
OPEN = Proposal.state == "open"

FAULTS: dict[str, tuple[Fault, str]] = {
    "event lost": (lost(Event, ROOM, Event.seq == 3), "room stream has"),
    "last event lost": (lost(Event, STAFF, Event.seq == 3), "staff stream ends at"),
    "vote event lost": (lost(Event, VOTES, Event.seq == 2), "votes stream has"),
    "head ahead": (one(Head, room_seq=1000), "its head says 1000"),
    "phase": (one(Head, phase="closed"), "its phase is not"),
    "pause": (one(Head, paused=True), "its paused is not"),
    "round": (one(Workshop, round=2), "its round is not"),
    "shown": (one(Workshop, shown=uuid.uuid4()), "projector"),
    "proposal lost": (lost(Proposal, Proposal.state == "withdrawn"), "but not in the table"),
    "proposal out of nothing": (lost(Event, Event.kind == "proposal.added"), "not in the journal"),
    "hidden shown": (one(Proposal, Proposal.state == "hidden", state="open"), "hidden in the"),
    "title": (one(Proposal, OPEN, title="Another"), "its title is not"),
    "geometry": (one(Proposal, OPEN, geometry={"type": "Point"}), "its geometry is not"),
    "category": (one(Proposal, OPEN, category="other"), "its category is not"),
    "revision": (one(Proposal, OPEN, rev=9), "its rev is not"),
    "size": (one(Proposal, OPEN, size=9), "its size is not"),
    "count of comments": (one(Proposal, comments=9), "it counts 9 comments"),
    "voted": (one(Proposal, Proposal.voted, voted=False), "whether it was voted on"),
    "comment lost": (lost(Comment), "but not in the table"),
    "comment shown": (one(Comment, Comment.state == "hidden", state="open"), "hidden in the"),
    "comment's text": (one(Comment, Comment.state == "open", text="No"), "its text is not"),
    "vote changed": (one(Vote, Vote.value == 1, value=-1), "in the votes stream"),
    "vote lost": (lost(Vote), "missing in the table"),
    "late vote changed": (one(LateVote, value=-1), "the late vote of"),
    "late vote lost": (lost(LateVote), "the late vote of"),
    "tally": (one(Tally, agree=7), "not a recount"),
    "tally's number": (one(Tally, v=1), "not a recount"),
    "tally lost": (lost(Tally), "there is no tally"),
    "erased text back": (one(Proposal, Proposal.title == "", text="Back"), "not from the table"),
    "erased comment back": (one(Comment, Comment.text == "", text="Back"), "not from the table"),
    "erased event back": (one(Event, OF_ERASED, content={"text": "Back"}), "an erased person gave"),
    "erased name back": (one(Participant, OF_ERASED_PERSON := Participant.erased_at.is_not(None),
                             nickname="Cy"), "erased, but has a nickname"),
    "erasure forgotten": (one(Participant, OF_ERASED_PERSON, erased_at=None), "differs from"),
    "erased device": (for_erased(device), "erased, but has 1 devices"),
    "erased answer": (for_erased(answered), "erased, but has 1 remembered answers"),
    "former name": (one(Participant, Participant.nickname == "Ada", nickname="Eva"), "another nick"),
}  # fmt: skip


def test_every_planted_fault_is_found(app: Flask) -> None:
    missed = {}
    for name, (fault, words) in FAULTS.items():
        lived_evening()
        assert found() == [], name
        store.write(fault)
        told = found()
        if not any(words in what for what in told):
            missed[name] = told
        store.write(lambda session: session.execute(delete(Workshop)))
    assert missed == {}


def test_missing_head_is_found(app: Flask) -> None:
    lived_evening()
    store.write(lambda session: session.execute(delete(Head)))
    assert "no head" in found()[0]


@pytest.mark.parametrize("seed", [5, 6])
def test_any_evening_is_sound_also_after_its_purge(app: Flask, seed: int) -> None:
    rng = random.Random(seed)
    made = evening("collect", keep_days=1)
    for role in ("resident", "landowner", "expert"):
        made.join(role, nickname="Kim")
    proposals: list[str] = []
    comments: list[str] = []
    for _ in range(STEPS):
        kind, actor, data = some_command(rng, made, proposals, comments)
        try:
            accepted = perform(kind, new_id(), actor, data, rng.choice([None, 0, 3]))
        except Refused:
            continue
        proposals += [data["proposal"]] if kind == "proposal.add" else []
        comments += [data["comment"]] if kind == "comment.add" else []
        if kind == "me.erase":
            made.people.remove(actor)
            made.join()
        assert accepted.id
    assert found() == []
    later = utcnow().replace(year=utcnow().year + 1)
    assert purge_due(later)
    assert found() == []


def test_command_line_tells_plainly_and_fails(app: Flask) -> None:
    made = lived_evening()
    runner = app.test_cli_runner()
    assert runner.invoke(args=["verify"]).exit_code == 0
    store.write(one(Proposal, OPEN, title="Another"))
    done = runner.invoke(args=["verify"])
    assert done.exit_code == 1
    assert f"{made.code}: proposal " in done.output
    assert "Another" not in done.output

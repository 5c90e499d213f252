"""The tally law: the tallies are a recount of the votes stream."""

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from cocreate.journal.models import Event
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.keeping.verify import verify
from cocreate.votes.models import LateVote, Tally, Vote
from tests.factories import Evening, evening, new_id

NAMES = {1: "agree", 0: "neutral", -1: "disagree"}


def recount(evening_: Evening) -> dict[str, Counter[str]]:
    """What the votes stream alone says, per proposal."""
    standing: dict[tuple[str, str], int] = {}
    with store.read() as session:
        events = session.scalars(
            select(Event)
            .where(Event.workshop_id == evening_.workshop.id, Event.stream == "votes")
            .order_by(Event.seq)
        ).all()
    for seq, event in enumerate(events, start=1):
        assert event.seq == seq
        _follow(standing, event.kind, event.data)
    counts: dict[str, Counter[str]] = {}
    for (proposal, _), value in standing.items():
        counts.setdefault(proposal, Counter())[NAMES[value]] += 1
    return counts


def _follow(standing: dict[tuple[str, str], int], kind: str, data: dict[str, Any]) -> None:
    if kind == "vote.cast":
        standing[data["proposal"], data["participant"]] = data["value"]
    elif kind == "vote.late":
        return  # kept, and in no tally
    elif kind == "vote.cleared":
        del standing[data["proposal"], data["participant"]]
    else:
        for gone in data["votes"]:
            del standing[gone["proposal"], data["participant"]]


@pytest.mark.database
def test_tallies_equal_a_recount_of_the_votes_stream(app: Flask) -> None:
    rng = random.Random(11)
    made = evening("collect")
    people = [made.join() for _ in range(7)]
    proposals = [made.propose(people[0])["id"] for _ in range(4)]
    made.phase("vote")
    for _ in range(150):
        person, proposal = rng.choice(people), rng.choice(proposals)
        if rng.random() < 0.25:
            perform("vote.clear", new_id(), person, {"proposal": proposal})
        else:
            made.vote(person, proposal, rng.choice([1, 0, -1]))
    seen = made.phase("results").seq
    for _ in range(60):
        person, proposal = rng.choice(people), rng.choice(proposals)
        now = utcnow() + timedelta(minutes=rng.choice([0, 5]))
        data = {"proposal": proposal, "value": rng.choice([1, 0, -1])}
        kind = rng.choice(["vote.cast", "vote.clear"])
        data = data if kind == "vote.cast" else {"proposal": proposal}
        perform(kind, new_id(), person, data, (seen or 0) - 1, clock=lambda now=now: now)
    perform("me.erase", new_id(), people[3], {})
    counted = recount(made)
    with store.read() as session:
        tallies = session.scalars(select(Tally).where(Tally.workshop_id == made.workshop.id)).all()
        rows = Counter(
            (str(vote.proposal_id), NAMES[vote.value]) for vote in session.scalars(select(Vote))
        )
        assert session.scalars(select(LateVote)).all(), "no vote came too late"
    assert len(tallies) == len(proposals)
    for tally in tallies:
        counts = counted.get(str(tally.proposal_id), Counter())
        for name in NAMES.values():
            assert rows[str(tally.proposal_id), name] == counts[name]
        assert (tally.agree, tally.neutral, tally.disagree) == (
            counts["agree"], counts["neutral"], counts["disagree"],
        )  # fmt: skip
    assert list(verify()) == []

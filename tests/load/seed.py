"""A workshop after a very long evening, put into the database at once.

The rows are what the actions would have written, events and counts included, so that the state
is exact and `cocreate verify` finds nothing; only the commands' remembered answers are left out.
"""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from cocreate.demo.ideas import read_script
from cocreate.journal.events import record
from cocreate.journal.heads import lock_head
from cocreate.journal.registry import NewEvent, Scene
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.participants.models import Participant
from cocreate.proposals.models import Proposal
from cocreate.proposals.objects import proposal_event
from cocreate.votes.models import Tally, Vote
from tests.factories import Evening, new_id
from tests.load.crowd import VALUES, idea

FLUSH_EVERY = 5000
TEXT_WORDS = 20


@cache
def _vocabulary() -> list[str]:
    """The demo's words: mixed anew for each idea, they do not pack better than what people say."""
    script = read_script()
    return sorted({word for each in (*script.ideas, *script.later) for word in each.text.split()})


def _words(count: int) -> str:
    return " ".join(random.choices(_vocabulary(), k=count))


@dataclass(frozen=True)
class Crowded:
    """How much there is: so many votes on each proposal, each by somebody else."""

    proposals: int = 10_000
    votes_each: int = 10


def fill(evening: Evening, wanted: Crowded) -> None:
    """Ideas in the collect phase, then votes; leaves the workshop in the vote phase."""
    people = store.write(lambda db: _people(db, evening, wanted.votes_each * 50))
    ideas = store.write(lambda db: _ideas(db, evening, people, wanted.proposals))
    evening.phase("vote")
    store.write(lambda db: _votes(db, evening, people, ideas, wanted.votes_each))


def _people(db: Session, evening: Evening, count: int) -> list[uuid.UUID]:
    ids = [uuid.uuid4() for _ in range(count)]
    rows = [
        {
            "id": each,
            "workshop_id": evening.workshop.id,
            "role": "resident",
            "role_fixed": True,
            "lang": "en",
            "recovery_hash": each.hex,
            "joined_at": utcnow(),
        }
        for each in ids
    ]
    db.execute(insert(Participant), rows)
    return ids


def _ideas(db: Session, evening: Evening, people: list[uuid.UUID], count: int) -> list[uuid.UUID]:
    scene = Scene(lock_head(db, evening.workshop.id), evening.facilitator, utcnow())
    ideas = []
    for number in range(1, count + 1):
        proposal = _proposal(evening, people[number % len(people)], number)
        db.add(proposal)
        record(db, proposal_event("proposal.added", proposal, None), scene, new_id())
        ideas.append(proposal.id)
        if number % FLUSH_EVERY == 0:
            db.flush()
    return ideas


def _proposal(evening: Evening, author: uuid.UUID, number: int) -> Proposal:
    made = idea() | {"title": _words(4), "text": _words(TEXT_WORDS)}
    return Proposal(
        id=uuid.UUID(made["proposal"]),
        workshop_id=evening.workshop.id,
        number=number,
        category=made["category"],
        title=made["title"],
        text=made["text"],
        geometry=made["geometry"],
        place=None,
        fields={},
        size_unit="n",
        size=1,
        author_id=author,
        state="open",
        rev=1,
        at=utcnow(),
        comments=0,
        voted=False,
    )


def _votes(
    db: Session,
    evening: Evening,
    people: list[uuid.UUID],
    ideas: list[uuid.UUID],
    each: int,
) -> None:
    scene = Scene(lock_head(db, evening.workshop.id), evening.facilitator, utcnow())
    rows = list(_ballots(evening, people, ideas, each))
    tallies = {idea: {"agree": 0, "neutral": 0, "disagree": 0} for idea in ideas}
    newest = {}
    for row in rows:
        idea, value = row["proposal_id"], row["value"]
        data = {"proposal": str(idea), "participant": str(row["participant_id"])}
        event = NewEvent(
            "votes", "vote.cast", data | {"round": 1, "value": value}, owner=row["participant_id"]
        )
        newest[idea] = record(db, event, scene, new_id()).seq
        tallies[idea][{1: "agree", 0: "neutral", -1: "disagree"}[value]] += 1
        if newest[idea] % FLUSH_EVERY == 0:
            db.flush()
    db.execute(insert(Vote), rows)
    db.execute(
        insert(Tally),
        [
            {
                "proposal_id": idea,
                "round": 1,
                "workshop_id": evening.workshop.id,
                **counts,
                "v": newest[idea],
            }
            for idea, counts in tallies.items()
        ],
    )
    db.execute(update(Proposal).values(voted=True))


def _ballots(
    evening: Evening, people: list[uuid.UUID], ideas: list[uuid.UUID], each: int
) -> Iterator[dict[str, Any]]:
    share = len(people) // each
    for turn, (number, proposal) in product(range(each), enumerate(ideas)):
        yield {
            "workshop_id": evening.workshop.id,
            "round": 1,
            "proposal_id": proposal,
            "participant_id": people[turn * share + number % share],
            "value": VALUES[(turn + number) % len(VALUES)],
            "at": utcnow(),
        }

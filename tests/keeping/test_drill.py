"""The restore drill: a backup made while people write is the state of one moment, elsewhere too."""

import hashlib
import random
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest
from flask import Flask
from sqlalchemy import select

from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.models import Event
from cocreate.journal.perform import perform
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from cocreate.keeping.backup import Made, make_backup
from cocreate.keeping.restore import restore
from cocreate.keeping.verify import verify
from tests.factories import HERE, Evening, evening, new_id
from tests.keeping.places import elsewhere, silent
from tests.laws.reducer import apply

ACTS = 2000
VOTES = 600
BACKUP_AT = 700
NOT_FOLDED = ("epoch", "tallies", "votes")


class Crowd(threading.Thread):
    """Twenty people who write all the time; `half` is set when there is something to back up."""

    def __init__(self, app: Flask, made: Evening) -> None:
        super().__init__()
        self.app, self.made, self.half = app, made, threading.Event()
        self.rng = random.Random(7)
        self.ideas: list[tuple[Any, str]] = []

    def run(self) -> None:
        with self.app.app_context():
            for n in range(ACTS - VOTES):
                self.write()
                if n == BACKUP_AT:
                    self.half.set()
            self.made.phase("vote")
            for _ in range(VOTES):
                self.vote()

    def write(self) -> None:
        person = self.rng.choice(self.made.people)
        spot = [at + self.rng.uniform(-0.001, 0.001) for at in HERE]
        point = {"type": "Point", "coordinates": spot}
        author, idea = self.rng.choice(self.ideas) if self.ideas else (None, "")
        what = self.rng.random() if idea else 0.0
        if what < 0.5:
            self.ideas.append((person, self.made.propose(person, geometry=point)["id"]))
        elif what < 0.8:
            self.made.comment(person, idea)
        elif what < 0.9:
            data = {"proposal": idea, "title": f"Title {what}"}
            perform("proposal.edit", new_id(), author, data)
        else:
            perform("proposal.move", new_id(), author, {"proposal": idea, "geometry": point})

    def vote(self) -> None:
        person, (_, idea) = self.rng.choice(self.made.people), self.rng.choice(self.ideas)
        self.made.vote(person, idea, self.rng.choice([1, 0, -1]))


def state_of(made: Evening) -> dict[str, Any]:
    with store.read() as session:
        return snapshot(session, made.workshop.id, "room")


def folded(made: Evening, state: dict[str, Any], seq: int) -> dict[str, Any]:
    """The state as it was at `seq`: an earlier one, and the events since."""
    with store.read() as session:
        head = read_head(session, made.workshop.id)
        events = events_after(session, head, "room", state["seq"], seq - state["seq"])
    for event in events:
        state = apply(state, "room", event, "room")
    return state


def digest(state: dict[str, Any]) -> str:
    kept = {key: value for key, value in state.items() if key not in NOT_FOLDED}
    return hashlib.sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()


def recount(made: Evening, upto: int) -> dict[str, Counter[int]]:
    """What the votes stream said up to a votes seq, per proposal."""
    query = select(Event.data).where(
        Event.workshop_id == made.workshop.id, Event.stream == "votes", Event.seq <= upto
    )
    with store.read() as session:
        votes = session.scalars(query.order_by(Event.seq)).all()
    standing = {(vote["proposal"], vote["participant"]): vote["value"] for vote in votes}
    counts: dict[str, Counter[int]] = {}
    for (proposal, _), value in standing.items():
        counts.setdefault(proposal, Counter())[value] += 1
    return counts


def counted(state: dict[str, Any]) -> dict[str, Counter[int]]:
    sides = {"agree": 1, "neutral": 0, "disagree": -1}
    return {
        tally["proposal"]: Counter({value: tally[name] for name, value in sides.items()})
        for tally in state["tallies"]
    }


def restored(made: Evening, backup: Made, folder: Path) -> dict[str, Any]:
    """The state elsewhere, sound by its own journal."""
    with elsewhere(folder):
        restore(backup.file, silent)
        assert list(verify()) == []
        return state_of(made)


@pytest.mark.timeout(300)  # two thousand acts, each on disk before the next
def test_backups_made_while_people_write_are_states_they_have_seen(
    app: Flask, tmp_path: Path
) -> None:
    made = evening("collect", tallies="live")
    for _ in range(20):
        made.join()
    before = state_of(made)
    crowd = Crowd(app, made)
    crowd.start()
    crowd.half.wait()
    early = make_backup(tmp_path / "early", silent)
    assert crowd.is_alive()
    crowd.join()
    last = make_backup(tmp_path / "last", silent)
    assert early.manifest.heads[0]["room_seq"] < last.manifest.heads[0]["room_seq"]
    for n, backup in enumerate((early, last)):
        head = backup.manifest.heads[0]
        there = restored(made, backup, tmp_path / str(n))
        assert (there["seq"], there["votes"]) == (head["room_seq"], head["votes_seq"])
        assert digest(there) == digest(folded(made, before, head["room_seq"]))
        assert counted(there) == recount(made, head["votes_seq"])
    assert list(verify()) == []

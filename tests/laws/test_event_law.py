"""The event law: an old snapshot plus the event is the new snapshot, for every kind and audience."""

import random
from typing import Any

import pytest
from flask import Flask

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.events import wire_event
from cocreate.journal.perform import perform
from cocreate.journal.registry import PHASES, Announcement, registry
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from cocreate.keeping.verify import verify
from tests.factories import Evening, evening, new_id, tree
from tests.laws.reducer import apply
from tests.plans.given import DIGEST, give_plan

STEPS = 260


class Witness:
    """Two clients, one of each audience, that only ever hear events."""

    def __init__(self, workshop_id: Any) -> None:
        self.workshop_id = workshop_id
        self.held = {audience: self.fresh(audience) for audience in ("room", "staff")}
        self.kinds: set[tuple[str, str]] = set()

    def fresh(self, audience: Any) -> dict[str, Any]:
        with store.read() as session:
            return snapshot(session, self.workshop_id, audience)

    def hear(self, announcement: Announcement) -> None:
        for event in announcement.events:
            self.kinds.add((event.stream, event.kind))
            if event.stream == "votes":
                continue
            for audience in ("room", "staff"):
                if event.stream == "room" or audience == "staff":
                    held, wire = self.held[audience], wire_event(event)
                    self.held[audience] = apply(held, event.stream, wire, audience)

    def check(self) -> None:
        for audience, held in self.held.items():
            fresh = self.fresh(audience)
            for state in (held, fresh):
                state.pop("tallies", None)
                state.pop("votes", None)
            assert held == fresh, audience


@pytest.fixture
def witness(app: Flask) -> Any:
    the_evening = evening("collect")
    witness = Witness(the_evening.workshop.id)
    registry.listeners["witness"] = witness.hear
    yield the_evening, witness
    del registry.listeners["witness"]


def some_command(
    rng: random.Random, evening_: Evening, proposals: list[str], comments: list[str]
) -> tuple[str, Actor, dict[str, Any]]:
    """Any command by anybody; most of them make sense."""
    person = rng.choice(evening_.people)
    proposal = rng.choice(proposals or [new_id()])
    comment = rng.choice(comments or [new_id()])
    lon, lat = 10.235 + rng.uniform(-0.003, 0.003), 56.222 + rng.uniform(-0.002, 0.002)
    point = {"type": "Point", "coordinates": [lon, lat]}
    mine: dict[str, dict[str, Any]] = {
        "proposal.add": tree(geometry=point, title=rng.choice(["", "Näher am Wasser"])),
        "proposal.edit": {"proposal": proposal, "title": f"Title {rng.random()}"},
        "proposal.move": {"proposal": proposal, "geometry": point},
        "proposal.withdraw": {"proposal": proposal},
        "comment.add": {"comment": new_id(), "proposal": proposal, "text": "So be it"},
        "comment.withdraw": {"comment": comment},
        "vote.cast": {"proposal": proposal, "value": rng.choice([1, 0, -1])},
        "vote.clear": {"proposal": proposal},
        "me.update": {"nickname": rng.choice(["Ada", "Bo", ""])},
    }
    theirs: dict[str, dict[str, Any]] = {
        "phase.set": {"phase": rng.choice([p for p in PHASES if p != "closed"] + ["collect"] * 5)},
        "input.pause": {"paused": rng.random() < 0.2},
        "proposal.hide": {"proposal": proposal, "reason": "Not about nature"},
        "proposal.restore": {"proposal": proposal},
        "proposal.accept": {"proposal": proposal},
        "comment.hide": {"comment": comment, "reason": "Points at a person"},
        "comment.restore": {"comment": comment},
        "comment.accept": {"comment": comment},
        "nickname.clear": {"participant": str(person.id)},
        "screen.show": {"proposal": rng.choice([proposal, None])},
        "plan.show": {"digest": DIGEST, "opacity": rng.randrange(20, 100)},
    }
    if rng.random() < 0.02:
        return "me.erase", person, {}
    if rng.random() < 0.65:
        kind = rng.choice([*mine, "proposal.add", "comment.add"])
        return kind, person, mine[kind]
    kind = rng.choice(list(theirs))
    return kind, evening_.facilitator, theirs[kind]


@pytest.mark.database
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_old_snapshot_plus_event_is_new_snapshot(witness: Any, seed: int) -> None:
    evening_, watching = witness
    rng = random.Random(seed)
    for role in ("resident", "landowner", "expert", "resident"):
        evening_.join(role, nickname="Kim")
    give_plan(evening_)
    proposals: list[str] = []
    comments: list[str] = []
    done: set[str] = set()
    for _ in range(STEPS):
        kind, actor, data = some_command(rng, evening_, proposals, comments)
        seen = rng.choice([None, 0, 3, watching.held["room"]["seq"] - rng.randrange(12)])
        try:
            accepted = perform(kind, new_id(), actor, data, seen)
        except Refused:
            watching.check()
            continue
        done.add(kind)
        if kind == "proposal.add":
            proposals.append(accepted.result["proposal"]["id"])
        if kind == "comment.add":
            comments.append(accepted.result["comment"]["id"])
        if kind == "me.erase":
            evening_.people.remove(actor)
            evening_.join()
        watching.check()
    assert len(done) > 10, done
    assert list(verify()) == []
    assert ("staff", "proposal.late") in watching.kinds
    assert ("staff", "comment.late") in watching.kinds

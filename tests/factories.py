"""Workshops and people for tests, made through the same actions as in the product."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Accepted
from cocreate.journal.perform import perform
from cocreate.journal.registry import Phase
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import kits
from cocreate.participants.actions import join
from cocreate.participants.commands import Join
from cocreate.staff.models import StaffAccount
from cocreate.workshops.actions import create_workshop
from cocreate.workshops.commands import CreateWorkshop, WorkshopSettings
from cocreate.workshops.kit_defaults import defaults_of
from cocreate.workshops.models import Workshop

HERE = (10.235, 56.222)  # in the area of the kit `aarhus`


def new_id() -> str:
    """An id as a device makes it."""
    return str(uuid.uuid4())


@dataclass
class Evening:
    """A workshop with its facilitator, and people who join and act through the one door."""

    workshop: Workshop
    facilitator: Actor
    people: list[Actor] = field(default_factory=list)
    tokens: dict[uuid.UUID, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.workshop.code

    def join(self, role: str = "resident", nickname: str | None = None) -> Actor:
        """Somebody comes in."""
        joined = store.write(
            lambda db: join(db, self.workshop, Join(role, nickname, "en"), utcnow())
        )
        me = joined.participant
        actor = Actor("participant", me.id, self.workshop.id, role, me.joined_at)
        self.people.append(actor)
        self.tokens[actor.id] = joined.token
        return actor

    def phase(self, phase: Phase) -> Accepted:
        return self.staff("phase.set", {"phase": phase})

    def staff(self, kind: str, data: dict[str, Any]) -> Accepted:
        """A command of the facilitator."""
        return perform(kind, new_id(), self.facilitator, data)

    def propose(self, actor: Actor, **changes: Any) -> dict[str, Any]:
        """A tree, or what `changes` make of it; returns the proposal."""
        accepted = perform("proposal.add", new_id(), actor, tree(**changes))
        proposal: dict[str, Any] = accepted.result["proposal"]
        return proposal

    def comment(self, actor: Actor, proposal: str, text: str = "Good idea") -> dict[str, Any]:
        data = {"comment": new_id(), "proposal": proposal, "text": text}
        comment: dict[str, Any] = perform("comment.add", new_id(), actor, data).result["comment"]
        return comment

    def vote(self, actor: Actor, proposal: str, value: int) -> Accepted:
        return perform("vote.cast", new_id(), actor, {"proposal": proposal, "value": value})


def tree(**changes: Any) -> dict[str, Any]:
    """The data of a `proposal.add`."""
    return {
        "proposal": new_id(),
        "category": "tree",
        "title": "An oak by the bench",
        "text": "Shade for the afternoon.",
        "geometry": {"type": "Point", "coordinates": list(HERE)},
        **changes,
    }


def facilitator(db: Session, login: str = "kim") -> StaffAccount:
    """An account that cannot sign in; sign-in has its own tests."""
    account = StaffAccount(
        id=uuid.uuid4(),
        login=f"{login}-{uuid.uuid4().hex[:6]}",
        name="Kim",
        role="facilitator",
        password_hash="!",
        created_at=utcnow(),
    )
    db.add(account)
    db.flush()
    return account


def evening(phase: Phase = "collect", kit: str = "aarhus", **settings: Any) -> Evening:
    """A workshop of a kit, brought to `phase`."""

    def work(db: Session) -> tuple[Workshop, StaffAccount]:
        owner = facilitator(db)
        # In English, whatever the kit offers first: the tests read its pages.
        usual: dict[str, Any] = {"title": "More nature at Hede Enge", "lang": "en"}
        given = WorkshopSettings(**usual | settings)
        command = CreateWorkshop(owner.id, defaults_of(kits()[kit]), given)
        return create_workshop(db, command, utcnow), owner

    workshop, owner = store.write(work)
    made = Evening(workshop, Actor("staff", owner.id, workshop.id, "facilitator"))
    if phase != "lobby":
        made.phase(phase)
    return made

"""Filling the demo workshop, through the same door as everybody."""

import random
import uuid
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.demo.ideas import Script, read_script
from cocreate.journal.actors import Actor
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import kits
from cocreate.participants.actions import join
from cocreate.participants.commands import Join
from cocreate.staff.demo import demo_account
from cocreate.workshops.actions import create_workshop
from cocreate.workshops.commands import CreateWorkshop, WorkshopSettings
from cocreate.workshops.kit_defaults import defaults_of
from cocreate.workshops.models import Workshop

KIT = "aarhus"
PEOPLE = 38
COMMENTS = 60
ANSWER_IN = timedelta(weeks=6)
ROLES = ["resident"] * 24 + ["landowner"] * 6 + ["expert"] * 5 + ["unsaid"] * 3


def demo_workshop() -> Workshop:
    """The instance's demo workshop: the one that is there, with all that is in it, or a new one."""
    found = store.write(_existing)
    if found is not None:
        return found
    workshop, owner_id = store.write(_new_workshop)
    _fill(workshop, Actor("staff", owner_id, workshop.id, "facilitator"), read_script())
    return workshop


def _existing(db: Session) -> Workshop | None:
    owner = demo_account(db, utcnow)
    query = select(Workshop).where(Workshop.owner_id == owner.id).order_by(Workshop.created_at)
    return db.scalars(query.limit(1)).one_or_none()


def _new_workshop(db: Session) -> tuple[Workshop, uuid.UUID]:
    owner = demo_account(db, utcnow)
    settings = WorkshopSettings(
        title="More nature at Hede Enge",
        lang="en",
        what_next="The city's nature team answers each idea in writing. Nothing on private land"
        " happens without its owner.",
        answer_date=(utcnow() + ANSWER_IN).date(),
        contact="nature@city.example",
    )
    command = CreateWorkshop(owner.id, defaults_of(kits()[KIT]), settings)
    return create_workshop(db, command, utcnow), owner.id


def _fill(workshop: Workshop, facilitator: Actor, script: Script) -> None:
    # The same evening each time: a demo is rehearsed.
    chance = random.Random(7)  # noqa: S311
    _do(facilitator, "phase.set", {"phase": "collect"})
    people = [_join(workshop, role, chance, script) for role in ROLES[:PEOPLE]]
    proposals = [_propose(chance.choice(people), idea) for idea in script.ideas]
    for _ in range(COMMENTS):
        data = {"comment": str(uuid.uuid4()), "proposal": chance.choice(proposals)}
        _do(chance.choice(people), "comment.add", data | {"text": chance.choice(script.comments)})
    _do(facilitator, "phase.set", {"phase": "collect", "minutes": 25})


def _join(workshop: Workshop, role: str, chance: random.Random, script: Script) -> Actor:
    nickname = chance.choice([*script.names, None, None])
    joined = store.write(lambda db: join(db, workshop, Join(role, nickname, "en"), utcnow()))
    return Actor("participant", joined.participant.id, workshop.id, role)


def _propose(person: Actor, idea: Any) -> str:
    proposal = str(uuid.uuid4())
    _do(person, "proposal.add", {"proposal": proposal, **vars(idea)})
    return proposal


def _do(actor: Actor, kind: str, data: dict[str, Any]) -> None:
    perform(kind, str(uuid.uuid4()), actor, data)

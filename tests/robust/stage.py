"""A workshop full of what can be acted on, and the law every answer to a command must keep."""

import logging
import uuid
from dataclasses import dataclass, field

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from cocreate.extensions import db
from cocreate.journal.actors import Actor
from cocreate.journal.answers import STATUS
from cocreate.journal.registry import Announcement, Phase, registry
from cocreate.journal.store import store
from cocreate.live.limits import limiter
from tests.factories import evening, new_id
from tests.robust.any_json import valid
from tests.robust.room import Json, Room, Visitor

# An answer that asks to try again would be asked for ever: nothing that is sent may get it.
FINAL = set(STATUS) - {"ok", "busy", "full", "too_many", "resync"}
COMMANDS_PER_ROOM = 40
OK = 200


def _empty(session: Session) -> None:
    for table in reversed(db.metadata.sorted_tables):
        session.execute(table.delete())


@dataclass
class Stage:
    """Made anew after a while, so that it stays small and nobody stays erased for long."""

    app: Flask
    caplog: pytest.LogCaptureFixture
    left: int = 0
    announced: int = 0
    changed: bool = True
    room: Room = field(init=False)
    actors: dict[str, Actor] = field(init=False)
    doors: dict[str, Visitor] = field(init=False)
    ids: dict[str, str] = field(init=False)
    foreign: list[str] = field(init=False)
    rows: list[list[str]] = field(init=False)
    phase: Phase = field(init=False)

    def __post_init__(self) -> None:
        registry.listeners["stage"] = self.hear
        self.set_up()

    def hear(self, announcement: Announcement) -> None:
        self.announced += len(announcement.events)

    def close(self) -> None:
        del registry.listeners["stage"]

    def ready(self, phase: Phase) -> None:
        """Before a command: a fresh stage if the last one is used up, in the wanted phase."""
        limiter.buckets.clear()
        self.caplog.clear()
        self.left -= 1
        if self.left < 0:
            self.set_up()
        if phase != self.phase:
            self.room.evening.phase(phase)
            self.phase, self.changed = phase, True
        self.look()

    def look(self) -> None:
        """Remember how everything stands, to be compared with how it stands afterwards."""
        if self.changed:
            self.rows = self.everything()
        self.changed, self.announced = False, 0

    def set_up(self) -> None:
        store.write(_empty)
        self.left, self.phase, self.changed = COMMANDS_PER_ROOM, "collect", True
        self.room = Room(self.app)
        ann = self.room.person("Ann")
        self.doors = {"participant": ann, "staff": self.room.staff()}
        self.doors |= {"screen": self.room.screen(), "nobody": self.room.visitor()}
        made, ann_id = self.room.evening, ann.json("/me")["me"]["id"]
        here = made.workshop.id
        actor = Actor("participant", uuid.UUID(ann_id), here, "resident")
        screen = Actor("screen", uuid.UUID(int=0), here, "screen")
        self.actors = {"participant": actor, "staff": made.facilitator, "screen": screen}
        idea = made.propose(actor)["id"]
        said = made.comment(actor, idea)["id"]
        self.ids = {"proposal": idea, "comment": said, "person": ann_id}
        self.foreign = [made.propose(made.join())["id"], new_id(), *self._elsewhere()]

    def _elsewhere(self) -> list[str]:
        """Ids of another workshop."""
        other = evening("collect")
        theirs = other.join()
        idea = other.propose(theirs)["id"]
        return [idea, other.comment(theirs, idea)["id"], str(theirs.id)]

    def valid(self, kind: str) -> Json:
        """Data of a command that makes sense here."""
        return valid(kind, self.ids["proposal"], self.ids["comment"], self.ids["person"])

    def everything(self) -> list[list[str]]:
        """All that is kept, of everybody."""
        with store.read() as session:
            return [
                sorted(map(str, session.execute(table.select())))
                for table in db.metadata.sorted_tables
            ]

    def check(self, ack: Json) -> None:
        """What is told is one of the contract's answers; refused means that nothing happened."""
        errors = [each.getMessage() for each in self.caplog.records if each.levelno > logging.INFO]
        assert errors == []
        if ack["ok"] is True:
            self.changed = True
            self._check_accepted(ack)
            return
        assert ack["ok"] is False
        assert ack["code"] in FINAL, ack
        assert isinstance(ack["message"], str), ack
        assert ack["message"], ack
        for reasons in ack.get("fields", {}).values():
            assert reasons, ack
            assert all(isinstance(reason, str) and reason for reason in reasons), ack
        assert self.everything() == self.rows
        assert self.announced == 0

    def _check_accepted(self, ack: Json) -> None:
        """What was taken can be read by everybody."""
        assert {"id", "seq", "result"} <= set(ack)
        staff = self.doors["staff"]
        state = staff.json("/state")
        self.phase = state["workshop"]["phase"]
        for stream, seq in (("room", state["seq"]), ("staff", state["staff_seq"])):
            after = max(0, seq - 2)
            staff.json(f"/events?epoch={state['epoch']}&after={after}&stream={stream}")
        if self.doors["participant"].get("/me").status_code != OK:
            self.left = 0  # they have erased themselves

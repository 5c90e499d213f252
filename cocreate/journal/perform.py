"""The one door's inside: lock, known id?, phase, action, events, commit, announce."""

import hashlib
import json
import logging
import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Accepted, Refused
from cocreate.journal.events import record
from cocreate.journal.heads import lock_head, numbers
from cocreate.journal.models import Head, Remembered
from cocreate.journal.registry import Announcement, Kind, Recorded, Scene, registry
from cocreate.journal.steps import check_step
from cocreate.journal.store import store
from cocreate.journal.times import Clock, utcnow
from cocreate.metrics.meters import performed
from cocreate.words import N_

log = logging.getLogger(__name__)


def perform(
    kind_name: object,
    command_id: object,
    actor: Actor,
    data: object,
    seen: object = None,
    *,
    clock: Clock = utcnow,
) -> Accepted:
    """Do one command once, and tell everybody after its commit.

    `seen` is the room seq the device had when the person acted. Raises Refused; then nothing
    has been written and nothing is told.
    """
    kind = _kind_for(kind_name, actor)
    name = _command_name(command_id)
    if not isinstance(data, Mapping):
        raise Refused("invalid", N_("The command has no data."))
    command = kind.form.parse(data)
    digest = _digest(kind.name, data)

    def transaction(session: Session) -> tuple[Accepted, Announcement | None]:
        head = lock_head(session, actor.workshop_id)
        known = session.get(Remembered, (actor.workshop_id, actor.id, name))
        if known is not None:
            return _answer_again(known, digest), None
        for check in registry.speaker_checks.values():
            check(session, actor)
        now, at = clock(), _possible_seq(seen, head)
        late = check_step(session, kind, head, actor, at, now)
        scene = Scene(head, actor, now, at, late)
        return _do(session, kind, command, scene, name, digest)

    accepted, announcement = store.write(transaction)
    performed(kind.name, repeated=announcement is None, late="late" in accepted.result)
    if announcement is not None:
        announce(announcement)
    return accepted


def announce(announcement: Announcement) -> None:
    """Tell all listeners. It is committed whatever one of them makes of it."""
    for name, listener in registry.listeners.items():
        try:
            listener(announcement)
        except Exception:
            log.exception("%s could not be told", name)


def _kind_for(name: object, actor: Actor) -> Kind:
    kind = registry.kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Refused("invalid", N_("This kind of command is not known."))
    if actor.kind not in kind.who:
        raise Refused("not_allowed", N_("You cannot do this here."))
    return kind


def _command_name(command_id: object) -> str:
    try:
        return str(uuid.UUID(command_id if isinstance(command_id, str) else ""))
    except ValueError:
        raise Refused("invalid", N_("The command has no id.")) from None


def _digest(kind_name: str, data: Mapping[str, Any]) -> str:
    """What tells two commands apart. Raises Refused for what is nested too deep to be read."""
    try:
        text = json.dumps([kind_name, data], sort_keys=True, separators=(",", ":"))
    except RecursionError:
        raise Refused("invalid", N_("This is not JSON.")) from None
    return hashlib.sha256(text.encode()).hexdigest()


def _answer_again(known: Remembered, digest: str) -> Accepted:
    if known.digest != digest:
        raise Refused("conflict", N_("This id was used for something else."))
    return Accepted(**known.answer)


def _possible_seq(seen: object, head: Head) -> int | None:
    """The seq a device says it had, unless there has been none such."""
    return seen if type(seen) is int and 0 <= seen <= head.room_seq else None


def _do(
    session: Session, kind: Kind, command: Any, scene: Scene, name: str, digest: str
) -> tuple[Accepted, Announcement]:
    outcome = kind.action(session, command, scene)
    recorded = tuple(record(session, new, scene, name) for new in outcome.events)
    if len({event.stream for event in recorded}) < len(recorded):
        raise RuntimeError(f"{kind.name} made more than one event on a stream")
    accepted = Accepted(
        id=name,
        seq=_seq_on("room", recorded),
        result=outcome.result,
        votes=_seq_on("votes", recorded),
    )
    answer = vars(accepted)
    session.add(
        Remembered(
            workshop_id=scene.actor.workshop_id,
            sender=scene.actor.id,
            id=name,
            digest=digest,
            answer=answer,
        )
    )
    return accepted, Announcement(scene.actor.workshop_id, recorded, numbers(scene.head))


def _seq_on(stream: str, recorded: tuple[Recorded, ...]) -> int | None:
    return next((event.seq for event in recorded if event.stream == stream), None)

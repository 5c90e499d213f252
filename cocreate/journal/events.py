"""Recording events and reading them again."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.models import Event, Head
from cocreate.journal.registry import (
    Audience,
    NewEvent,
    Recorded,
    Scene,
    Stream,
    registry,
)
from cocreate.journal.times import wire_time

BATCH = 300


def merge(data: dict[str, Any], content: dict[str, Any] | None) -> dict[str, Any]:
    """An event's whole data: `content` put back over the nulls, a nickname where the name is."""
    if not content:
        return data
    whole = data | content
    if "nickname" in content and isinstance(data.get("by"), dict):
        del whole["nickname"]
        whole["by"] = data["by"] | {"nickname": content["nickname"]}
    return whole


def erasable(data: dict[str, Any], keys: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Split an object into what stays and what can be taken back (`keys`, and `by.nickname`)."""
    content = {key: data[key] for key in keys if key in data}
    kept = data | dict.fromkeys(content)
    if isinstance(data.get("by"), dict):
        content["nickname"] = data["by"].get("nickname")
        kept["by"] = data["by"] | {"nickname": None}
    return kept, content


def record(session: Session, new: NewEvent, scene: Scene, command_id: str) -> Recorded:
    """Add an event with the stream's next seq. The head is locked, so seqs have no gaps."""
    head = scene.head
    seq = getattr(head, f"{new.stream}_seq") + 1
    setattr(head, f"{new.stream}_seq", seq)
    session.add(
        Event(
            workshop_id=head.workshop_id,
            stream=new.stream,
            seq=seq,
            kind=new.kind,
            at=scene.now,
            actor=scene.actor.id,
            command_id=command_id,
            data=new.data,
            content=new.content,
            subject=new.subject,
            owner=new.owner,
        )
    )
    whole = merge(new.data, new.content)
    return Recorded(new.stream, seq, new.kind, scene.now, whole, new.owner)


def events_after(
    session: Session, head: Head, stream: Stream, after: int, limit: int = BATCH
) -> list[dict[str, Any]]:
    """Up to `limit` events of a stream behind `after`, as on the wire.

    What has been hidden, withdrawn or erased since reads as `redacted`.
    """
    rows = session.scalars(
        select(Event)
        .where(
            Event.workshop_id == head.workshop_id,
            Event.stream == stream,
            Event.seq > after,
        )
        .order_by(Event.seq)
        .limit(limit)
    ).all()
    shown = _visible(session, rows, stream)
    return [_wire(row, shown) for row in rows]


def wire_event(recorded: Recorded) -> dict[str, Any]:
    """A just recorded event as on the wire."""
    return {
        "seq": recorded.seq,
        "kind": recorded.kind,
        "at": wire_time(recorded.at),
        "data": recorded.data,
    }


def _visible(session: Session, rows: Iterable[Event], stream: Stream) -> set[uuid.UUID]:
    subjects = {row.subject for row in rows if row.subject}
    audience: Audience = "staff" if stream == "staff" else "room"
    shown: set[uuid.UUID] = set()
    if subjects:
        for visible in registry.visible.values():
            shown |= visible(session, subjects, audience)
    return shown


def _wire(row: Event, shown: set[uuid.UUID]) -> dict[str, Any]:
    event: dict[str, Any] = {"seq": row.seq, "kind": row.kind, "at": wire_time(row.at)}
    if row.subject is None or (row.content is not None and row.subject in shown):
        return event | {"data": merge(row.data, row.content)}
    return event | {"data": row.data, "redacted": True}


def erase_contents(session: Session, workshop_id: uuid.UUID, subjects: set[uuid.UUID]) -> None:
    """Take the contents of all events about these subjects out of the journal, for good."""
    rows = session.scalars(
        select(Event).where(Event.workshop_id == workshop_id, Event.subject.in_(subjects))
    )
    for row in rows:
        row.content = None


def rename_owner(
    session: Session, workshop_id: uuid.UUID, owner: uuid.UUID, nickname: str | None
) -> None:
    """Put another nickname, or none, on all events of a person."""
    rows = session.scalars(
        select(Event).where(Event.workshop_id == workshop_id, Event.owner == owner)
    )
    for row in rows:
        if row.content is not None:
            row.content = _renamed(row.content, nickname)


def _renamed(content: dict[str, Any], nickname: str | None) -> dict[str, Any]:
    """The nickname stands beside the texts, or in a whole object's `by`."""
    renamed = {
        key: value | {"by": value["by"] | {"nickname": nickname}}
        if isinstance(value, dict) and "by" in value
        else value
        for key, value in content.items()
    }
    return renamed | {"nickname": nickname} if "nickname" in content else renamed

"""What was taken back, in a file beside the database that survives a restore.

A line has the time, the workshop, what happened and to which thing: ids only, never a text.
The journal is the truth; the file is its copy outside of the database, so that an older backup
cannot bring back what was hidden, withdrawn or erased after it was made.
"""

import fcntl
import os
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy import select

from cocreate.journal.models import Event
from cocreate.journal.registry import Announcement
from cocreate.journal.store import store
from cocreate.journal.times import utcnow, wire_time
from cocreate.keeping.archive import OWNER_ONLY
from cocreate.workshops.retention import PURGED

LOG = "erasures.log"
DELETED = "workshop.deleted"

# What is noted, and which id of the event's data says of what; None: the workshop itself.
NOTED: dict[str, str | None] = {
    "participant.erased": "participant",
    "participant.updated": "participant",
    "nickname.cleared": "participant",
    "proposal.hidden": "proposal",
    "proposal.withdrawn": "proposal",
    "proposal.restored": "proposal",
    "comment.hidden": "comment",
    "comment.withdrawn": "comment",
    "comment.restored": "comment",
    PURGED: None,
}


@dataclass(frozen=True)
class Line:
    """One line of the file; `at` as on the wire."""

    at: str
    workshop: uuid.UUID
    kind: str
    subject: uuid.UUID

    def __str__(self) -> str:
        return f"{self.at} {self.workshop} {self.kind} {self.subject}"


def read_log(text: str) -> list[Line]:
    """The lines, oldest first. A last line that was cut off by a crash is left out."""
    lines = []
    for line in text.splitlines():
        parts = line.split(" ")
        if len(parts) == 4 and len(parts[3]) == 36:  # noqa: PLR2004 - as written above
            at, workshop, kind, subject = parts
            lines.append(Line(at, uuid.UUID(workshop), kind, uuid.UUID(subject)))
    return sorted(lines, key=lambda line: line.at)


def log_file(app: Flask) -> Path:
    """Where this installation notes what was taken back."""
    return Path(app.instance_path, LOG)


def append(file: Path, lines: Iterable[Line]) -> None:
    """Add lines, on disk when this returns; those that are there already are left out.

    Several processes may do so at once, and none of them cuts another's line in two.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
    with os.fdopen(descriptor, "r+", encoding="ascii") as log:
        fcntl.flock(log, fcntl.LOCK_EX)
        text = log.read()
        known = set(text.splitlines())
        new = [line for line in dict.fromkeys(map(str, lines)) if line not in known]
        if new:
            cut_off = "" if not text or text.endswith("\n") else "\n"
            log.write(cut_off + "\n".join(new) + "\n")
            log.flush()
            os.fsync(log.fileno())


def note_taken_back(announcement: Announcement) -> None:
    """Listener: note it before the person who took something back is told that it is gone."""
    lines = [
        line
        for event in announcement.events
        if (line := _line(announcement.workshop_id, event.kind, event.at, event.data))
    ]
    _append_or_tell(lines)


def note_deleted(workshop_id: uuid.UUID) -> None:
    """Listener: a workshop was deleted; nothing in the database says so any more."""
    _append_or_tell([Line(str(wire_time(utcnow())), workshop_id, DELETED, workshop_id)])


def _append_or_tell(lines: list[Line]) -> None:
    if not lines:
        return
    try:
        append(log_file(current_app), lines)
    except OSError:
        # It has happened and is committed; the next backup completes the file from the journal.
        current_app.logger.exception("what was taken back could not be noted")


def _line(workshop_id: uuid.UUID, kind: str, at: datetime, data: Mapping[str, Any]) -> Line | None:
    if kind not in NOTED:
        return None
    if kind == "participant.updated":
        if data.get("nickname") is not None:
            return None
        kind = "nickname.cleared"
    name = NOTED[kind]
    subject = _id_in(data, name) if name else str(workshop_id)
    return Line(str(wire_time(at)), workshop_id, kind, uuid.UUID(subject))


def _id_in(data: Mapping[str, Any], name: str) -> str:
    """`{proposal: id}`; or the whole thing, as such or as `{proposal: whole}` for staff."""
    named = data.get(name) or data
    return str(named["id"]) if isinstance(named, Mapping) else str(named)


def complete_log(app: Flask) -> None:
    """Add what the journal knows and the file does not: after a crash between the two."""
    query = (
        select(Event.workshop_id, Event.kind, Event.at, Event.data, Event.content, Event.subject)
        .where(Event.kind.in_(NOTED))
        .order_by(Event.id)
    )
    with store.read() as session:
        rows = session.execute(query).all()
    lines = (_line(row.workshop_id, row.kind, row.at, _with_subject(row.data, row)) for row in rows)
    append(log_file(app), [line for line in lines if line])


def _with_subject(data: Mapping[str, Any], row: Any) -> dict[str, Any]:
    """A stored staff event has its thing in the erasable part, but its id beside it."""
    name = NOTED[row.kind] or "workshop"
    nickname = (row.content or {}).get("nickname")
    return {
        name: data.get(name) or (str(row.subject) if row.subject else None),
        "nickname": nickname,
    }

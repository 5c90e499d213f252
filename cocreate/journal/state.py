"""The snapshot of a workshop for one audience."""

import hashlib
import uuid
from typing import Any

import orjson
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.journal.registry import Audience, registry
from cocreate.journal.times import utcnow, wire_time


def snapshot(session: Session, workshop_id: uuid.UUID, audience: Audience) -> dict[str, Any]:
    """`/state` without `now`: the same for everybody of an audience at the same (seq, votes).

    Call in one read transaction, so that it is exact at its own seq.
    """
    head = read_head(session, workshop_id)
    state: dict[str, Any] = {
        "epoch": head.epoch,
        "seq": head.room_seq,
        "votes": head.votes_seq,
    }
    if audience == "staff":
        state["staff_seq"] = head.staff_seq
    for part in registry.state_parts.values():
        state |= part(session, workshop_id, audience, head)
    return state


def tag_of(contents: bytes) -> str:
    """The hash of what a state contains, for its ETag."""
    return hashlib.sha256(contents).hexdigest()[:32]


def stamped(contents: bytes) -> bytes:
    """A dumped state with `now` put in front."""
    now = orjson.dumps({"now": wire_time(utcnow())})
    return now[:-1] + b"," + contents[1:]

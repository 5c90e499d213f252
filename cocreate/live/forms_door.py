"""Commands from plain HTML forms: the same door, for people without JavaScript."""

import re
import uuid
from collections.abc import Mapping
from typing import Any

from flask import flash, request
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.live.door import Answered, answer
from cocreate.live.identity import identify
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop
from cocreate.workshops.queries import found_workshop

SEQ = re.compile(r"[0-9]{1,15}", re.ASCII)
WAITS = N_(
    "It arrived late, after its step had ended: the facilitator decides whether it is shown."
)
COUNTED = N_("Your vote arrived late and is counted.")
TOO_LATE = N_("Your vote arrived too late to be counted. It is kept.")


def participant_here(db: Session, code: str) -> tuple[Workshop, Actor]:
    """The workshop and its participant at this browser. Raises Refused `not_joined`."""
    workshop = found_workshop(db, code)
    return workshop, identify(db, workshop, "participant")


def send_form(actor: Actor, kind: str, data: Mapping[str, Any]) -> Answered:
    """Do what a form asks; its field `command` makes sending it twice the same as once.

    Its field `seen` is the room seq the page was made at: a form that was open while its step was
    may be sent a little late.
    """
    command_id = request.form.get("command") or str(uuid.uuid4())
    seen = request.form.get("seen", "")
    number = int(seen) if SEQ.fullmatch(seen) else None
    given = {"id": command_id, "kind": kind, "data": dict(data), "seen": number}
    return answer(lambda: actor, given)


def tell(answered: Answered, done: str) -> None:
    """Say on the next page that it is done, that it came late, or why not."""
    flash(_late(answered.body) or done if answered.body["ok"] else answered.body["message"])


def _late(body: Mapping[str, Any]) -> str | None:
    """What becomes of something that came late, if it did."""
    result = body["result"]
    if not result.get("late"):
        return None
    if "counted" in result:
        return say(COUNTED if result["counted"] else TOO_LATE)
    # What was taken back comes without its content, and is done, not waiting.
    kept = isinstance(result.get("comment", result.get("proposal")), dict)
    return say(WAITS) if kept else None

"""What operators are told of each command: how long it took, and a line for the log."""

import logging
from collections.abc import Callable
from functools import wraps
from time import monotonic
from typing import Any, Protocol, TypeVar, cast

from cocreate.journal.actors import Actor
from cocreate.journal.registry import registry
from cocreate.logs.context import Sparing, lines_of, note, tell
from cocreate.metrics.meters import COMMAND_SECONDS

log = logging.getLogger(__name__)
sparing = Sparing()


class Ack(Protocol):
    """What the door answers."""

    @property
    def body(self) -> dict[str, Any]: ...


Answer = TypeVar("Answer", bound=Callable[..., Ack])


def accounted(answer: Answer) -> Answer:
    """Time the door's `answer(who, command, …)` and tell what became of each command."""

    @wraps(answer)
    def timed(who: object, command: object, *more: Any) -> Ack:
        began = monotonic()
        with lines_of():
            answered = answer(who, command, *more)
            seconds = monotonic() - began
            COMMAND_SECONDS.observe(seconds)
            _tell(command, answered.body, seconds)
        return answered

    return cast("Answer", timed)


def introduce(actor: Actor) -> None:
    """Say in the following lines who speaks: staff by their account, others by nothing."""
    who = {"staff": str(actor.id)} if actor.kind == "staff" else {}
    note(workshop=str(actor.workshop_id), speaker=actor.kind, **who)


def _tell(command: object, body: dict[str, Any], seconds: float) -> None:
    """What staff do is kept, as is what was refused; the rest is of interest to developers only."""
    kind = command.get("kind") if isinstance(command, dict) else None
    known = registry.kinds.get(kind) if isinstance(kind, str) else None
    told: dict[str, Any] = {
        "command": known.name if known else "unknown",
        "ms": round(seconds * 1000, 1),
    }
    if not body["ok"]:
        tell(log, logging.INFO, "command_refused", sparing, code=body["code"], **told)
    elif known and "staff" in known.who:
        tell(log, logging.INFO, "staff_command", **told)
    else:
        tell(log, logging.DEBUG, "command", **told)

"""The one door: every command, from the socket, a POST or a form, is answered here."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import OperationalError

from cocreate.journal.actors import Actor
from cocreate.journal.answers import BUSY_RETRY_S, Refused
from cocreate.journal.perform import perform
from cocreate.journal.registry import registry
from cocreate.live.account import accounted, introduce
from cocreate.live.limits import limiter
from cocreate.logs.context import fail
from cocreate.metrics.meters import REFUSED
from cocreate.pages import refusal
from cocreate.words import N_, say

LARGEST_COMMAND = 32 * 1024
LONGEST_ID = 64
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answered:
    """An ack of the contract, and the HTTP status that says the same."""

    body: dict[str, Any]
    status: int


@accounted
def answer(speaker: Callable[[], Actor], command: object, size: int | None = None) -> Answered:
    """Do the command of who speaks and return its ack. Whatever happens, there is an answer.

    `speaker` raises Refused when they may not speak here any more.
    """
    given = command if isinstance(command, Mapping) else {}
    command_id = given.get("id")
    try:
        _check_shape(command, size)
        actor = speaker()
        introduce(actor)
        _take_limit(actor, given.get("kind"))
        accepted = perform(
            given.get("kind"), command_id, actor, given.get("data"), given.get("seen")
        )
    except Refused as refused:
        return refused_answer(refused, command_id)
    except OperationalError as error:
        fail(log, "database_refused", error)
        return refused_answer(busy(), command_id)
    except Exception as error:  # noqa: BLE001 - told, and answered
        fail(log, "command_failed", error)
        return refused_answer(busy(), command_id)
    return Answered(accepted.body(), 200)


def refused_answer(refused: Refused, command_id: object = None) -> Answered:
    """The ack of a refusal, in the reader's language."""
    REFUSED.labels(refused.code).inc()
    message = say(refused.message, refused.params)
    body = refusal(refused.code, message, id=_known_id(command_id), **refused.extras)
    return Answered(body, refused.status)


def _known_id(command_id: object) -> str | None:
    """The id as it came, so that its sender knows what was refused, unless it can be none."""
    is_one = isinstance(command_id, str) and len(command_id) <= LONGEST_ID and command_id.isascii()
    return str(command_id) if is_one else None


def busy() -> Refused:
    """What could not be done just now may be asked for again."""
    return Refused(
        "busy",
        N_("This could not be saved just now. It is kept on your phone and sent again."),
        retry_after=BUSY_RETRY_S,
    )


def _check_shape(command: object, size: int | None) -> None:
    if size is None:
        try:
            size = len(json.dumps(command, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        except (TypeError, ValueError, RecursionError):
            raise Refused("invalid", N_("A command is an object.")) from None
    if not isinstance(command, Mapping):
        raise Refused("invalid", N_("A command is an object."))
    if size > LARGEST_COMMAND:
        raise Refused("too_large", N_("This is too large to be sent. Please use fewer words."))


def _take_limit(actor: Actor, kind_name: object) -> None:
    kind = registry.kinds.get(kind_name) if isinstance(kind_name, str) else None
    # Only what is for this actor counts; the rest is refused for good, not to be sent again.
    if kind is not None and actor.kind in kind.who:
        limiter.take(kind.bucket, actor.id)
        limiter.take("workshop", actor.workshop_id)

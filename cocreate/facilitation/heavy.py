"""The projector's numbers of large workshops: added up by the job process, once for each state."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from cocreate.facilitation.queries.leaders import leaders
from cocreate.facilitation.queries.sums import sums
from cocreate.jobs.actions import Order
from cocreate.jobs.registry import Run
from cocreate.jobs.waiting import asked, order_here, wait
from cocreate.journal.answers import Refused
from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.journal.store import store
from cocreate.proposals.queries import how_many
from cocreate.words import N_
from cocreate.workshops.models import Workshop

# Measured: adding up costs 0.03 ms for each idea, and nothing in a live worker may take 50 ms.
MOST_IDEAS_AT_ONCE = 1000
SUMS, RANKING = "projector.sums", "projector.ranking"
PATIENCE_S = 25.0


def is_heavy(session: Session, workshop: Workshop) -> bool:
    """Whether this workshop's numbers take too long to be added up while others wait."""
    return how_many(session, workshop.id) > MOST_IDEAS_AT_ONCE


def order_for(kind: str, head: Head, audience: Audience, top: int = 0) -> Order:
    """What to ask the job process for; needs an application."""
    data = {"workshop": str(head.workshop_id), "audience": audience, "top": top}
    numbers = (head.epoch, head.room_seq, head.votes_seq)
    return order_here(kind, "-".join(map(str, (*data.values(), *numbers))), data)


def added_up(order: Order) -> dict[str, Any]:
    """What came of it, exact at its own seq. Raises Refused `busy`."""
    report = wait(asked(order), PATIENCE_S)
    if report.state != "done" or report.result is None:
        raise still_made()
    return report.result


def still_made() -> Refused:
    """What has to be asked for again."""
    return Refused("busy", N_("This is still being made. Please ask again."), retry_after=2.0)


def make_sums(data: Mapping[str, Any], _run: Run) -> Mapping[str, Any]:
    """The handler of SUMS."""
    with store.read() as session:
        return sums(session, _workshop(session, data))


def make_ranking(data: Mapping[str, Any], _run: Run) -> Mapping[str, Any]:
    """The handler of RANKING. Raises Refused when its audience may not see it any more."""
    with store.read() as session:
        return leaders(session, _workshop(session, data), data["audience"], data["top"])


def _workshop(session: Session, data: Mapping[str, Any]) -> Workshop:
    workshop = session.get(Workshop, uuid.UUID(data["workshop"]))
    if workshop is None:
        raise Refused("not_found", N_("This workshop is not here any more."))
    return workshop

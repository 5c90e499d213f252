"""What a client reads to catch up: state, events, me."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.events import BATCH, events_after
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.registry import Stream, registry
from cocreate.journal.times import utcnow, wire_time
from cocreate.live.hub import hub
from cocreate.participants.models import Participant
from cocreate.participants.queries import me_object
from cocreate.words import N_, say

# What a room above adds to an events page: what changed after a votes number, and what may be
# seen only since the events of these kinds.
Changed = Callable[[Session, Actor, Head, int, Collection[str]], Mapping[str, Any]]


def missed(session: Session, head: Head, stream: Stream, after: int) -> list[dict[str, Any]] | None:
    """All events behind `after`, or None when they are too many or `after` lies ahead."""
    newest = head.room_seq if stream == "room" else head.staff_seq
    if after < 0 or after > newest or newest - after > BATCH:
        return None
    return events_after(session, head, stream, after) if after < newest else []


def events_page(
    session: Session,
    actor: Actor,
    epoch: str | None,
    after: int,
    votes: int,
    stream: Stream,
) -> dict[str, Any]:
    """`GET /events`. Raises Refused `resync` when the client must start from a snapshot."""
    head = read_head(session, actor.workshop_id)
    newest = head.room_seq if stream == "room" else head.staff_seq
    if epoch != head.epoch or after > newest or votes > head.votes_seq:
        raise Refused("resync", N_("The map is loaded again."))
    page: dict[str, Any] = {
        "epoch": head.epoch,
        "head": newest,
        "now": wire_time(utcnow()),
        "events": events_after(session, head, stream, after),
        "votes": head.votes_seq,
        "present": present_for(actor),
    }
    kinds = {event["kind"] for event in page["events"]}
    return page | counts_since(session, actor, head, votes, kinds)


changed_since: dict[str, Changed] = {}


def counts_since(
    session: Session, actor: Actor, head: Head, votes: int, kinds: Collection[str] = ()
) -> dict[str, Any]:
    """The tallies this actor may see that changed after `votes`, or that `kinds` let them see."""
    counts: dict[str, Any] = {"tallies": []}
    for changed in changed_since.values():
        counts |= changed(session, actor, head, votes, kinds)
    return counts


def me_page(session: Session, actor: Actor) -> dict[str, Any]:
    """`GET /me`: one's own details, votes, notices, and what one may do now."""
    head = read_head(session, actor.workshop_id)
    page: dict[str, Any] = {
        "me": _me(session, actor),
        "my_votes": {},
        "my_notices": [],
        "may": may(actor, head),
        "present": present_for(actor),
    }
    for part in registry.me_parts.values():
        page |= part(session, actor, head)
    return page


def _me(session: Session, actor: Actor) -> dict[str, Any]:
    if actor.kind == "participant":
        return me_object(session.get_one(Participant, actor.id))
    return {"id": str(actor.id), "role": actor.role, "nickname": None, "lang": None}


def may(actor: Actor, head: Head) -> dict[str, bool | str]:
    """For each kind of command this actor may use: true now, or the sentence why not now."""
    answers: dict[str, bool | str] = {}
    for kind in registry.kinds.values():
        if actor.kind not in kind.who:
            continue
        if head.phase not in kind.phases:
            answers[kind.name] = _why_not(head.phase)
        elif kind.pausable and head.paused:
            answers[kind.name] = say(N_("Input is paused for a moment."))
        else:
            answers[kind.name] = True
    return answers


def _why_not(phase: str) -> str:
    return say(WHY_NOT[phase])


WHY_NOT = {
    "lobby": N_("We have not started yet. You can look around."),
    "collect": N_("Now we collect ideas. This comes later."),
    "discuss": N_("Now we talk about the ideas. This is not open."),
    "vote": N_("Now we vote. This is not open."),
    "results": N_("These are the results. Nothing can be changed now."),
    "closed": N_("This workshop is closed. Thank you for taking part."),
}


def present_for(actor: Actor) -> dict[str, Any]:
    """Who is here; staff also hear about projectors and phones out of contact."""
    present = hub.present(actor.workshop_id)
    if actor.kind != "staff":
        return present
    return present | hub.for_staff(actor.workshop_id)

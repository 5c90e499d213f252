"""The rules proposals keep: palette, place, fields, ownership."""

import math
import uuid
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.fields import is_number, why_not_text
from cocreate.journal.registry import Scene, Stream
from cocreate.maps.geometry import Checked, check_geometry
from cocreate.maps.refused import GeometryRefused
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.objects import proposal_object
from cocreate.words import N_
from cocreate.workshops.models import Workshop

WAITING_STATES = ("late", "pending")
KEPT_STATES = ("open", *WAITING_STATES)
COMMENT_GONE = N_("This comment is not here any more.")


def category_of(workshop: Workshop, category_id: str) -> dict[str, Any]:
    """The workshop's category. Raises Refused `invalid`."""
    for category in workshop.categories:
        if category["id"] == category_id:
            return dict(category)
    raise Refused(
        "invalid",
        N_("This kind of idea is not offered in this workshop."),
        fields={"category": []},
    )


def checked_geometry(
    workshop: Workshop, category: dict[str, Any], geometry: dict[str, Any]
) -> Checked:
    """The geometry as it is kept, with its size. Raises Refused `invalid`."""
    try:
        return check_geometry(geometry, category["geometry"], workshop.area)
    except GeometryRefused as refused:
        raise Refused(
            "invalid", refused.message, fields={"geometry": []}, params=refused.params
        ) from refused


def checked_fields(category: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """The values of the category's own fields; what is not given takes its default."""
    known = {entry["id"]: entry for entry in category["fields"]}
    for name in given:
        if name not in known:
            # Its name is somebody's text, and no place for a reason.
            reason = N_("This kind of idea has no such detail.")
            raise Refused("invalid", reason, fields={"fields": []})
    values = {}
    for name, entry in known.items():
        value = given.get(name, entry.get("default"))
        if value is not None:
            _check_field(name, entry, value)
            values[name] = value
    return values


def _check_field(name: str, entry: dict[str, Any], value: Any) -> None:
    if entry["kind"] == "choice":
        if value not in [choice["id"] for choice in entry["choices"]]:
            raise _bad_field(name, N_("Please choose one of the offered details."))
    elif not is_number(value):
        raise _bad_field(name, N_("Please give a number."))
    elif not entry.get("min", -math.inf) <= value <= entry.get("max", math.inf):
        raise _bad_field(name, N_("This number is out of bounds."))


def _bad_field(name: str, sentence: str) -> Refused:
    return Refused("invalid", sentence, fields={f"fields.{name}": []})


def own_proposal(session: Session, scene: Scene, proposal_id: uuid.UUID) -> Proposal:
    """One's own proposal. Raises Refused `not_found` or `not_allowed`."""
    proposal = session.get(Proposal, proposal_id)
    if proposal is None or proposal.workshop_id != scene.actor.workshop_id:
        raise Refused("not_found", N_("This idea is not here any more."))
    if proposal.author_id != scene.actor.id:
        raise Refused("not_allowed", N_("Only the person who made this idea can do that."))
    if proposal.state not in KEPT_STATES:
        raise Refused("not_found", N_("This idea is not here any more."))
    return proposal


def comment_of(session: Session, scene: Scene, comment_id: uuid.UUID) -> Comment:
    """A comment of this workshop that its author has not taken back. Raises Refused `not_found`."""
    comment = session.get(Comment, comment_id)
    here = comment is not None and comment.workshop_id == scene.actor.workshop_id
    if comment is None or not here or comment.state == "withdrawn":
        raise Refused("not_found", COMMENT_GONE)
    return comment


def stream_of(proposal: Proposal) -> Stream:
    """Who hears of a proposal: the room, or only staff while it waits for them."""
    return "room" if proposal.state in ("open", "merged") else "staff"


def check_redrawable(
    proposal: Proposal, rev: int | None, nickname: str | None, scene: Scene
) -> None:
    """An idea somebody has voted on stays as it is; an outdated change is a conflict.

    A late change reaches only what waits for staff: an idea that others look at, and may be voting
    on, does not change under their eyes.
    """
    if scene.late and proposal.state == "open":
        raise scene.late.refused
    if proposal.voted:
        raise Refused(
            "not_allowed",
            N_("Somebody has voted on this idea, so it stays as it is. You can comment on it."),
        )
    if rev is not None and rev != proposal.rev:
        raise Refused(
            "conflict",
            N_("This idea was changed meanwhile, perhaps on another phone of yours."),
            current=proposal_object(proposal, nickname),
        )


def next_number(session: Session, workshop_id: uuid.UUID) -> int:
    """The next proposal's number; the head is locked, so it is given once."""
    query = select(func.max(Proposal.number)).where(Proposal.workshop_id == workshop_id)
    return (session.scalar(query) or 0) + 1


def filled_title(title: str, category: dict[str, Any], place: str | None, lang: str) -> str:
    """The title, or the category and the place in the workshop's language."""
    if title:
        return title
    names = category["names"]
    name = (names.get(lang) or names.get("en") or category["id"]).replace("\u00ad", "")
    filled = f"{name} · {place}" if place else name
    return filled[:120] if why_not_text(filled, 120, lines=False) is None else name

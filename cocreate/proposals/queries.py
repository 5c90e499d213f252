"""Reading proposals and comments."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.participants.models import Participant
from cocreate.participants.queries import nicknames
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.objects import comment_object, proposal_object
from cocreate.words import N_

LISTED = 50
SHOWN: dict[Audience, tuple[str, ...]] = {
    "room": ("open", "merged"),
    "staff": ("open", "merged", "late", "pending", "hidden"),
}
COMMENTS_SHOWN: dict[Audience, tuple[str, ...]] = {
    "room": ("open",),
    "staff": ("open", "late", "hidden"),
}


def proposals_part(
    session: Session, workshop_id: uuid.UUID, audience: Audience, _head: Head
) -> Mapping[str, Any]:
    """The part `proposals` of `/state`, in the order of their numbers."""
    rows = session.execute(
        select(Proposal, Participant.nickname)
        .join(Participant, Participant.id == Proposal.author_id)
        .where(Proposal.workshop_id == workshop_id, Proposal.state.in_(SHOWN[audience]))
        .order_by(Proposal.number)
    )
    return {"proposals": [for_audience(proposal, name, audience) for proposal, name in rows]}


def how_many(session: Session, workshop_id: uuid.UUID) -> int:
    """The number of proposals of a workshop in whatever state: cheap, to tell a large one."""
    mine = Proposal.workshop_id == workshop_id
    return session.scalar(select(func.count()).select_from(Proposal).where(mine)) or 0


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of the room's ideas, newest first; `total` of them stand on `pages` pages."""

    proposals: list[dict[str, Any]]
    number: int
    pages: int
    total: int

    @property
    def ids(self) -> list[uuid.UUID]:
        """The proposals on this page."""
        return [uuid.UUID(proposal["id"]) for proposal in self.proposals]


def newest_page(session: Session, workshop_id: uuid.UUID, number: int) -> ListPage:
    """The page of this number, the nearest there is: reading all of 10,000 would hold everybody up."""
    shown = and_(Proposal.workshop_id == workshop_id, Proposal.state.in_(SHOWN["room"]))
    total = session.scalar(select(func.count()).select_from(Proposal).where(shown)) or 0
    pages = max(1, -(-total // LISTED))
    number = min(max(number, 1), pages)
    rows = session.execute(
        select(Proposal, Participant.nickname)
        .join(Participant, Participant.id == Proposal.author_id)
        .where(shown)
        .order_by(Proposal.number.desc())
        .limit(LISTED)
        .offset((number - 1) * LISTED)
    )
    found = [for_audience(proposal, name, "room") for proposal, name in rows]
    return ListPage(found, number, pages, total)


def for_audience(proposal: Proposal, nickname: str | None, audience: Audience) -> dict[str, Any]:
    """The object, for staff with the reason of a hidden one."""
    whole = proposal_object(proposal, nickname)
    if audience == "staff" and proposal.state == "hidden":
        whole["reason"] = proposal.hidden_reason
    return whole


def proposal_with_comments(
    session: Session, workshop_id: uuid.UUID, proposal_id: uuid.UUID, audience: Audience
) -> dict[str, Any]:
    """`GET /proposals/<id>`. Raises Refused `not_found` for what this audience cannot see."""
    proposal = session.get(Proposal, proposal_id)
    if (
        proposal is None
        or proposal.workshop_id != workshop_id
        or proposal.state not in SHOWN[audience]
    ):
        raise Refused("not_found", N_("This idea is not here any more."))
    comments = session.scalars(
        select(Comment)
        .where(Comment.proposal_id == proposal_id, Comment.state.in_(COMMENTS_SHOWN[audience]))
        .order_by(Comment.at, Comment.id)
    ).all()
    names = nicknames(session, {proposal.author_id, *(c.author_id for c in comments)})
    return {
        "proposal": for_audience(proposal, names[proposal.author_id], audience),
        "comments": [comment_for(c, names[c.author_id], audience) for c in comments],
    }


def comment_for(comment: Comment, nickname: str | None, audience: Audience) -> dict[str, Any]:
    """The object, for staff with its state and the reason of a hidden one."""
    whole = comment_object(comment, nickname)
    if audience == "staff":
        whole |= {"state": comment.state, "reason": comment.hidden_reason}
    return whole


def visible_subjects(
    session: Session, subjects: Iterable[uuid.UUID], audience: Audience
) -> set[uuid.UUID]:
    """Which of these proposals and comments may still be handed out."""
    wanted = set(subjects)
    open_proposals = Proposal.state.in_(SHOWN[audience])
    proposals = session.scalars(
        select(Proposal.id).where(Proposal.id.in_(wanted), open_proposals)
    ).all()
    comments = session.scalars(
        select(Comment.id)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(Comment.id.in_(wanted), Comment.state.in_(COMMENTS_SHOWN[audience]), open_proposals)
    ).all()
    return {*proposals, *comments}

"""What the sender sees of their own proposals and comments."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.models import Head
from cocreate.journal.times import wire_time
from cocreate.kits.naming import name_in
from cocreate.proposals.models import Comment, Proposal
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop

STATE_WORDS = {
    "open": "",
    "hidden": N_("Hidden by the facilitator"),
    "late": N_("Came late, waits for the facilitator"),
    "pending": N_("Waits for the facilitator"),
    "merged": N_("Put together with another idea"),
}
COMMENT_WORDS = {
    "open": "",
    "hidden": N_("Hidden by the facilitator"),
    "late": N_("Came late, waits for the facilitator"),
}
VOTE_WORDS = {1: N_("Agree"), 0: N_("Neutral"), -1: N_("Disagree"), None: N_("Taken back")}
FIXED = N_("Somebody has voted on this idea, so it stays as it is.")


def notices_part(session: Session, actor: Actor, _head: Head) -> Mapping[str, Any]:
    """`my_notices`: what became of one's ideas and comments; `my_fixed`: ideas somebody voted on."""
    if actor.kind != "participant":
        return {"my_notices": [], "my_fixed": []}
    mine = session.scalars(
        select(Proposal).where(Proposal.author_id == actor.id).order_by(Proposal.number)
    ).all()
    said = session.scalars(
        select(Comment)
        .where(Comment.author_id == actor.id, Comment.state.in_(("hidden", "late")))
        .order_by(Comment.at, Comment.id)
    ).all()
    told = ("hidden", "late", "pending", "merged")
    ideas = [notice(p) for p in mine if p.state in told]
    return {
        "my_notices": ideas + [comment_notice(c) for c in said],
        "my_fixed": [str(p.id) for p in mine if p.voted],
    }


def notice(proposal: Proposal) -> dict[str, Any]:
    """The contract's `notice` about one proposal."""
    return {
        "proposal": str(proposal.id),
        "title": proposal.title,
        "state": proposal.state,
        "reason": proposal.hidden_reason,
    }


def comment_notice(comment: Comment) -> dict[str, Any]:
    """A `notice` about one comment: it names the comment besides its idea."""
    return {
        "proposal": str(comment.proposal_id),
        "comment": str(comment.id),
        "text": comment.text,
        "at": wire_time(comment.at),
        "state": comment.state,
        "reason": comment.hidden_reason,
    }


def my_writings(session: Session, actor: Actor) -> tuple[list[Proposal], list[Comment]]:
    """One's own proposals and comments that are not withdrawn, oldest first."""
    proposals = session.scalars(
        select(Proposal)
        .where(Proposal.author_id == actor.id, Proposal.state != "withdrawn")
        .order_by(Proposal.number)
    ).all()
    comments = session.scalars(
        select(Comment)
        .where(Comment.author_id == actor.id, Comment.state != "withdrawn")
        .order_by(Comment.at)
    ).all()
    return list(proposals), list(comments)


def proposal_rows(
    proposals: list[Proposal], workshop: Workshop, me: Mapping[str, Any], lang: str
) -> list[dict[str, Any]]:
    """One's ideas with what can still be done to each, and the reason where it cannot."""
    categories = {category["id"]: category for category in workshop.categories}
    return [_proposal_row(p, categories[p.category], me["may"], lang) for p in proposals]


def _proposal_row(
    proposal: Proposal, category: dict[str, Any], may: Mapping[str, Any], lang: str
) -> dict[str, Any]:
    edit = say(FIXED) if proposal.voted else may["proposal.edit"]
    return {
        "id": str(proposal.id),
        "title": proposal.title,
        "text": proposal.text,
        "category": category,
        "category_name": name_in(category["names"], lang),
        "place": proposal.place,
        "at": proposal.at,
        "state": proposal.state,
        "state_words": say(STATE_WORDS[proposal.state]) if STATE_WORDS[proposal.state] else "",
        "reason": proposal.hidden_reason,
        "editable": edit is True and proposal.state == "open",
        "withdrawable": may["proposal.withdraw"] is True and proposal.state != "hidden",
        "why_not": "" if edit is True else edit,
    }


def comment_rows(
    session: Session, comments: list[Comment], me: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """One's comments, each with the idea it is on while that can be seen."""
    titles = _titles(session, {comment.proposal_id for comment in comments})
    return [
        {
            "id": str(c.id),
            "proposal_id": str(c.proposal_id),
            "proposal_title": titles.get(c.proposal_id, ""),
            "text": c.text,
            "at": c.at,
            "state": c.state,
            "state_words": say(COMMENT_WORDS[c.state]) if COMMENT_WORDS[c.state] else "",
            "reason": c.hidden_reason,
            "withdrawable": me["may"]["comment.withdraw"] is True,
        }
        for c in comments
    ]


def late_vote_rows(session: Session, me: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """One's votes that came late: `counted`, and `kept` but not counted, each with its idea."""
    mine: Mapping[str, Any] = me["my_late_votes"]
    ids = [uuid.UUID(proposal) for proposal in mine]
    titles = _titles(session, ids)
    rows: dict[str, list[dict[str, Any]]] = {"counted": [], "kept": []}
    for proposal, vote in mine.items():
        title = titles.get(uuid.UUID(proposal), "")
        row = {"proposal": proposal, "title": title, "words": say(VOTE_WORDS[vote["value"]])}
        rows["counted" if vote["counted"] else "kept"].append(row)
    return rows


def _titles(session: Session, ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The titles of those of these ideas that everybody can see."""
    found = session.scalars(select(Proposal).where(Proposal.id.in_(list(ids)))).all()
    return {p.id: p.title for p in found if p.state in ("open", "merged")}

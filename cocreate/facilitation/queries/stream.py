"""The newest comments and what came late, for the facilitator's stream and queue."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.participants.models import Participant
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.queries import COMMENTS_SHOWN, SHOWN, comment_for
from cocreate.votes.late import kept
from cocreate.workshops.models import Workshop

NEWEST = 100


def newest_comments(session: Session, workshop: Workshop) -> dict[str, Any]:
    """`{seq, staff_seq, comments, waiting, late_votes}`, for staff only.

    `comments`: the hundred newest, hidden ones with their reason. `waiting`: the hundred that have
    waited longest to be let in. `late_votes`: how many votes came too late to count.
    """
    head: Head = read_head(session, workshop.id)
    newest = _comments(workshop, COMMENTS_SHOWN["staff"]).order_by(Comment.at.desc(), Comment.id)
    waiting = _comments(workshop, ("late",)).order_by(Comment.at, Comment.id)
    return {
        "seq": head.room_seq,
        "staff_seq": head.staff_seq,
        "comments": _read(session, newest),
        "waiting": _read(session, waiting),
        "late_votes": kept(session, workshop.id),
    }


def _comments(workshop: Workshop, states: tuple[str, ...]) -> Select[Comment, str | None]:
    """Comments in these states with their authors' names, on ideas that staff still see."""
    return (
        select(Comment, Participant.nickname)
        .join(Participant, Participant.id == Comment.author_id)
        .join(Proposal, Proposal.id == Comment.proposal_id)
        .where(Comment.workshop_id == workshop.id, Comment.state.in_(states))
        .where(Proposal.state.in_(SHOWN["staff"]))
        .limit(NEWEST)
    )


def _read(session: Session, query: Select[Comment, str | None]) -> list[dict[str, Any]]:
    return [comment_for(comment, name, "staff") for comment, name in session.execute(query)]

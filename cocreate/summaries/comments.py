"""Reading what was said about an idea."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.registry import Audience
from cocreate.participants.models import Participant
from cocreate.proposals.models import Comment
from cocreate.proposals.queries import COMMENTS_SHOWN


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, `late` when it came after its step had ended.

    Who, when exactly and in which state it is are for staff: None and `open` for others.
    """

    text: str
    day: date
    late: bool
    nickname: str | None = None
    at: datetime | None = None
    hidden_reason: str | None = None
    state: str = "open"


def read_comments(session: Session, proposal: uuid.UUID, audience: Audience) -> list[Remark]:
    """The comments on an idea this audience can see, oldest first; staff see hidden and waiting ones too."""
    rows = session.execute(
        select(Comment, Participant.nickname)
        .join(Participant, Participant.id == Comment.author_id)
        .where(Comment.proposal_id == proposal, Comment.state.in_(COMMENTS_SHOWN[audience]))
        .order_by(Comment.at, Comment.id)
    )
    if audience != "staff":
        return [Remark(comment.text, comment.at.date(), comment.late) for comment, _ in rows]
    return [
        Remark(
            text=comment.text,
            day=comment.at.date(),
            late=comment.late,
            nickname=nickname,
            at=comment.at,
            hidden_reason=comment.hidden_reason,
            state=comment.state,
        )
        for comment, nickname in rows
    ]

"""Taking back what a person has written, out of the tables and out of the journal."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.events import erase_contents
from cocreate.journal.registry import Scene
from cocreate.participants.actions import Erased
from cocreate.proposals.models import Comment, Proposal


def erase_writings(session: Session, scene: Scene) -> Erased:
    """Empty all proposals and comments of the actor; they stay as withdrawn shells."""
    proposals = session.scalars(select(Proposal).where(Proposal.author_id == scene.actor.id)).all()
    comments = session.scalars(select(Comment).where(Comment.author_id == scene.actor.id)).all()
    gone = [
        {"comment": str(c.id), "proposal": str(c.proposal_id)}
        for c in comments
        if c.state == "open"
    ]
    for comment in comments:
        _erase_comment(session, comment)
    for proposal in proposals:
        proposal.title = proposal.text = ""
        proposal.geometry, proposal.fields = {}, {}
        proposal.place = proposal.hidden_reason = None
        proposal.state = "withdrawn"
    subjects = {p.id for p in proposals} | {c.id for c in comments}
    erase_contents(session, scene.actor.workshop_id, subjects)
    return Erased({"proposals": [str(p.id) for p in proposals], "comments": gone})


def _erase_comment(session: Session, comment: Comment) -> None:
    if comment.state == "open":
        session.get_one(Proposal, comment.proposal_id).comments -= 1
    comment.text = ""
    comment.hidden_reason = None
    comment.state = "withdrawn"

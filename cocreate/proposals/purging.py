"""Taking the texts of proposals and comments of a workshop whose time is up."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.rules import category_of, filled_title
from cocreate.workshops.models import Workshop


def purge_writings(session: Session, workshop: Workshop) -> dict[str, int]:
    """A proposal keeps its place, shape, kind and size; its title is the kind and the place.

    Of one that was withdrawn nothing stays but its number.
    """
    proposals = session.scalars(select(Proposal).where(Proposal.workshop_id == workshop.id)).all()
    for proposal in proposals:
        _purge(proposal, workshop)
    mine = Comment.workshop_id == workshop.id
    comments = session.scalar(select(func.count()).select_from(Comment).where(mine)) or 0
    session.execute(delete(Comment).where(mine))
    return {"proposals": len(proposals), "comments": comments}


def _purge(proposal: Proposal, workshop: Workshop) -> None:
    proposal.text = ""
    proposal.hidden_reason = None
    proposal.comments = 0
    if proposal.state == "withdrawn":
        proposal.title, proposal.place = "", None
        proposal.geometry, proposal.fields = {}, {}
    else:
        category = category_of(workshop, proposal.category)
        proposal.title = filled_title("", category, proposal.place, workshop.lang)

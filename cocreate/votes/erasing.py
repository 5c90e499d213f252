"""Taking back a person's votes."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.registry import NewEvent, Scene
from cocreate.participants.actions import Erased
from cocreate.votes.actions import count
from cocreate.votes.late import told
from cocreate.votes.models import LateVote, Tally, Vote


def erase_votes(session: Session, scene: Scene) -> Erased:
    """Delete all votes of the actor and count them out of the tallies."""
    late = _erase_late(session, scene)
    votes = session.scalars(
        select(Vote).where(Vote.participant_id == scene.actor.id).order_by(Vote.id)
    ).all()
    if not votes:
        return Erased({}, late)
    for vote in votes:
        tally = session.get_one(Tally, (vote.proposal_id, vote.round))
        count(tally, vote.value, None, scene)
        session.delete(vote)
    data = {
        "participant": str(scene.actor.id),
        "votes": [{"proposal": str(v.proposal_id), "round": v.round} for v in votes],
    }
    return Erased({}, (NewEvent("votes", "votes.erased", data, owner=scene.actor.id), *late))


def _erase_late(session: Session, scene: Scene) -> tuple[NewEvent, ...]:
    """Votes that were kept and not counted go, too; what staff hear of it."""
    mine = session.scalars(select(LateVote).where(LateVote.participant_id == scene.actor.id)).all()
    for vote in mine:
        session.delete(vote)
    session.flush()
    return (told(session, scene),) if mine else ()

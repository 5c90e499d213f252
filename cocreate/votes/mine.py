"""The sender's own votes, and what became of those that came late."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.models import Head
from cocreate.votes.models import LateVote, Vote
from cocreate.workshops.models import Workshop


def votes_part(session: Session, actor: Actor, _head: Head) -> Mapping[str, Any]:
    """One's own votes in the present round.

    `my_votes`: proposal id to value. `my_late_votes`: proposal id to `{value, counted}` of those
    that came late; `value` null wanted to take a vote back.
    """
    round_ = session.get_one(Workshop, actor.workshop_id).round
    mine = session.scalars(
        select(Vote).where(Vote.participant_id == actor.id, Vote.round == round_)
    ).all()
    kept = session.scalars(
        select(LateVote).where(LateVote.participant_id == actor.id, LateVote.round == round_)
    ).all()
    late = {str(vote.proposal_id): _late(vote.value, counted=True) for vote in mine if vote.late}
    late |= {str(vote.proposal_id): _late(vote.value, counted=False) for vote in kept}
    return {
        "my_votes": {str(vote.proposal_id): vote.value for vote in mine},
        "my_late_votes": late,
    }


def _late(value: int | None, *, counted: bool) -> dict[str, Any]:
    return {"value": value, "counted": counted}

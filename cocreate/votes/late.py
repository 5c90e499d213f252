"""Votes that come after their voting was closed: which still count, and keeping those that do not."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.journal.steps import step_at
from cocreate.votes.models import LateVote
from cocreate.workshops.models import Workshop


@dataclass(frozen=True)
class Ballot:
    """The vote meant: which voting, on what, by whom; `value` None takes the vote back."""

    round: int
    proposal: uuid.UUID
    participant: uuid.UUID
    value: int | None


def round_meant(session: Session, workshop: Workshop, scene: Scene) -> int:
    """The voting this vote was made in: what was given in an earlier one is no vote in the next."""
    if workshop.round > 1 and scene.seen is not None:
        step = step_at(session, scene.head, scene.seen)
        if step.phase == "vote":
            return step.round
    return workshop.round


def counts(workshop: Workshop, round_: int, scene: Scene) -> bool:
    """Whether a vote made in this round and coming now is counted."""
    if round_ != workshop.round:
        return False
    grace = timedelta(minutes=workshop.late_vote_minutes)
    return scene.late is None or scene.now - scene.late.closed_at <= grace


def keep(session: Session, ballot: Ballot, scene: Scene) -> Outcome:
    """Keep a vote that came too late to count, and let staff know how many there are."""
    forget(session, ballot, scene)
    session.add(
        LateVote(
            workshop_id=scene.actor.workshop_id,
            round=ballot.round,
            proposal_id=ballot.proposal,
            participant_id=ballot.participant,
            value=ballot.value,
            at=scene.now,
        )
    )
    session.flush()
    data = {
        "proposal": str(ballot.proposal),
        "participant": str(ballot.participant),
        "round": ballot.round,
        "value": ballot.value,
    }
    votes = NewEvent("votes", "vote.late", data, owner=ballot.participant)
    return Outcome(
        (votes, told(session, scene)),
        {"proposal": str(ballot.proposal), "late": True, "counted": False},
    )


def forget(session: Session, ballot: Ballot, scene: Scene) -> tuple[NewEvent, ...]:
    """A vote that counts takes the place of one that was kept; what staff hear of it."""
    known = session.scalars(
        select(LateVote).where(
            LateVote.round == ballot.round,
            LateVote.proposal_id == ballot.proposal,
            LateVote.participant_id == ballot.participant,
        )
    ).one_or_none()
    if known is None:
        return ()
    session.delete(known)
    session.flush()
    return (told(session, scene),)


def told(session: Session, scene: Scene) -> NewEvent:
    """For staff: how many votes are kept and not counted. Whose and on what is nobody's to know."""
    return NewEvent("staff", "votes.late", {"late_votes": kept(session, scene.actor.workshop_id)})


def kept(session: Session, workshop_id: uuid.UUID) -> int:
    """How many votes of a workshop came too late."""
    query = select(func.count()).select_from(LateVote).where(LateVote.workshop_id == workshop_id)
    return session.scalar(query) or 0

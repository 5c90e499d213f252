"""Casting, changing and taking back a vote. One per round, proposal and participant."""

import uuid
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.participants.models import Participant
from cocreate.proposals.models import Proposal
from cocreate.votes import late
from cocreate.votes.commands import CastVote, ClearVote
from cocreate.votes.late import Ballot
from cocreate.votes.models import Tally, Vote
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES, tallies_visible_to

COUNTED = {1: "agree", 0: "neutral", -1: "disagree"}


def cast_vote(session: Session, command: CastVote, scene: Scene) -> Outcome:
    """Vote, or change one's vote; the first vote fixes the voter's role."""
    proposal = _proposal(session, scene, command.proposal)
    workshop = session.get_one(Workshop, scene.actor.workshop_id)
    ballot = _ballot(session, workshop, scene, proposal, command.value)
    if not late.counts(workshop, ballot.round, scene):
        return late.keep(session, ballot, scene)
    # Everything is read before anything is changed: each change of mind is a flush.
    voter = session.get_one(Participant, scene.actor.id)
    vote = _standing(session, ballot)
    replaced = late.forget(session, ballot, scene)
    tally = tally_of(session, workshop, proposal.id)
    before = vote.value if vote else None
    if vote is None:
        vote = Vote(
            workshop_id=workshop.id,
            round=ballot.round,
            proposal_id=proposal.id,
            participant_id=scene.actor.id,
        )
        session.add(vote)
    vote.value = command.value
    vote.at = scene.now
    vote.late = scene.late is not None
    proposal.voted = True
    voter.role_fixed = True
    count(tally, before, command.value, scene)
    event = _event("vote.cast", vote, command.value, scene)
    return Outcome((event, *replaced), _result(tally, workshop, scene))


def clear_vote(session: Session, command: ClearVote, scene: Scene) -> Outcome:
    """Take one's vote back; without a vote there is nothing to do, and that is fine."""
    proposal = _proposal(session, scene, command.proposal)
    workshop = session.get_one(Workshop, scene.actor.workshop_id)
    ballot = _ballot(session, workshop, scene, proposal, None)
    if not late.counts(workshop, ballot.round, scene):
        return late.keep(session, ballot, scene)
    vote = _standing(session, ballot)
    tally = tally_of(session, workshop, proposal.id)
    if vote is None:
        return Outcome((), _result(tally, workshop, scene))
    replaced = late.forget(session, ballot, scene)
    session.delete(vote)
    count(tally, vote.value, None, scene)
    event = _event("vote.cleared", vote, None, scene)
    return Outcome((event, *replaced), _result(tally, workshop, scene))


def _ballot(
    session: Session, workshop: Workshop, scene: Scene, proposal: Proposal, value: int | None
) -> Ballot:
    round_ = late.round_meant(session, workshop, scene)
    return Ballot(round_, proposal.id, scene.actor.id, value)


def _proposal(session: Session, scene: Scene, proposal_id: uuid.UUID) -> Proposal:
    proposal = session.get(Proposal, proposal_id)
    if (
        proposal is None
        or proposal.workshop_id != scene.actor.workshop_id
        or proposal.state != "open"
    ):
        raise Refused("not_found", N_("This idea is not here any more."))
    return proposal


def _standing(session: Session, ballot: Ballot) -> Vote | None:
    return session.scalars(
        select(Vote).where(
            Vote.round == ballot.round,
            Vote.proposal_id == ballot.proposal,
            Vote.participant_id == ballot.participant,
        )
    ).one_or_none()


def tally_of(session: Session, workshop: Workshop, proposal_id: uuid.UUID) -> Tally:
    """The tally of the workshop's present round, made when it is not there yet."""
    tally = session.get(Tally, (proposal_id, workshop.round))
    if tally is None:
        tally = Tally(proposal_id=proposal_id, round=workshop.round, workshop_id=workshop.id)
        tally.agree = tally.neutral = tally.disagree = tally.v = 0
        tally.unveiled = False
        session.add(tally)
    return tally


def count(tally: Tally, before: int | None, after: int | None, scene: Scene) -> None:
    """Move one vote from one count to another; `v` is the votes seq this event will get.

    Once everybody may see the counts by role, one that changes gives away whose vote it was.
    """
    for value, change in ((before, -1), (after, 1)):
        if value is not None:
            name = COUNTED[value]
            setattr(tally, name, getattr(tally, name) + change)
    tally.v = scene.head.votes_seq + 1
    if scene.head.phase in OUTCOME_PHASES:
        tally.unveiled = True


def visible_tally(tally: Tally, workshop: Workshop, scene: Scene) -> dict[str, Any] | None:
    """The counts, if the voter may see them now."""
    if not tallies_visible_to(workshop, scene.head, scene.actor.audience):
        return None
    counts = {name: getattr(tally, name) for name in COUNTED.values()}
    return {"proposal": str(tally.proposal_id), "v": tally.v, **counts}


def _result(tally: Tally, workshop: Workshop, scene: Scene) -> dict[str, Any]:
    """For the sender: the counts if they may see them, and whether the vote came late."""
    marks = {"late": True, "counted": True} if scene.late else {}
    return (visible_tally(tally, workshop, scene) or {}) | marks


def _event(kind: str, vote: Vote, value: int | None, scene: Scene) -> NewEvent:
    data = {
        "proposal": str(vote.proposal_id),
        "participant": str(vote.participant_id),
        "round": vote.round,
        "value": value,
        "late": scene.late is not None,
    }
    return NewEvent("votes", kind, data, owner=vote.participant_id)

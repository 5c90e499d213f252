"""Who took part: distinct people behind what is in the outcome."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.participants.models import Participant
from cocreate.proposals.models import Comment, Proposal
from cocreate.summaries.facts import Ballots, Participation
from cocreate.votes.late import kept
from cocreate.votes.models import Vote
from cocreate.votes.small_groups import People, people_shown
from cocreate.workshops.models import Workshop


def read_participation(session: Session, workshop: Workshop, audience: Audience) -> Participation:
    """People with an open idea, a visible comment on one, or a standing vote on one.

    By role exactly for staff, by the rule of `small_groups` for everybody else, and then without
    those of whom all came late: numbers by role that grow afterwards tell what the one who came is.
    """
    shown = select(Proposal.id).where(Proposal.workshop_id == workshop.id, Proposal.state == "open")
    proposed = _people(session, Proposal.author_id, Proposal.late, Proposal.id.in_(shown))
    commented = _people(
        session,
        Comment.author_id,
        Comment.late,
        Comment.proposal_id.in_(shown) & (Comment.state == "open"),
    )
    voted = _people(
        session,
        Vote.participant_id,
        Vote.late,
        Vote.proposal_id.in_(shown) & (Vote.round == workshop.round),
    )
    people = proposed.all | commented.all | voted.all
    in_time = proposed.in_time | commented.in_time | voted.in_time
    counted = people if audience == "staff" else in_time
    return Participation(
        people=len(people),
        proposed=len(proposed.all),
        commented=len(commented.all),
        voted=len(voted.all),
        late=len(people - in_time),
        by_role=_by_role(_roles(session, workshop, counted), audience),
    )


@dataclass(frozen=True, slots=True)
class _People:
    """Who has done something, and who has done some of it in time."""

    all: set[uuid.UUID]
    in_time: set[uuid.UUID]


def _people(session: Session, who: Any, late: Any, where: Any) -> _People:
    rows = session.execute(select(who, late).where(where).distinct()).all()
    return _People({each for each, _ in rows}, {each for each, was_late in rows if not was_late})


def _by_role(people: Mapping[str, int], audience: Audience) -> People | None:
    return People(people, 0) if audience == "staff" else people_shown(people)


def _roles(session: Session, workshop: Workshop, people: set[uuid.UUID]) -> Mapping[str, int]:
    """How many of these people take part as what, every role of the workshop in it."""
    roles = session.execute(
        select(Participant.id, Participant.role).where(Participant.workshop_id == workshop.id)
    )
    found = Counter(role for each, role in roles if each in people)
    return {str(role["id"]): 0 for role in workshop.roles} | dict(found)


def read_ballots(session: Session, workshop: Workshop, head: Head, stand: int) -> Ballots:
    """Where all votes of the workshop went; `stand` is the sum of the counts shown."""
    rows = session.scalar(
        select(func.count()).select_from(Vote).where(Vote.workshop_id == workshop.id)
    )
    late = session.scalar(
        select(func.count())
        .select_from(Vote)
        .join(Proposal, Proposal.id == Vote.proposal_id)
        .where(Vote.workshop_id == workshop.id, Vote.round == workshop.round, Vote.late)
        .where(Proposal.state == "open")
    )
    return Ballots(
        given=head.votes_seq,
        stand=stand,
        late=late or 0,
        elsewhere=(rows or 0) - stand,
        too_late=kept(session, workshop.id),
    )

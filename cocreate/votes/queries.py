"""Reading the votes: what each audience may see of them."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.participants.models import Participant
from cocreate.proposals.models import Proposal
from cocreate.votes.models import Tally, Vote
from cocreate.votes.ranking import Counts
from cocreate.votes.small_groups import roles_shown
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES, tallies_visible_to

RoleCounts = Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class ProposalTally:
    """The counts on one proposal in the workshop's round, as one audience may see them.

    `v` is the votes seq at that count; `roles` is None where the audience may not see them.
    """

    proposal: uuid.UUID
    v: int
    counts: Counts
    roles: RoleCounts | None = None

    def wire(self) -> dict[str, Any]:
        """The tally of the contract."""
        body = {"proposal": str(self.proposal), "v": self.v, **wire_counts(self.counts)}
        if self.roles is None:
            return body
        return body | {"roles": {role: wire_counts(each) for role, each in self.roles.items()}}


def wire_counts(counts: Counts) -> dict[str, int]:
    """Counts as they are written: agree, neutral, disagree, in this order."""
    return {
        "agree": counts.agree,
        "neutral": counts.neutral,
        "disagree": counts.disagree,
    }


def tallies(
    session: Session,
    workshop: Workshop,
    head: Head,
    audience: Audience,
    since: int = 0,
    *,
    only: Collection[uuid.UUID] | None = None,
) -> list[ProposalTally]:
    """The tallies that changed after votes seq `since`, oldest change first; `only` on these.

    None at all while the audience may not see totals; the room sees open proposals only.
    Roles: staff always; others once the votes are frozen, by the rule of `small_groups`.
    """
    if not tallies_visible_to(workshop, head, audience):
        return []
    query = _tally_rows(workshop, audience, since)
    if only is not None:
        query = query.where(Tally.proposal_id.in_(only))
    rows = session.scalars(query).all()
    roles = _roles(session, workshop, head, audience, rows)
    return [
        ProposalTally(
            proposal=row.proposal_id,
            v=row.v,
            counts=Counts(row.agree, row.neutral, row.disagree),
            roles=roles.get(row.proposal_id),
        )
        for row in rows
    ]


def counts_on(
    session: Session, head: Head, ideas: Collection[uuid.UUID]
) -> dict[str, dict[str, Any]]:
    """The tallies of the contract that the room may see on these proposals, by id."""
    if not ideas:
        return {}
    workshop = session.get_one(Workshop, head.workshop_id)
    found = tallies(session, workshop, head, "room", only=ideas)
    return {str(each.proposal): each.wire() for each in found}


def _tally_rows(workshop: Workshop, audience: Audience, since: int) -> Select[Tally]:
    query = (
        select(Tally)
        .where(Tally.workshop_id == workshop.id, Tally.round == workshop.round, Tally.v > since)
        .order_by(Tally.v, Tally.proposal_id)
    )
    if audience == "staff":
        return query
    return query.join(Proposal, Proposal.id == Tally.proposal_id).where(Proposal.state == "open")


def _roles(
    session: Session, workshop: Workshop, head: Head, audience: Audience, rows: Sequence[Tally]
) -> Mapping[uuid.UUID, RoleCounts | None]:
    """By proposal, what this audience may see of the roles behind these tallies.

    Counts that changed while everybody could see them show no roles any more: whoever kept those
    from before would learn the role of the one who came late, or left, by subtracting.
    """
    if not rows or (audience != "staff" and head.phase not in OUTCOME_PHASES):
        return {}
    exact = role_counts(session, workshop, [row.proposal_id for row in rows])
    if audience == "staff":
        return exact
    return {
        row.proposal_id: roles_shown(exact[row.proposal_id]) for row in rows if not row.unveiled
    }


def role_counts(
    session: Session, workshop: Workshop, proposals: Sequence[uuid.UUID]
) -> Mapping[uuid.UUID, RoleCounts]:
    """Counts by proposal and role in the workshop's round: exact, hence for staff only.

    Every proposal has every role of the workshop, in the workshop's order, nobody voting or not.
    """
    sides = (func.sum(case((Vote.value == value, 1), else_=0)) for value in (1, 0, -1))
    query = (
        select(Vote.proposal_id, Participant.role, *sides)
        .join(Participant, Participant.id == Vote.participant_id)
        .where(Vote.proposal_id.in_(proposals), Vote.round == workshop.round)
        .group_by(Vote.proposal_id, Participant.role)
    )
    names = [str(role["id"]) for role in workshop.roles]
    found: dict[uuid.UUID, dict[str, Counts]] = defaultdict(lambda: dict.fromkeys(names, Counts()))
    for proposal, role, *counts in session.execute(query):
        found[proposal][role] = Counts(*map(int, counts))
    return found

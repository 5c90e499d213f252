"""The ideas of a workshop that may serve as examples elsewhere: the most agreed measures."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.proposals.models import Proposal
from cocreate.votes.queries import tallies
from cocreate.votes.ranking import Candidate, Counts, ranking
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES

MOST_OFFERED = 20


@dataclass(frozen=True)
class Offered:
    """An open idea that may become an example. `counts` None while the room may not know them."""

    number: int
    kind: Mapping[str, Any]
    title: str
    place: str
    unit: str
    size: float
    counts: Counts | None


def offered_examples(session: Session, workshop: Workshop) -> list[Offered]:
    """The open ideas for measures in the order of the outcome, the first twenty."""
    head = read_head(session, workshop.id)
    kinds = {kind["id"]: kind for kind in workshop.categories if not kind.get("general")}
    numbers = _open_ideas(session, workshop, kinds)
    counted = {each.proposal: each.counts for each in tallies(session, workshop, head, "staff")}
    candidates = [Candidate(key, number, counted.get(key, Counts())) for key, number in numbers]
    best = [place.id for place in ranking(candidates)][:MOST_OFFERED]
    ideas = {p.id: p for p in session.scalars(select(Proposal).where(Proposal.id.in_(best)))}
    known = head.phase in OUTCOME_PHASES
    return [
        _offered(ideas[key], kinds, counted.get(key, Counts()) if known else None) for key in best
    ]


def _open_ideas(
    session: Session, workshop: Workshop, kinds: Mapping[str, Any]
) -> list[tuple[uuid.UUID, int]]:
    query = select(Proposal.id, Proposal.number).where(
        Proposal.workshop_id == workshop.id,
        Proposal.state == "open",
        Proposal.category.in_(list(kinds)),
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def _offered(idea: Proposal, kinds: Mapping[str, Any], counts: Counts | None) -> Offered:
    return Offered(
        number=idea.number,
        kind=kinds[idea.category],
        title=idea.title,
        place=idea.place or "",
        unit=idea.size_unit,
        size=idea.size,
        counts=counts,
    )

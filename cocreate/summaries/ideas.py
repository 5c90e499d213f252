"""Reading the ideas of an outcome, each where it stands."""

import uuid
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.participants.models import Participant
from cocreate.proposals.models import Proposal
from cocreate.summaries.facts import Behind, Category, Idea
from cocreate.votes.queries import ProposalTally, tallies
from cocreate.votes.ranking import Candidate, Counts, Place, ranking
from cocreate.workshops.models import Workshop

# What is withdrawn is gone, for staff too.
STATES: dict[Audience, tuple[str, ...]] = {
    "room": ("open",),
    "staff": ("open", "pending", "late", "hidden"),
}


def read_ideas(
    session: Session,
    workshop: Workshop,
    head: Head,
    audience: Audience,
    palette: Iterable[Category],
) -> tuple[Idea, ...]:
    """The open ideas in the order of their ranking; for staff the others after them, by number."""
    rows = session.execute(
        select(Proposal, Participant.nickname)
        .join(Participant, Participant.id == Proposal.author_id)
        .where(Proposal.workshop_id == workshop.id, Proposal.state.in_(STATES[audience]))
        .order_by(Proposal.number)
    )
    proposals = {proposal.id: (proposal, nickname) for proposal, nickname in rows}
    counted = {each.proposal: each for each in tallies(session, workshop, head, audience)}
    categories = {category.id: category for category in palette}
    places = ranking(_candidates((p for p, _ in proposals.values()), counted, categories))
    order = {place.id: place for place in places}
    outside = [each for each in proposals if each not in order]
    return tuple(
        _idea(*proposals[each], categories, counted.get(each), order.get(each), audience)
        for each in (*order, *outside)
    )


def has_idea(session: Session, workshop: Workshop, audience: Audience, number: int) -> bool:
    """Whether this audience's outcome has the idea of this number."""
    query = select(Proposal.id).where(
        Proposal.workshop_id == workshop.id,
        Proposal.number == number,
        Proposal.state.in_(STATES[audience]),
    )
    return session.scalars(query).one_or_none() is not None


def _candidates(
    proposals: Iterable[Proposal],
    counted: Mapping[uuid.UUID, ProposalTally],
    categories: Mapping[str, Category],
) -> list[Candidate]:
    return [
        Candidate(
            id=proposal.id,
            number=proposal.number,
            counts=counted[proposal.id].counts if proposal.id in counted else Counts(),
            general=categories[proposal.category].general,
        )
        for proposal in proposals
        if proposal.state == "open"
    ]


def _idea(
    proposal: Proposal,
    nickname: str | None,
    categories: Mapping[str, Category],
    tally: ProposalTally | None,
    place: Place | None,
    audience: Audience,
) -> Idea:
    return Idea(
        id=proposal.id,
        number=proposal.number,
        category=categories[proposal.category],
        title=proposal.title,
        text=proposal.text,
        place=proposal.place,
        geometry=proposal.geometry,
        fields=proposal.fields,
        size_unit=proposal.size_unit,
        size=proposal.size,
        area_m2=proposal.area_m2,
        state=proposal.state,
        late=proposal.late,
        day=proposal.at.date(),
        comments=proposal.comments,
        counts=tally.counts if tally else Counts(),
        standing=place.standing if place else "not_counted",
        rank=place.rank if place else None,
        lower=place.lower if place else 0.0,
        contested=place.contested if place else False,
        roles=tally.roles if tally else None,
        behind=_behind(proposal, nickname) if audience == "staff" else None,
    )


def _behind(proposal: Proposal, nickname: str | None) -> Behind:
    return Behind(
        author=proposal.author_id,
        nickname=nickname,
        at=proposal.at,
        edited_at=proposal.edited_at,
        hidden_reason=proposal.hidden_reason,
    )

"""The head of the ranking, for the projector's results."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.proposals.models import Proposal
from cocreate.votes.queries import tallies, wire_counts
from cocreate.votes.ranking import Candidate, Counts, Place, ranking
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import tallies_visible_to


def leaders(session: Session, workshop: Workshop, audience: Audience, top: int) -> dict[str, Any]:
    """The first `top` places, and how many ideas are ranked, too little voted on, and general.

    `{seq, votes, given, places: [{proposal, rank, standing, contested, agree, neutral, disagree}],
    ranked, too_few, general}`. Raises Refused while this audience may not see totals.
    """
    head = read_head(session, workshop.id)
    check_visible(workshop, head, audience)
    counts = {each.proposal: each.counts for each in tallies(session, workshop, head, "room")}
    places = ranking(_candidates(session, workshop, counts))
    return _head_numbers(head) | {
        "given": sum(each.votes for each in counts.values()),
        "places": [_wire(place, counts.get(place.id, Counts())) for place in places[:top]],
        **{key: _how_many(places, key) for key in ("ranked", "too_few", "general")},
    }


def check_visible(workshop: Workshop, head: Head, audience: Audience) -> None:
    """Raise Refused while this audience may not see totals."""
    if not tallies_visible_to(workshop, head, audience):
        raise Refused("wrong_phase", N_("The counts are shown when the vote is over."))


def _candidates(session: Session, workshop: Workshop, counts: Any) -> list[Candidate]:
    general = {entry["id"] for entry in workshop.categories if entry.get("general")}
    rows = session.execute(
        select(Proposal.id, Proposal.number, Proposal.category).where(
            Proposal.workshop_id == workshop.id, Proposal.state == "open"
        )
    )
    return [
        Candidate(name, number, counts.get(name, Counts()), category in general)
        for name, number, category in rows
    ]


def _wire(place: Place, counts: Counts) -> dict[str, Any]:
    return {
        "proposal": str(place.id),
        "rank": place.rank,
        "standing": place.standing,
        "contested": place.contested,
        **wire_counts(counts),
    }


def _how_many(places: list[Place], standing: str) -> int:
    return sum(place.standing == standing for place in places)


def _head_numbers(head: Head) -> dict[str, int]:
    return {"seq": head.room_seq, "votes": head.votes_seq}

"""Reading the outcome of a workshop: everything of one moment, from one read transaction."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from cocreate.journal.heads import read_head
from cocreate.journal.models import Event, Head
from cocreate.journal.registry import Audience
from cocreate.summaries.facts import AsOf, Category, Summary, WorkshopFacts
from cocreate.summaries.ideas import read_ideas
from cocreate.summaries.kinds import kind_sums
from cocreate.summaries.participation import read_ballots, read_participation
from cocreate.workshops.models import Workshop


def read_summary(session: Session, workshop: Workshop, audience: Audience) -> Summary:
    """The outcome as this audience may see it, exact at its own (seq, votes).

    `session` is one read transaction (`store.read()`). Whether the room may have an outcome yet
    is the caller's to ask; staff always may.
    """
    head = read_head(session, workshop.id)
    facts = workshop_facts(workshop, head)
    ideas = read_ideas(session, workshop, head, audience, facts.categories)
    stand = sum(idea.counts.votes for idea in ideas if idea.standing != "not_counted")
    return Summary(
        audience=audience,
        as_of=_as_of(session, workshop, head, audience),
        workshop=facts,
        ideas=ideas,
        kinds=kind_sums(facts, ideas),
        participation=read_participation(session, workshop, audience),
        ballots=read_ballots(session, workshop, head, stand),
    )


def workshop_facts(workshop: Workshop, head: Head) -> WorkshopFacts:
    """The workshop, as far as an outcome needs it."""
    west, south, east, north = workshop.bbox
    return WorkshopFacts(
        id=workshop.id,
        code=workshop.code,
        title=workshop.title,
        place=workshop.place,
        kit=workshop.kit,
        lang=workshop.lang,
        phase=head.phase,
        round=workshop.round,
        bbox=(west, south, east, north),
        categories=tuple(_category(each) for each in workshop.categories),
        roles={str(role["id"]): role["names"] for role in workshop.roles},
        what_next=workshop.what_next,
        answer_date=workshop.answer_date,
        contact=workshop.contact,
        texts=workshop.texts,
    )


def _category(entry: Mapping[str, Any]) -> Category:
    return Category(
        id=entry["id"],
        measure=entry["measure"],
        names=entry["names"],
        unit=entry.get("unit") or "",
        general=bool(entry.get("general")),
        look=entry,
    )


def _as_of(session: Session, workshop: Workshop, head: Head, audience: Audience) -> AsOf:
    """The heads this audience may know of, and when the last of their events happened."""
    heads = {"room": head.room_seq, "votes": head.votes_seq}
    if audience == "staff":
        heads["staff"] = head.staff_seq
    last = or_(*(and_(Event.stream == name, Event.seq == seq) for name, seq in heads.items()))
    times = session.scalars(select(Event.at).where(Event.workshop_id == workshop.id, last))
    return AsOf(
        seq=head.room_seq,
        votes=head.votes_seq,
        staff_seq=heads.get("staff"),
        at=max(times, default=workshop.created_at),
    )

"""A workshop as the contract shows it."""

import uuid
from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.journal.times import wire_time
from cocreate.workshops.models import Workshop
from cocreate.workshops.texts import said, texts_of

# From here on what was voted is for everybody.
OUTCOME_PHASES = frozenset({"results", "closed"})


def tallies_visible_to(workshop: Workshop, head: Head, audience: Audience) -> bool:
    """Whether this audience may see counts: staff always, the room when they are released."""
    return audience == "staff" or workshop.tallies == "live" or head.phase in OUTCOME_PHASES


def workshop_object(workshop: Workshop, head: Head) -> dict[str, Any]:
    """The contract's `workshop`, the same for every audience: room events carry it.

    So `tallies_visible` in it is the room's; staff see counts always.
    """
    return {
        "code": workshop.code,
        "title": workshop.title,
        "place": workshop.place,
        "lang": workshop.lang,
        "languages": workshop.languages,
        "kit": workshop.kit,
        "roles": workshop.roles,
        "area": workshop.area,
        "bbox": workshop.bbox,
        "layers": workshop.layers,
        "agenda": workshop.agenda,
        "phase": head.phase,
        "phase_started_at": wire_time(workshop.phase_started_at),
        "phase_ends_at": wire_time(workshop.phase_ends_at),
        "round": workshop.round,
        "paused": head.paused,
        "tallies_visible": tallies_visible_to(workshop, head, "room"),
        "voting": {"open": head.phase == "vote" and not head.paused, "totals": workshop.tallies},
        "shown": str(workshop.shown) if workshop.shown else None,
        "screen_texts": workshop.screen_texts,
        "what_next": what_next(workshop),
        "texts": texts_of(workshop),
        "places": workshop.places,
        "plan": workshop.plan,
    }


def what_next(workshop: Workshop) -> dict[str, str | None]:
    """What happens with the outcome, in the workshop's language, by when there is an answer, whom to ask."""
    return what_next_in(workshop, workshop.lang)


def what_next_in(workshop: Workshop, lang: str | None = None) -> dict[str, str | None]:
    """The same in a language, without one in the reader's: as pages show it."""
    date = workshop.answer_date
    return {
        "text": said(workshop, "what_next", lang),
        "answer_date": date.isoformat() if date else None,
        "contact": workshop.contact,
    }


def category_objects(workshop: Workshop) -> list[dict[str, Any]]:
    """The workshop's palette: a copy of its kit's, so later kits change nothing here."""
    return list(workshop.categories)


def state_of_workshop(
    session: Session, workshop_id: uuid.UUID, _audience: Audience, head: Head
) -> dict[str, Any]:
    """What workshops add to `/state`."""
    workshop = session.get_one(Workshop, workshop_id)
    return {
        "workshop": workshop_object(workshop, head),
        "categories": category_objects(workshop),
    }

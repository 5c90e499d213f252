"""The columns of the exports: stable English codes, the same in both files and for years."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from cocreate.kits import plain_name
from cocreate.summaries.facts import Behind, Idea, Summary


def minute(at: datetime | None) -> str | None:
    """A moment to the minute: `2026-11-22T19:14Z`. Nobody needs the seconds of an evening."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ") if at else None


def _share(idea: Idea) -> float | None:
    share = idea.counts.share
    return None if share is None else round(share, 4)


def _credit(idea: Idea, lang: str) -> str | None:
    credit = idea.category.look.get("credit")
    return plain_name(credit, lang) if credit else None


def _area(idea: Idea) -> float | None:
    """What is drawn as an area, or covered by a line of this width; None for the rest."""
    area = idea.size if idea.size_unit == "m2" else idea.area_m2
    return None if area is None else round(area, 1)


# Of an idea in a language. Nobody's name and no time of day: everybody may have these.
# `size` is in `unit`: m, m2 or n (pieces); `area_m2` of a line is the ground under it, where it has
# a width. `agree_share` leaves neutral votes out, `agree_lower` is the lower end of its 95 % Wilson
# interval, by which ideas are ranked.
PLAIN: Mapping[str, Callable[[Idea, str], Any]] = {
    "number": lambda idea, _: idea.number,
    "rank": lambda idea, _: idea.rank,
    "standing": lambda idea, _: idea.standing,
    "contested": lambda idea, _: idea.contested,
    "category": lambda idea, _: idea.category.id,
    "category_name": lambda idea, lang: plain_name(idea.category.names, lang),
    "measure": lambda idea, _: idea.category.measure,
    "general": lambda idea, _: idea.category.general,
    "title": lambda idea, _: idea.title,
    "text": lambda idea, _: idea.text,
    "place": lambda idea, _: idea.place,
    "size": lambda idea, _: round(idea.size, 1),
    "unit": lambda idea, _: idea.size_unit,
    "agree": lambda idea, _: idea.counts.agree,
    "neutral": lambda idea, _: idea.counts.neutral,
    "disagree": lambda idea, _: idea.counts.disagree,
    "votes": lambda idea, _: idea.counts.votes,
    "agree_share": lambda idea, _: _share(idea),
    "agree_lower": lambda idea, _: round(idea.lower, 4),
    "comments": lambda idea, _: idea.comments,
    "state": lambda idea, _: idea.state,
    "date": lambda idea, _: idea.day.isoformat(),
    "shared_measure": lambda idea, _: idea.category.look.get("nearest") or idea.category.measure,
    "credit": _credit,
    "length_m": lambda idea, _: round(idea.size, 1) if idea.size_unit == "m" else None,
    "area_m2": lambda idea, _: _area(idea),
}

STAFF_ONLY: Mapping[str, Callable[[Behind], Any]] = {
    "nickname": lambda behind: behind.nickname,
    "participant": lambda behind: str(behind.author),
    "at": lambda behind: minute(behind.at),
    "edited_at": lambda behind: minute(behind.edited_at),
    "hidden_reason": lambda behind: behind.hidden_reason,
}


def row_of(idea: Idea, lang: str) -> dict[str, Any]:
    """The columns of an idea in their order; those of staff only where the idea has them."""
    row = {code: read(idea, lang) for code, read in PLAIN.items()}
    if idea.behind is not None:
        row |= {code: read(idea.behind) for code, read in STAFF_ONLY.items()}
    return row


def field_names(summary: Summary) -> list[str]:
    """The ids of all categories' own fields, in the palette's order, each once."""
    fields = (f["id"] for c in summary.workshop.categories for f in c.look.get("fields", ()))
    return list(dict.fromkeys(fields))

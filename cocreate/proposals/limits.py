"""How large, how long and how many ideas of one kind may be: the limits in the workshop's palette."""

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.maps.amounts import Amount
from cocreate.proposals.models import Proposal
from cocreate.words import N_

# The phone measures a little less exactly than we do: what it let pass is not refused for that.
SLACK = 1.005
# What has been taken back or hidden takes nobody's place.
COUNTED_STATES = ("open", "late", "pending", "merged")

TOO_LARGE = N_("This is larger than %(limit)s, the most for this kind of idea. Draw it smaller.")
TOO_LONG = N_("This is longer than %(limit)s, the most for this kind of idea. Draw it shorter.")
TOO_WIDE = N_(
    "With this width the line covers more than %(limit)s, the most for this kind of idea."
    " Make it narrower or shorter."
)
TOO_MANY = N_(
    "Of this kind each person may make %(limit)s at most. Take one of yours back, or choose another"
    " kind."
)


def check_size(category: Mapping[str, Any], unit: str, size: float, area_m2: float | None) -> None:
    """Refuse `invalid` what is longer or covers more than its kind allows.

    ``size`` in ``unit``; ``area_m2`` is the ground under a line with a width.
    """
    longest, largest = category.get("longest"), category.get("largest")
    if unit == "m" and longest and size > longest * SLACK:
        raise _refused(TOO_LONG, Amount("m", longest), "geometry")
    if unit == "m2" and largest and size > largest * SLACK:
        raise _refused(TOO_LARGE, Amount("m2", largest), "geometry")
    if area_m2 is not None and largest and area_m2 > largest * SLACK:
        raise _refused(TOO_WIDE, Amount("m2", largest), "fields.width")


def check_count(session: Session, author: uuid.UUID, category: Mapping[str, Any]) -> None:
    """Refuse `invalid` one more idea of a kind of which this person has made all they may."""
    limit = category.get("most_per_person")
    if not limit:
        return
    mine = select(func.count()).where(
        Proposal.author_id == author,
        Proposal.category == category["id"],
        Proposal.state.in_(COUNTED_STATES),
    )
    if (session.scalar(mine) or 0) >= limit:
        raise _refused(TOO_MANY, limit, "category")


def _refused(sentence: str, limit: object, field: str) -> Refused:
    return Refused("invalid", sentence, fields={field: []}, params={"limit": limit})

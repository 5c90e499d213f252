"""Who reads an outcome: staff with all of it, or anybody who has the code."""

from flask import request

from cocreate.journal.answers import Refused
from cocreate.journal.registry import Audience
from cocreate.live.identity import speaks_as
from cocreate.staff.sessions import current_staff
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.queries import may_plan


def reading_audience(workshop: Workshop) -> Audience:
    """Whose outcome to show. Raises Refused where the staff's is asked for in vain.

    A page cannot send `X-Cocreate-As`: without it a member of staff gets the staff's outcome, or
    the public one with `?audience=public`, to see what everybody sees.
    """
    if "X-Cocreate-As" in request.headers:
        return _audience_asked_for(workshop)
    if request.args.get("audience") == "public":
        return "room"
    staff = current_staff()
    return "staff" if staff is not None and may_plan(staff, workshop) else "room"


def _audience_asked_for(workshop: Workshop) -> Audience:
    if speaks_as() != "staff":
        return "room"
    staff = current_staff()
    if staff is None:
        raise Refused("not_joined", N_("Please sign in first."))
    if not may_plan(staff, workshop):
        raise Refused("not_allowed", N_("You cannot see this workshop's details."))
    return "staff"

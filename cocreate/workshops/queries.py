"""Reading workshops, and who of the staff may do what with them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from cocreate.journal.answers import Refused
from cocreate.journal.models import Head
from cocreate.staff.models import StaffAccount
from cocreate.staff.queries import Staff
from cocreate.words import N_
from cocreate.workshops.codes import normalize_code
from cocreate.workshops.links import claimed_workshop, is_join_token
from cocreate.workshops.models import Workshop

NO_WORKSHOP = N_("There is no workshop with this code. Check it on the screen or poster.")

NOT_YOURS = N_("Only this workshop's facilitator can do that.")


@dataclass(frozen=True)
class Listed:
    """A workshop in somebody's list, with the phase it is in and its owner's name."""

    workshop: Workshop
    phase: str
    paused: bool
    owner: str


def workshop_by_code(session: Session, code: str) -> Workshop | None:
    """The workshop of a code, however it was typed."""
    normal = normalize_code(code)
    return session.scalar(select(Workshop).where(Workshop.code == normal)) if normal else None


def found_workshop(session: Session, code: str) -> Workshop:
    """The workshop of a code. Raises Refused `not_found`."""
    workshop = workshop_by_code(session, code)
    if workshop is None:
        raise Refused("not_found", NO_WORKSHOP)
    return workshop


def workshop_by_join_token(session: Session, token: str, secrets: Iterable[str]) -> Workshop | None:
    """The workshop a QR code belongs to, or None if it was not made by us."""
    claimed = claimed_workshop(token)
    workshop = session.get(Workshop, claimed) if claimed else None
    return workshop if workshop and is_join_token(token, workshop, secrets) else None


def may_facilitate(staff: Staff | None, workshop: Workshop) -> bool:
    """Run, edit, close or delete it: its owner and admins."""
    return staff is not None and (staff.role == "admin" or _is_owner(staff.id, workshop))


def facilitated_workshop(session: Session, code: str, staff: Staff) -> Workshop:
    """The workshop, if this person may run it. Raises Refused."""
    workshop = found_workshop(session, code)
    if not may_facilitate(staff, workshop):
        raise Refused("not_allowed", NOT_YOURS)
    return workshop


def may_plan(staff: Staff | None, workshop: Workshop) -> bool:
    """Read everything staff can read: also planners, of every workshop."""
    return may_facilitate(staff, workshop) or (staff is not None and staff.role == "planner")


def workshops_for(session: Session, staff: Staff) -> list[Listed]:
    """The workshops this person can open, newest first."""
    query = (
        select(Workshop, Head.phase, Head.paused, StaffAccount.name)
        .join(Head, Head.workshop_id == Workshop.id)
        .join(StaffAccount, StaffAccount.id == Workshop.owner_id)
        # A list needs neither the map nor the palette, and these are nearly all there is to read.
        .options(defer(Workshop.area), defer(Workshop.categories), defer(Workshop.layers))
        .order_by(Workshop.created_at.desc(), Workshop.code)
    )
    if staff.role == "facilitator":
        query = query.where(Workshop.owner_id == staff.id)
    return [Listed(*row) for row in session.execute(query)]


def _is_owner(staff_id: uuid.UUID, workshop: Workshop) -> bool:
    return workshop.owner_id == staff_id

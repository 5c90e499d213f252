"""Reading a workshop's plan."""

import uuid

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.plans.models import PLACED, UPLOADED, Plan, PlanFile
from cocreate.words import N_

NO_PLAN = N_("This workshop has no such plan.")


def plan_of(session: Session, workshop_id: uuid.UUID) -> Plan | None:
    """The plan, placed or not; None without one."""
    return session.get(Plan, workshop_id)


def found_plan(session: Session, workshop_id: uuid.UUID) -> Plan:
    """The plan. Raises Refused `not_found`."""
    plan = plan_of(session, workshop_id)
    if plan is None:
        raise Refused("not_found", NO_PLAN)
    return plan


def uploaded_picture(session: Session, workshop_id: uuid.UUID) -> bytes:
    """As it was uploaded, made anew. Raises Refused `not_found`."""
    return _picture(session, workshop_id, UPLOADED)


def placed_picture(session: Session, workshop_id: uuid.UUID, digest: str) -> bytes:
    """The placed picture of that digest. Raises Refused `not_found`."""
    plan = plan_of(session, workshop_id)
    if plan is None or not plan.digest or plan.digest != digest:
        raise Refused("not_found", NO_PLAN)
    return _picture(session, workshop_id, PLACED)


def _picture(session: Session, workshop_id: uuid.UUID, kind: str) -> bytes:
    file = session.get(PlanFile, (workshop_id, kind))
    if file is None:
        raise Refused("not_found", NO_PLAN)
    return file.body

"""The verbs of plans. What phones see of one changes through commands, and is told at once."""

import uuid
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.plans.commands import Placed, RemovePlan, ShowPlan, TakePlan
from cocreate.plans.models import PLACED, UPLOADED, Plan, PlanFile
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object

NO_SUCH_PLAN = N_("There is no such plan here any more. Load the page again.")
USUAL_OPACITY = 70


def take_plan(session: Session, workshop_id: uuid.UUID, command: TakePlan, now: datetime) -> None:
    """A new picture to be placed, in place of an earlier one; everybody still sees that until then."""
    plan = session.get(Plan, workshop_id)
    if plan is None:
        plan = Plan(workshop_id=workshop_id, opacity=USUAL_OPACITY, digest="", bounds=[])
        session.add(plan)
    plan.name, plan.attribution, plan.created_at = command.name, command.attribution, now
    plan.width, plan.height = command.picture.size
    # Points of another picture say nothing of this one.
    plan.pairs, plan.off_m = [], []
    session.flush()
    _keep(session, workshop_id, UPLOADED, command.picture.body)


def place_plan(session: Session, workshop_id: uuid.UUID, made: Placed) -> None:
    """Keep where the plan lies and its picture; `plan.show` then tells everybody."""
    plan = session.get_one(Plan, workshop_id)
    plan.pairs = [asdict(pair) for pair in made.pairs]
    plan.off_m, plan.bounds = list(made.off_m), list(made.bounds)
    plan.digest = made.digest
    _keep(session, workshop_id, PLACED, made.body)


def show_plan(session: Session, command: ShowPlan, scene: Scene) -> Outcome:
    """Show the placed plan, or change what is said of it."""
    plan = session.get(Plan, scene.head.workshop_id)
    if plan is None or plan.digest != command.digest:
        raise Refused("not_found", NO_SUCH_PLAN)
    for name in ("name", "attribution", "opacity"):
        value = getattr(command, name)
        if value is not None:
            setattr(plan, name, value)
    return _told(session, scene, plan.to_json())


def remove_plan(session: Session, _command: RemovePlan, scene: Scene) -> Outcome:
    """Delete the plan and its pictures; ideas that were made with it stay as they are."""
    session.execute(delete(Plan).where(Plan.workshop_id == scene.head.workshop_id))
    return _told(session, scene, None)


def _told(session: Session, scene: Scene, plan: dict[str, Any] | None) -> Outcome:
    """What everybody is told: the workshop with its plan as it is now."""
    workshop = session.get_one(Workshop, scene.head.workshop_id)
    workshop.plan = plan
    session.flush()
    return Outcome((NewEvent("room", "workshop.edited", workshop_object(workshop, scene.head)),))


def _keep(session: Session, workshop_id: uuid.UUID, kind: str, body: bytes) -> None:
    which = (PlanFile.workshop_id == workshop_id, PlanFile.kind == kind)
    session.execute(delete(PlanFile).where(*which))
    session.add(PlanFile(workshop_id=workshop_id, kind=kind, body=body))

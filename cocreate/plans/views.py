"""The staff's page of a workshop's plan, which works without a script; and the plan's picture."""

import uuid
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.live.identity import AS, identify, speaks_as
from cocreate.pages import refused_page
from cocreate.plans import actions
from cocreate.plans.commands import TakePlan
from cocreate.plans.forms import PlaceForm, SureForm, UploadForm
from cocreate.plans.page import empty_page, plan_page
from cocreate.plans.picture import take_in
from cocreate.plans.placing import placed
from cocreate.plans.queries import found_plan, placed_picture, plan_of, uploaded_picture
from cocreate.plans.refused import PlanRefused
from cocreate.staff.sessions import current_staff, staff_required
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES
from cocreate.workshops.queries import found_workshop, may_plan
from cocreate.workshops.views import MAKERS, own_workshop, staff_actor

bp = Blueprint("plans", __name__)

MIB = 1024 * 1024
LARGEST = 12 * MIB
TOO_LARGE = N_("This picture has more than %(limit)s MB. Save it smaller.")
PICTURE = "image/webp"


@bp.url_value_preprocessor
def allow_picture(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Staff, and nobody else, may send more than a form: said before anything of it is read."""
    if endpoint == "plans.upload" and request.method == "POST" and current_staff() is not None:
        # More than a picture may have, so that who sends a larger one is told so and not cut off.
        request.max_content_length = 4 * LARGEST


@bp.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Said with the number, so that somebody knows what to do."""
    return refused_page(Refused("too_large", TOO_LARGE, params={"limit": LARGEST // MIB}))


@bp.after_request
def keep_private(response: Response) -> Response:
    """No copy of the staff's pages stays in a shared computer."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response


@bp.get("/workshops/<code>/plan")
@staff_required(MAKERS)
def page(code: str) -> ResponseReturnValue:
    """The plan with its points; or, without one, a form to upload it."""
    workshop = own_workshop(code)
    with store.read() as session:
        plan = plan_of(session, workshop.id)
    if plan is None:
        return empty_page(workshop, UploadForm())
    form = PlaceForm(formdata=None)
    form.fill(plan)
    return plan_page(workshop, plan, form)


@bp.post("/workshops/<code>/plan/upload")
@staff_required(MAKERS)
def upload(code: str) -> ResponseReturnValue:
    """Take a picture in; nobody else sees it before it has been placed."""
    workshop, form = own_workshop(code), UploadForm()
    if not form.validate_on_submit():
        return empty_page(workshop, form), 400
    body = form.file.data.stream.read(LARGEST + 1)
    if len(body) > LARGEST:
        form.file.errors = [say(TOO_LARGE, {"limit": LARGEST // MIB})]
        return empty_page(workshop, form), 413
    try:
        command = TakePlan(_line(form.name.data), _line(form.attribution.data), take_in(body))
    except PlanRefused as refused:
        form.file.errors = [say(refused.message, refused.params)]
        return empty_page(workshop, form), 400
    store.write(lambda session: actions.take_plan(session, workshop.id, command, utcnow()))
    return redirect(url_for(".page", code=workshop.code), 303)


@bp.post("/workshops/<code>/plan")
@staff_required(MAKERS)
def place(code: str) -> ResponseReturnValue:
    """Lay the plan where its points say, and show it to everybody."""
    workshop, form = own_workshop(code), PlaceForm()
    with store.read() as session:
        plan = found_plan(session, workshop.id)
        picture = uploaded_picture(session, workshop.id)
    size = (plan.width, plan.height)
    pairs = form.pairs(size) if form.validate_on_submit() else None
    if pairs is None:
        return plan_page(workshop, plan, form), 400
    try:
        made = placed(picture, size, pairs, workshop.bbox)
    except PlanRefused as refused:
        form.point1.form.x.errors = [say(refused.message, refused.params)]
        return plan_page(workshop, plan, form), 400
    store.write(lambda session: actions.place_plan(session, workshop.id, made))
    said = {"name": _line(form.name.data), "attribution": _line(form.attribution.data)}
    _perform(workshop, "plan.show", said | {"digest": made.digest, "opacity": form.opacity.data})
    flash(_("Saved. Phones and the projector have it already."))
    return redirect(url_for(".page", code=workshop.code), 303)


@bp.route("/workshops/<code>/plan/remove", methods=["GET", "POST"])
@staff_required(MAKERS)
def remove(code: str) -> ResponseReturnValue:
    """Asks first: everybody sees the plan."""
    workshop, form = own_workshop(code), SureForm()
    with store.read() as session:
        plan = found_plan(session, workshop.id)
    if not form.validate_on_submit():
        return render_template("plans/remove.html", workshop=workshop, plan=plan, form=form)
    _perform(workshop, "plan.remove", {})
    flash(_("The plan “%(name)s” has been removed.", name=plan.name))
    return redirect(url_for(".page", code=workshop.code), 303)


@bp.get("/workshops/<code>/plan/picture")
@staff_required(MAKERS)
def uploaded(code: str) -> ResponseReturnValue:
    """The picture as it was uploaded, to find points in."""
    workshop = own_workshop(code)
    with store.read() as session:
        return Response(uploaded_picture(session, workshop.id), mimetype=PICTURE)


@bp.get("/w/<code>/plan/<digest>.webp")
def picture(code: str, digest: str) -> ResponseReturnValue:
    """The placed picture, for the people of the workshop; for everybody once the outcome is."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        if not _may_see(session, workshop):
            identify(session, workshop, "participant")
        response = Response(placed_picture(session, workshop.id, digest), mimetype=PICTURE)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


def _may_see(session: Session, workshop: Workshop) -> bool:
    """A picture's request says not as whom: any identity of this browser will do."""
    if read_head(session, workshop.id).phase in OUTCOME_PHASES:
        return True
    if may_plan(current_staff(), workshop):
        return True
    for kind in AS:
        try:
            identify(session, workshop, speaks_as(kind))
        except Refused:
            continue
        return True
    return False


def _line(text: str | None) -> str:
    return (text or "").strip()


def _perform(workshop: Workshop, kind: str, data: dict[str, Any]) -> None:
    perform(kind, str(uuid.uuid4()), staff_actor(workshop), data)

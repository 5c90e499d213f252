"""The staff's pages of workshops: list, new, edit."""

import uuid

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from cocreate.journal.actors import Actor
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.kits import kits, plain_name
from cocreate.staff.models import StaffRole
from cocreate.staff.queries import Staff
from cocreate.staff.sessions import current_staff, staff_required
from cocreate.workshops import actions, queries
from cocreate.workshops.codes import show_code
from cocreate.workshops.command_forms import SettingsForm
from cocreate.workshops.commands import CreateWorkshop, KitDefaults
from cocreate.workshops.form_page import Ground, form_page
from cocreate.workshops.forms import WorkshopForm
from cocreate.workshops.kit_defaults import defaults_of
from cocreate.workshops.kit_form import change_kit, fill_from_kit
from cocreate.workshops.languages import possible
from cocreate.workshops.models import Workshop
from cocreate.workshops.retention import removals_to_tell
from cocreate.workshops.texts import said

bp = Blueprint("workshops", __name__, url_prefix="/workshops")

MAKERS: tuple[StaffRole, ...] = ("facilitator", "admin")


@bp.after_request
def keep_private(response: Response) -> Response:
    """No copy of these pages stays in a shared computer."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("")
@staff_required()
def index() -> ResponseReturnValue:
    """The workshops this person can open."""
    staff = signed_in()
    with store.read() as session:
        listed = queries.workshops_for(session, staff)
        told = removals_to_tell(session, [row.workshop for row in listed], utcnow())
    mine = {row.workshop.id for row in listed if queries.may_facilitate(staff, row.workshop)}
    return render_template(
        "workshops/index.html",
        listed=listed,
        mine=mine,
        may_make=staff.role in MAKERS,
        removals=told,
    )


@bp.get("/new")
@staff_required(MAKERS)
def new() -> ResponseReturnValue:
    """The form, filled from a kit."""
    form = WorkshopForm()
    kit = _kit(request.args.get("kit"))
    fill_from_kit(form, kit)
    return _new_page(form, kit)


@bp.post("/new")
@staff_required(MAKERS)
def create() -> ResponseReturnValue:
    """Make the workshop; or, after another kit was chosen, show the form with that kit."""
    form = WorkshopForm()
    kit = _kit(form.kit.data)
    # The button says so too: with the kit chosen back before the page had turned, both are the same.
    if form.kit_was.data != kit.slug or "refresh" in request.form:
        former = _kit(form.kit_was.data) if form.kit_was.data in kits() else None
        change_kit(form, former, kit)
        return _new_page(form, kit)
    _offer(form, kit)
    settings = form.checked_settings()
    if settings is None:
        return _new_page(form, kit), 400
    command = CreateWorkshop(signed_in().id, kit, SettingsForm.parse(settings))
    workshop = store.write(lambda session: actions.create_workshop(session, command, utcnow))
    told = {"title": said(workshop, "title"), "code": show_code(workshop.code)}
    flash(_("“%(title)s” is ready. Its code is %(code)s.", **told))
    return redirect(url_for("workshops.index"))


@bp.route("/<code>/edit", methods=["GET", "POST"])
@staff_required(MAKERS)
def edit(code: str) -> ResponseReturnValue:
    """Change the settings, also while the workshop runs."""
    workshop = own_workshop(code)
    ground = Ground(workshop.kit, workshop.area, workshop.bbox)
    form = WorkshopForm()
    del form.kit, form.kit_was
    languages = possible(workshop.languages, workshop.categories, workshop.roles)
    form.offer_settings(languages)
    if request.method == "GET":
        form.fill(workshop)
    form.tell(languages, workshop.categories, workshop.texts, workshop.languages)
    if request.method == "GET":
        return form_page(form, ground, workshop)
    settings = form.checked_settings()
    if settings is None:
        return form_page(form, ground, workshop), 400
    perform("workshop.edit", str(uuid.uuid4()), staff_actor(workshop), settings)
    flash(_("Saved. Phones and the projector have it already."))
    return redirect(url_for("workshops.index"))


def signed_in() -> Staff:
    """Who is signed in; the decorator has seen to it that somebody is."""
    staff = current_staff()
    return staff if staff is not None else abort(403)


def staff_actor(workshop: Workshop) -> Actor:
    """The signed-in person, speaking in a workshop."""
    staff = signed_in()
    return Actor("staff", staff.id, workshop.id, staff.role)


def own_workshop(code: str) -> Workshop:
    """The workshop, if the signed-in person may run it. Raises Refused."""
    with store.read() as session:
        return queries.facilitated_workshop(session, code, signed_in())


def _new_page(form: WorkshopForm, kit: KitDefaults) -> str:
    _offer(form, kit)
    return form_page(form, Ground(kit.slug, kit.area.geometry, kit.area.bbox))


def _offer(form: WorkshopForm, kit: KitDefaults) -> None:
    form.offer(_kit_names(), kit.languages)
    form.tell(kit.languages, kit.categories, {}, kit.languages)


def _kit(slug: str | None) -> KitDefaults:
    """The kit of that name, or the first one."""
    known = kits()
    return defaults_of(known[slug] if slug in known else next(iter(known.values())))


def _kit_names() -> dict[str, str]:
    lang = str(get_locale() or "en")
    return {slug: plain_name(kit.names, lang) for slug, kit in kits().items()}

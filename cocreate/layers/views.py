"""The staff's pages of a workshop's layers. They work without a script."""

import uuid
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import RequestEntityTooLarge

from cocreate.jobs.files import place_of
from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.layers import actions
from cocreate.layers.commands import AddLayer
from cocreate.layers.forms import LayerForm, NewLayerForm, SureForm, SystemForm
from cocreate.layers.large_bodies import allow_large_body
from cocreate.layers.models import Layer
from cocreate.layers.queries import found_layer, layers_of
from cocreate.layers.standing import standing
from cocreate.layers.uploads import LARGEST, MIB, drop_upload, keep_upload
from cocreate.maps.overview import overview
from cocreate.pages import refused_page
from cocreate.staff.sessions import staff_required
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop
from cocreate.workshops.views import MAKERS, keep_private, own_workshop, staff_actor

bp = Blueprint("layers", __name__, url_prefix="/workshops")
bp.after_request(keep_private)

TOO_LARGE = N_("This file has more than %(limit)s MB. Upload the part around the workshop only.")
LONGEST_FIELD = 80


@bp.url_value_preprocessor
def large_files(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A map is larger than anything else that is sent here."""
    allow_large_body(endpoint, values, {"layers.new"})


@bp.errorhandler(RequestEntityTooLarge)
def too_large(_error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Said with the number, so that somebody knows what to do."""
    return refused_page(Refused("too_large", TOO_LARGE, params={"limit": LARGEST // MIB}))


@bp.get("/<code>/layers")
@staff_required(MAKERS)
def index(code: str) -> ResponseReturnValue:
    """The list, with how each stands."""
    workshop = own_workshop(code)
    with store.read() as session:
        rows = [standing(session, each, _place()) for each in layers_of(session, workshop.id)]
    full = len(rows) >= actions.MOST_LAYERS
    return render_template(
        "layers/index.html", workshop=workshop, rows=rows, full=full, form=SureForm()
    )


@bp.route("/<code>/layers/new", methods=["GET", "POST"])
@staff_required(MAKERS)
def new(code: str) -> ResponseReturnValue:
    """Upload a file and say what it is."""
    workshop, form = own_workshop(code), NewLayerForm()
    if not form.is_submitted():
        return _new_page(workshop, form)
    details = form.checked()
    if details is None:
        return _new_page(workshop, form), 400
    command = AddLayer(
        workshop.id, uuid.uuid4(), details, (form.name_field.data or "").strip()[:LONGEST_FIELD]
    )
    if not keep_upload(_instance(), command.layer_id, form.file.data.stream):
        form.file.errors = [say(TOO_LARGE, {"limit": LARGEST // MIB})]
        return _new_page(workshop, form), 413
    return _add(workshop, command)


def _add(workshop: Workshop, command: AddLayer) -> ResponseReturnValue:
    place = _place()
    try:
        store.write(lambda session: actions.add_layer(session, command, place, utcnow()))
    except Refused:
        drop_upload(_instance(), command.layer_id)
        raise
    return redirect(url_for(".layer", code=workshop.code, layer=command.layer_id), 303)


def _new_page(workshop: Workshop, form: NewLayerForm) -> str:
    return render_template("layers/new.html", workshop=workshop, form=form, largest=LARGEST // MIB)


@bp.route("/<code>/layers/<uuid:layer>", methods=["GET", "POST"])
@staff_required(MAKERS)
def layer(code: str, layer: uuid.UUID) -> ResponseReturnValue:
    """One layer: how it stands, what became of its shapes, what is said of it."""
    workshop, form = own_workshop(code), LayerForm()
    shown = _found(workshop, layer)
    if not form.is_submitted():
        form.fill(shown)
        return _layer_page(workshop, shown, form)
    if form.checked() is None:
        return _layer_page(workshop, shown, form), 400
    _perform(workshop, "layer.edit", {"layer": str(layer)} | form.details())
    flash(_("Saved. Phones and the projector have it already."))
    return redirect(url_for(".index", code=workshop.code), 303)


@bp.post("/<code>/layers/<uuid:layer>/system")
@staff_required(MAKERS)
def system(code: str, layer: uuid.UUID) -> ResponseReturnValue:
    """Somebody has recognised where the shapes lie."""
    workshop, form = own_workshop(code), SystemForm()
    shown, place = _found(workshop, layer), _place()
    form.offer(shown.found.get("systems", []))
    if not form.validate_on_submit():
        details = LayerForm(formdata=None)
        details.fill(shown)
        return _layer_page(workshop, shown, details, form), 400
    chosen = str(form.system.data)

    def work(session: Any) -> None:
        row = found_layer(session, workshop.id, layer)
        actions.choose_system(session, row, chosen, place, utcnow())

    store.write(work)
    return redirect(url_for(".layer", code=workshop.code, layer=layer), 303)


@bp.post("/<code>/layers/<uuid:layer>/move")
@staff_required(MAKERS)
def move(code: str, layer: uuid.UUID) -> ResponseReturnValue:
    """One place up."""
    workshop = own_workshop(code)
    _perform(workshop, "layer.move", {"layer": str(layer), "up": True})
    return redirect(url_for(".index", code=workshop.code), 303)


@bp.route("/<code>/layers/<uuid:layer>/remove", methods=["GET", "POST"])
@staff_required(MAKERS)
def remove(code: str, layer: uuid.UUID) -> ResponseReturnValue:
    """Says what is lost, and asks."""
    workshop, form = own_workshop(code), SureForm()
    shown = _found(workshop, layer)
    if not form.validate_on_submit():
        return render_template("layers/remove.html", workshop=workshop, layer=shown, form=form)
    _perform(workshop, "layer.remove", {"layer": str(layer)})
    drop_upload(_instance(), layer)
    flash(_("The layer “%(name)s” has been removed.", name=shown.name))
    return redirect(url_for(".index", code=workshop.code), 303)


def _layer_page(
    workshop: Workshop, shown: Layer, form: LayerForm, systems: SystemForm | None = None
) -> str:
    with store.read() as session:
        row = standing(session, shown, _place())
    if systems is None:
        systems = SystemForm(formdata=None)
        systems.offer(shown.found.get("systems", []))
    ground = overview(workshop.kit, workshop.area, workshop.bbox)
    return render_template(
        "layers/layer.html", workshop=workshop, row=row, form=form, systems=systems, overview=ground
    )


def _found(workshop: Workshop, layer_id: uuid.UUID) -> Layer:
    with store.read() as session:
        return found_layer(session, workshop.id, layer_id)


def _perform(workshop: Workshop, kind: str, data: dict[str, Any]) -> None:
    perform(kind, str(uuid.uuid4()), staff_actor(workshop), data)


def _instance() -> Path:
    return Path(current_app.instance_path)


def _place() -> str:
    return place_of(_instance())

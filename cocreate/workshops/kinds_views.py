"""The staff's page of a workshop's kinds of ideas: what there is, and a local measure besides."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.kits.words import named
from cocreate.staff.sessions import staff_required
from cocreate.words import say
from cocreate.workshops.kinds_form import KindForm
from cocreate.workshops.models import Workshop
from cocreate.workshops.views import MAKERS, keep_private, own_workshop, staff_actor

bp = Blueprint("kinds", __name__, url_prefix="/workshops")
bp.after_request(keep_private)


@bp.get("/<code>/kinds")
@staff_required(MAKERS)
def page(code: str) -> ResponseReturnValue:
    """The palette and, before the evening begins, the form."""
    return _page(own_workshop(code))


@bp.post("/<code>/kinds")
@staff_required(MAKERS)
def add(code: str) -> ResponseReturnValue:
    """One more kind; the phones that are there already have it at once."""
    workshop = own_workshop(code)
    form = _form(workshop)
    if not form.fits():
        return _page(workshop, form), 400
    kind = form.kind(workshop.lang)
    try:
        perform("category.add", str(uuid.uuid4()), staff_actor(workshop), kind)
    except Refused as refused:
        form.name.errors = [say(refused.message, refused.params)]
        return _page(workshop, form), refused.status
    flash(_("“%(name)s” is offered now.", name=kind["names"][workshop.lang]))
    return redirect(url_for("kinds.page", code=workshop.code))


@bp.post("/<code>/kinds/remove")
@staff_required(MAKERS)
def remove(code: str) -> ResponseReturnValue:
    """Take a kind of one's own away, while there is no idea."""
    workshop = own_workshop(code)
    data = {"category": request.form.get("category", "")}
    perform("category.remove", str(uuid.uuid4()), staff_actor(workshop), data)
    return redirect(url_for("kinds.page", code=workshop.code))


def _form(workshop: Workshop) -> KindForm:
    form = KindForm()
    form.offer(workshop.categories, [tag for tag in workshop.languages if tag != workshop.lang])
    return form


def _page(workshop: Workshop, form: KindForm | None = None) -> str:
    with store.read() as session:
        phase = read_head(session, workshop.id).phase
    return render_template(
        "workshops/kinds.html",
        workshop=workshop,
        form=form or _form(workshop),
        may_change=phase == "lobby",
        named=named,
    )

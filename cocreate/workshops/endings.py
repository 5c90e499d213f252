"""The staff's pages that end a workshop: close, reopen, delete."""

import uuid

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.staff.sessions import staff_required
from cocreate.words import say
from cocreate.workshops import actions
from cocreate.workshops.commands import DeleteWorkshop
from cocreate.workshops.forms import DeleteForm
from cocreate.workshops.losses import what_would_be_lost
from cocreate.workshops.models import Workshop
from cocreate.workshops.texts import said
from cocreate.workshops.views import MAKERS, keep_private, own_workshop, staff_actor

bp = Blueprint("endings", __name__, url_prefix="/workshops")
bp.after_request(keep_private)


@bp.route("/<code>/close", methods=["GET", "POST"])
@staff_required(MAKERS)
def close(code: str) -> ResponseReturnValue:
    """Asks first: closing is felt by everybody in the room."""
    workshop = own_workshop(code)
    if request.method == "GET":
        return render_template("workshops/close.html", workshop=workshop)
    _go_to(workshop, "closed")
    flash(
        _("“%(title)s” is closed. Its outcome stays open to read.", title=said(workshop, "title"))
    )
    return redirect(url_for("workshops.index"))


@bp.post("/<code>/reopen")
@staff_required(MAKERS)
def reopen(code: str) -> ResponseReturnValue:
    """Back to the results."""
    workshop = own_workshop(code)
    _go_to(workshop, "results")
    flash(_("“%(title)s” is open again, in the step Results.", title=said(workshop, "title")))
    return redirect(url_for("workshops.index"))


@bp.route("/<code>/delete", methods=["GET", "POST"])
@staff_required(MAKERS)
def delete(code: str) -> ResponseReturnValue:
    """Says in numbers what will be lost, and wants the code typed."""
    workshop, form = own_workshop(code), DeleteForm()
    if request.method == "GET":
        return _delete_page(workshop, form)
    if not form.validate_on_submit():
        return _delete_page(workshop, form), 400
    command = DeleteWorkshop(workshop.id, form.typed.data or "")
    try:
        store.write(lambda session: actions.delete_workshop(session, command))
    except Refused as refused:
        form.typed.errors = [say(refused.message, refused.params)]
        return _delete_page(workshop, form), refused.status
    actions.announce_deleted(workshop.id)
    flash(_("“%(title)s” and everything in it has been deleted.", title=said(workshop, "title")))
    return redirect(url_for("workshops.index"))


def _delete_page(workshop: Workshop, form: DeleteForm) -> str:
    with store.read() as session:
        losses = what_would_be_lost(session, workshop.id)
    return render_template("workshops/delete.html", workshop=workshop, form=form, losses=losses)


def _go_to(workshop: Workshop, phase: str) -> None:
    perform("phase.set", str(uuid.uuid4()), staff_actor(workshop), {"phase": phase})

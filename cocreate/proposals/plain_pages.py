"""The workshop as plain pages and forms: see, propose a point, comment, vote without JavaScript."""

import uuid
from collections.abc import Collection
from typing import Any

from flask import Blueprint, get_flashed_messages, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.live import reads
from cocreate.live.forms_door import participant_here, send_form, tell
from cocreate.pages import refused_page
from cocreate.proposals.counts import counts_on
from cocreate.proposals.plain_form import ProposeForm
from cocreate.proposals.queries import newest_page, proposal_with_comments
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import category_objects, workshop_object

bp = Blueprint("plain", __name__)
VOTES = {"1": 1, "0": 0, "-1": -1}


@bp.errorhandler(Refused)
def to_the_door(refused: Refused) -> ResponseReturnValue:
    """Who has not joined is led to the form that lets them in."""
    code = (request.view_args or {}).get("code", "")
    if refused.code == "not_joined":
        return redirect(url_for("live.page", code=code))
    # Raised again here it would be a crash: Flask does not ask twice who handles an exception.
    return refused_page(refused)


@bp.get("/w/<code>/list")
def ideas(code: str) -> ResponseReturnValue:
    """The ideas, newest first, page by page, with what can be done now."""
    page = request.args.get("page", 1, type=int)
    with store.read() as db:
        workshop, actor = participant_here(db, code)
        listed = newest_page(db, workshop.id, page)
        shared = _shared(db, workshop, actor, listed.ids)
    return render_template("plain/list.html", **shared, listed=listed)


def _shared(
    db: Session, workshop: Workshop, actor: Actor, ideas: Collection[uuid.UUID] = ()
) -> dict[str, Any]:
    """What these pages have in common; `ideas` are those whose counts are shown."""
    head = read_head(db, workshop.id)
    return {
        "workshop": workshop_object(workshop, head),
        "categories": {category["id"]: category for category in category_objects(workshop)},
        "tallies": counts_on(db, head, ideas),
        "mine": reads.me_page(db, actor),
        # A form that comes back with a reason keeps the time it was first opened at.
        "seen": request.form.get("seen") or head.room_seq,
        "messages": get_flashed_messages(),
    }


@bp.get("/w/<code>/p/<uuid:proposal>")
def idea(code: str, proposal: uuid.UUID) -> ResponseReturnValue:
    """One idea with its comments; commenting and voting by form."""
    return _idea_page(code, proposal)


def _idea_page(
    code: str, proposal: uuid.UUID, text: str = "", error: str | None = None
) -> ResponseReturnValue:
    with store.read() as db:
        workshop, actor = participant_here(db, code)
        shared = _shared(db, workshop, actor, [proposal])
        one = proposal_with_comments(db, workshop.id, proposal, "room")
    page = render_template(
        "plain/idea.html", **shared, **one, text=text, error=error, new_id=_new_id
    )
    return page, 400 if error else 200


def _new_id() -> str:
    return str(uuid.uuid4())


@bp.post("/w/<code>/p/<uuid:proposal>/comment")
def comment(code: str, proposal: uuid.UUID) -> ResponseReturnValue:
    """Say something; a refused text stays in the form."""
    text = request.form.get("text", "").replace("\r\n", "\n")
    with store.read() as db:
        _workshop, actor = participant_here(db, code)
    data = {"comment": request.form.get("id"), "proposal": str(proposal), "text": text}
    answered = send_form(actor, "comment.add", data)
    if not answered.body["ok"]:
        fields = answered.body.get("fields", {})
        reason = next(iter(fields.get("text", [])), answered.body["message"])
        return _idea_page(code, proposal, text, reason)
    tell(answered, _("Your comment is there."))
    return redirect(url_for("plain.idea", code=code, proposal=proposal), 303)


@bp.post("/w/<code>/p/<uuid:proposal>/vote")
def vote(code: str, proposal: uuid.UUID) -> ResponseReturnValue:
    """Cast, change or take back one's vote."""
    with store.read() as db:
        _workshop, actor = participant_here(db, code)
    value = VOTES.get(request.form.get("value", ""))
    data: dict[str, Any] = {"proposal": str(proposal)}
    kind = "vote.clear" if value is None else "vote.cast"
    done = _("Your vote was taken back.") if value is None else _("Your vote was saved.")
    tell(send_form(actor, kind, data if value is None else data | {"value": value}), done)
    return redirect(url_for("plain.idea", code=code, proposal=proposal), 303)


@bp.route("/w/<code>/propose", methods=["GET", "POST"])
def propose(code: str) -> ResponseReturnValue:
    """An idea at a place from the list, or at typed coordinates."""
    with store.read() as db:
        workshop, actor = participant_here(db, code)
        shared = _shared(db, workshop, actor)
    form = ProposeForm()
    form.for_workshop(workshop)
    if request.method == "POST" and form.validate():
        answered = send_form(actor, "proposal.add", form.data_of_command())
        if answered.body["ok"]:
            tell(answered, _("Your idea is on the map."))
            return redirect(url_for("plain.ideas", code=workshop.code), 303)
        form.take_refusal(answered.body)
    page = render_template("plain/propose.html", **shared, form=form)
    return page, 400 if form.errors or form.form_errors else 200

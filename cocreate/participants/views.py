"""The door of the hall: the code form, the join page, joining."""

from typing import Any

from flask import (
    Blueprint,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.maps.overview import overview
from cocreate.pages import language_names, reader_language
from cocreate.participants.devices import current_participant, forget_device
from cocreate.participants.doors import find_workshop, join_or_return
from cocreate.participants.forms import CodeForm, JoinForm, RecoverForm
from cocreate.words import N_, say
from cocreate.workshops.codes import show_code
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import what_next_in
from cocreate.workshops.queries import found_workshop

bp = Blueprint("participants", __name__)


@bp.get("/")
def landing() -> ResponseReturnValue:
    """The code form; with `?code=` it leads on to the workshop."""
    form = CodeForm(request.args)
    if not form.code.data:
        return render_template("participants/landing.html", form=form)
    try:
        with store.read() as db:
            code = find_workshop(db, form.code.data).code
    except Refused as refused:
        form.code.errors = [say(refused.message, refused.params)]
        page = render_template("participants/landing.html", form=form)
        return page, refused.status
    return redirect(url_for("live.page", code=code))


@bp.get("/join/<token>")
def by_token(token: str) -> ResponseReturnValue:
    """Where the QR code leads."""
    with store.read() as db:
        workshop = find_workshop(db, token=token)
        if current_participant(db, workshop) is not None:
            return redirect(url_for("live.page", code=workshop.code))
    return join_page(workshop, token=token)


@bp.post("/join")
def join() -> ResponseReturnValue:
    """Join, or come back with a recovery phrase; as a form or as JSON."""
    if request.mimetype == "application/json":
        given = request.get_json(silent=True)
        if not isinstance(given, dict):
            raise Refused("invalid", N_("This is not JSON."))
        return jsonify(join_or_return(given).body())
    return _join_by_form()


def _join_by_form() -> ResponseReturnValue:
    given: dict[str, Any] = request.form.to_dict()
    try:
        let_in = join_or_return(given, other=given.get("other") == "yes")
    except Refused as refused:
        return _join_again(given, refused)
    if let_in.recovery:
        # Shown once by the next page, which takes it out of the cookie.
        session["recovery"] = let_in.recovery
    return redirect(url_for("live.page", code=let_in.code), 303)


def _join_again(given: dict[str, Any], refused: Refused) -> ResponseReturnValue:
    """The form again, with everything typed still in it, and the reason."""
    message = say(refused.message, refused.params)
    try:
        with store.read() as db:
            workshop = find_workshop(db, given.get("code"), given.get("token"))
    except Refused:
        form = CodeForm(data={"code": given.get("code", "")})
        form.code.errors = [message]
        return render_template("participants/landing.html", form=form), refused.status
    page = join_page(workshop, token=given.get("token"), error=message)
    return page, refused.status


@bp.post("/w/<code>/leave")
def leave(code: str) -> ResponseReturnValue:
    """Somebody else takes this phone; the first comes back with their recovery phrase."""
    with store.read() as db:
        workshop = found_workshop(db, code)
    forget_device(workshop.id)
    return redirect(url_for("live.page", code=workshop.code), 303)


def join_page(workshop: Workshop, token: str | None = None, error: str | None = None) -> str:
    """How do you take part? The form keeps what was typed."""
    form, recover = JoinForm(), RecoverForm(formdata=None)
    lang = reader_language()
    names = language_names()
    form.for_workshop(workshop.roles, names, lang)
    return render_template(
        "participants/join.html",
        form=form,
        recover=recover,
        workshop=workshop,
        code_words=show_code(workshop.code),
        token=token,
        what_next=what_next_in(workshop),
        error=error,
        language_names=names,
        overview=overview(workshop.kit, workshop.area, workshop.bbox),
    )

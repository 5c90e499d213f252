"""The poster for the door: one sheet of A4."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from cocreate.assets import asset
from cocreate.facilitation.languages import room_language
from cocreate.facilitation.links import workshop_links
from cocreate.facilitation.qr import join_qr
from cocreate.facilitation.views.console import facilitator_of
from cocreate.journal.store import store
from cocreate.pages import language_names
from cocreate.staff.sessions import staff_required
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import what_next_in
from cocreate.workshops.queries import found_workshop

bp = Blueprint("poster", __name__)


@bp.after_request
def keep_private(response: Response) -> Response:
    """What stands here is for now and for those who opened it; it stays in no cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/w/<code>/poster")
@staff_required()
def page(code: str) -> ResponseReturnValue:
    """The sheet in one of the workshop's languages (`?lang=`), ready to print."""
    with store.read() as session:
        workshop = found_workshop(session, code)
    if code != workshop.code:
        return redirect(url_for("poster.page", code=workshop.code, lang=request.args.get("lang")))
    facilitator_of(workshop)
    lang = room_language(request.args.get("lang"), workshop.lang)
    links = workshop_links(workshop)
    with force_locale(lang):
        return render_template(
            "facilitation/poster.html",
            workshop=workshop,
            lang=lang,
            languages=_languages(workshop),
            links=links,
            code_words=links.code.split(),
            qr=join_qr(links.join),
            what_next=what_next_in(workshop),
            entry=asset("js/pages/poster.js"),
        )


def _languages(workshop: Workshop) -> dict[str, str]:
    """The workshop's languages that our pages speak, each in its own words."""
    names = language_names()
    return {tag: names[tag] for tag in workshop.languages if tag in names}

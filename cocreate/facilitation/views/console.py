"""The console: the page of the person who runs the evening."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from cocreate.assets import asset
from cocreate.facilitation.links import workshop_links
from cocreate.facilitation.qr import join_qr
from cocreate.facilitation.queries.stream import newest_comments
from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.live.api import json_response
from cocreate.live.config import page_config
from cocreate.live.identity import identify
from cocreate.maps.page_map import page_map
from cocreate.pages import reader_language
from cocreate.staff.queries import Staff
from cocreate.staff.sessions import current_staff, staff_required
from cocreate.words import N_
from cocreate.workshops.links import join_url
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object
from cocreate.workshops.queries import found_workshop, may_facilitate

bp = Blueprint("console", __name__)


@bp.after_request
def keep_private(response: Response) -> Response:
    """Names and hidden words pass here; nothing of it stays in a cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/w/<code>/facilitate")
@staff_required()
def page(code: str) -> ResponseReturnValue:
    """The console, for those who may facilitate this workshop."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        if code != workshop.code:
            return redirect(
                url_for("console.page", code=workshop.code, lang=request.args.get("lang"))
            )
        shown = workshop_object(workshop, read_head(session, workshop.id))
    lang = reader_language()
    return render_template(
        "facilitation/console.html",
        workshop=shown,
        links=workshop_links(workshop),
        qr=join_qr(join_url(workshop)),
        page=_config(workshop, facilitator_of(workshop), lang),
        page_map=page_map(workshop.kit, lang, workshop.bbox),
        entry=asset("js/pages/console.js"),
    )


def facilitator_of(workshop: Workshop) -> Staff:
    """Who is signed in and may run this workshop. Raises Refused `not_allowed`."""
    staff = current_staff()
    if staff is None or not may_facilitate(staff, workshop):
        raise Refused("not_allowed", N_("Only this workshop's facilitator can open this page."))
    return staff


def _config(workshop: Workshop, staff: Staff, lang: str) -> dict[str, object]:
    config = page_config("console", workshop, "staff", lang)
    here = url_for("console.page", code=workshop.code)
    config["urls"] |= {
        "stream": url_for("console.stream", code=workshop.code),
        "join": url_for("staff.login", next=here),
    }
    me = {"id": str(staff.id), "role": staff.role, "nickname": staff.name, "lang": lang}
    return config | {"me": me}


@bp.get("/w/<code>/stream")
def stream(code: str) -> ResponseReturnValue:
    """The newest comments, hidden ones too; for staff who may facilitate."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        identify(session, workshop, "staff")
        return json_response(newest_comments(session, workshop))

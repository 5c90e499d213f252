"""The live page itself."""

from typing import Any

from flask import (
    Blueprint,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue

from cocreate.assets import asset
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.live.config import offline_urls, page_config
from cocreate.maps.page_map import page_map
from cocreate.pages import language_names, reader_language
from cocreate.participants.devices import current_participant
from cocreate.participants.queries import me_object
from cocreate.participants.views import join_page
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object
from cocreate.workshops.queries import found_workshop

bp = Blueprint("live", __name__)


@bp.get("/w/<code>")
def page(code: str) -> ResponseReturnValue:
    """The live page for those who have joined, the join form for the others."""
    with store.read() as db:
        workshop = found_workshop(db, code)
        if code != workshop.code:
            return redirect(url_for("live.page", code=workshop.code, lang=request.args.get("lang")))
        head = read_head(db, workshop.id)
        me = current_participant(db, workshop)
        shown = workshop_object(workshop, head)
        mine = me_object(me) if me else None
    if request.args.get("lang"):
        session["lang"] = reader_language()
    if mine is not None:
        response = make_response(live_page(workshop, shown, mine))
        # With its recovery phrase it must not come back to the next person at this phone.
        response.headers["Cache-Control"] = "no-store"
        return response
    if head.phase == "closed":
        return redirect(url_for("summaries.page", code=workshop.code))
    return join_page(workshop)


def live_page(workshop: Workshop, shown: dict[str, Any], me: dict[str, Any] | None) -> str:
    """The page's frame; everything in it comes by `/state` and the socket.

    Without `me` it names nobody, and a phone may keep it.
    """
    lang = reader_language()
    config = page_config("live", workshop, "participant", lang)
    config["urls"] |= offline_urls(workshop.code)
    config |= {"me": me, "recovery": session.pop("recovery", None) if me else None}
    return render_template(
        "live/live.html",
        workshop=shown,
        me=me,
        language_names=language_names(),
        page=config,
        page_map=page_map(workshop.kit, lang, workshop.bbox),
        entry=asset("js/pages/live.js"),
    )

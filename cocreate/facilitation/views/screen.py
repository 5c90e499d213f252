"""The projector: its page, and what it reads besides the workshop's state."""

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from cocreate.assets import asset
from cocreate.facilitation import heavy
from cocreate.facilitation.added_up import cache
from cocreate.facilitation.languages import room_language
from cocreate.facilitation.links import typed_address
from cocreate.facilitation.qr import join_qr
from cocreate.facilitation.queries.leaders import check_visible, leaders
from cocreate.journal.actors import Actor
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.live.api import json_response
from cocreate.live.config import page_config
from cocreate.live.identity import identify, speaks_as
from cocreate.live.screens import is_screen, remember_screen
from cocreate.maps.page_map import page_map
from cocreate.staff.sessions import current_staff
from cocreate.workshops.codes import show_code
from cocreate.workshops.links import config_secrets, is_screen_key, join_url
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object
from cocreate.workshops.queries import found_workshop, may_facilitate

bp = Blueprint("screen", __name__)
TOP = 6


@bp.after_request
def keep_private(response: Response) -> Response:
    """What stands here is for now and for those who opened it; it stays in no cache."""
    if "ETag" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response


@bp.get("/w/<code>/screen")
def page(code: str) -> ResponseReturnValue:
    """The projector's page.

    The key is exchanged for a cookie and leaves the address, so that no camera in the hall can
    copy it.
    """
    with store.read() as session:
        workshop = found_workshop(session, code)
        shown = workshop_object(workshop, read_head(session, workshop.id))
    if "key" in request.args:
        return _let_in(workshop, request.args["key"])
    if code != workshop.code:
        return redirect(url_for("screen.page", code=workshop.code))
    if is_screen(workshop):
        return _page(workshop, shown)
    if not may_facilitate(current_staff(), workshop):
        return _refusal(workshop)
    response = make_response(_page(workshop, shown))
    remember_screen(response, workshop)
    return response


def _let_in(workshop: Workshop, key: str) -> ResponseReturnValue:
    if not is_screen_key(key, workshop, config_secrets()):
        return _refusal(workshop)
    response = make_response(redirect(url_for("screen.page", code=workshop.code)))
    remember_screen(response, workshop)
    return response


def _page(workshop: Workshop, shown: dict[str, object]) -> str:
    """In the room's language, not in the one of whoever set up the projector."""
    lang = room_language(request.args.get("lang"), workshop.lang)
    config = page_config("screen", workshop, "screen", lang)
    here = url_for("screen.page", code=workshop.code)
    config["urls"] |= {
        "sums": url_for("screen.sums", code=workshop.code),
        "ranking": url_for("screen.ranking", code=workshop.code),
        "join": here,
    }
    with force_locale(lang):
        return render_template(
            "facilitation/screen.html",
            workshop=shown,
            code_words=show_code(workshop.code).split(),
            host=typed_address(),
            qr=join_qr(join_url(workshop)),
            page=config,
            page_map=page_map(workshop.kit, lang, workshop.bbox, scale=False, still=True),
            entry=asset("js/pages/screen.js"),
        )


def _refusal(workshop: Workshop) -> ResponseReturnValue:
    sign_in = url_for("staff.login", next=url_for("screen.page", code=workshop.code))
    return render_template("facilitation/screen_refused.html", sign_in=sign_in), 403


@bp.get("/w/<code>/sums")
def sums(code: str) -> ResponseReturnValue:
    """What the ideas add up to per category, and how many people have voted.

    The same for everybody in the workshop; who has it already is told so in a few bytes.
    """
    with store.read() as session:
        workshop = found_workshop(session, code)
        identify(session, workshop, speaks_as())
    response = json_response(cache.answer(workshop.id), cache="private, no-cache")
    response.add_etag()
    return response.make_conditional(request)


@bp.get("/w/<code>/ranking")
def ranking(code: str) -> ResponseReturnValue:
    """The first places of the ranking, for whoever may see totals now."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        actor: Actor = identify(session, workshop, speaks_as())
        if not heavy.is_heavy(session, workshop):
            return json_response(leaders(session, workshop, actor.audience, TOP))
        head = read_head(session, workshop.id)
        check_visible(workshop, head, actor.audience)
        order = heavy.order_for(heavy.RANKING, head, actor.audience, TOP)
    return json_response(heavy.added_up(order))

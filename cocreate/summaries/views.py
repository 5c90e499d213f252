"""The outcome: a page, one page per idea, and the files to take away."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from cocreate.jobs.actions import Order
from cocreate.jobs.queries import Report
from cocreate.jobs.waiting import asked_file, wait
from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.journal.store import store
from cocreate.pages import csp_nonce, reader_language
from cocreate.summaries.access import reading_audience
from cocreate.summaries.card import card_page, has_card
from cocreate.summaries.comments import read_comments
from cocreate.summaries.delivery import file_answer, making, page_answer, patience
from cocreate.summaries.exports import FORMATS, Export, export_of
from cocreate.summaries.filters import read_filter
from cocreate.summaries.heavy import Asked, is_heavy, order_for
from cocreate.summaries.ideas import has_idea
from cocreate.summaries.kept import Kept, state_key
from cocreate.summaries.notes import notes_for
from cocreate.summaries.pages import idea_page, not_yet_page, outcome_page
from cocreate.summaries.queries import read_summary
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES
from cocreate.workshops.queries import found_workshop

bp = Blueprint("summaries", __name__)

NOT_YET = N_("The outcome can be read when the vote is over.")

kept_files: Kept[Export] = Kept()
# With the nonce each page was written with.
kept_pages: Kept[tuple[str, str]] = Kept()


def private(response: Response) -> Response:
    """Kept by the reader's own browser only, and asked for again each time."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.update(["Cookie", "X-Cocreate-As", "Accept-Language"])
    return response


def _has_outcome(head: Head, audience: Audience) -> bool:
    return audience == "staff" or head.phase in OUTCOME_PHASES


@bp.get("/w/<code>/summary")
def page(code: str) -> ResponseReturnValue:
    """The outcome for everybody from the results phase on, for staff at any time."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        if code != workshop.code:
            given: dict[str, Any] = request.args.to_dict()
            return redirect(url_for(".page", **given | {"code": workshop.code}))
        audience = reading_audience(workshop)
        head = read_head(session, workshop.id)
        if not _has_outcome(head, audience):
            return private(current_app.make_response(not_yet_page(workshop, head)))
        if not is_heavy(session, workshop):
            html = _outcome(session, workshop, head, audience)
            return private(current_app.make_response(html))
    asked = Asked(reader_language(), chosen=_chosen(workshop, audience))
    return _made_elsewhere(workshop, order_for(head, audience, asked), page_answer)


def _chosen(workshop: Workshop, audience: Audience) -> dict[str, str | int]:
    """What the address chooses, without what nobody offers: each choice is a page to be made."""
    kinds = {str(category["id"]) for category in workshop.categories}
    given = asdict(read_filter(request.args, kinds, audience))
    if request.args.get("audience") == "public":
        given["audience"] = "public"
    return {name: value for name, value in given.items() if value}


def _made_elsewhere(
    workshop: Workshop, order: Order, answer: Callable[[Report], Response]
) -> ResponseReturnValue:
    """What the job process has made, else how far it is."""
    report = wait(asked_file(order), patience())
    if report.state == "done":
        response = private(answer(report))
        response.make_conditional(request)
        return response
    return private(current_app.make_response(making(workshop, report)))


def _outcome(session: Session, workshop: Workshop, head: Head, audience: Audience) -> str:
    def write() -> tuple[str, str]:
        summary = read_summary(session, workshop, audience)
        return csp_nonce(), outcome_page(summary, workshop, head)

    asked = tuple(_chosen(workshop, audience).items())
    key = (state_key(head, audience), reader_language(), asked)
    nonce, html = kept_pages.get(key, write)
    return html.replace(nonce, csp_nonce())


@bp.get("/w/<code>/summary/<int:number>")
def idea(code: str, number: int) -> ResponseReturnValue:
    """What is behind the numbers of one idea: its votes, its comments."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        audience = reading_audience(workshop)
        head = read_head(session, workshop.id)
        if not _has_outcome(head, audience):
            return redirect(url_for(".page", code=workshop.code))
        if not has_idea(session, workshop, audience, number):
            raise Refused("not_found", N_("This idea is not here any more."))
        if not is_heavy(session, workshop):
            summary = read_summary(session, workshop, audience)
            found = next(each for each in summary.ideas if each.number == number)
            comments = read_comments(session, found.id, audience)
            return private(current_app.make_response(idea_page(summary, found, comments)))
    asked = Asked(reader_language(), number=number, chosen=_chosen(workshop, audience))
    return _made_elsewhere(workshop, order_for(head, audience, asked), page_answer)


@bp.get("/w/<code>/summary/card/<category>")
def card(code: str, category: str) -> ResponseReturnValue:
    """The replication card of one kind, with what was proposed here."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        audience = reading_audience(workshop)
        head = read_head(session, workshop.id)
        if not _has_outcome(head, audience):
            return redirect(url_for(".page", code=workshop.code))
        if not has_card(workshop, category):
            raise Refused("not_found", N_("There is no such measure in the list."))
        if not is_heavy(session, workshop):
            summary = read_summary(session, workshop, audience)
            return private(current_app.make_response(card_page(summary, category)))
    asked = Asked(reader_language(), card=category, chosen=_chosen(workshop, audience))
    return _made_elsewhere(workshop, order_for(head, audience, asked), page_answer)


@bp.get("/w/<code>/export/proposals.<any(geojson, csv):form>")
def export(code: str, form: str) -> ResponseReturnValue:
    """The outcome as a file; the same (seq, votes) and language give the same bytes."""
    with store.read() as session:
        workshop = found_workshop(session, code)
        audience = reading_audience(workshop)
        head = read_head(session, workshop.id)
        if not _has_outcome(head, audience):
            raise Refused("wrong_phase", NOT_YET)
        lang = reader_language() if "lang" in request.args else workshop.lang
        if not is_heavy(session, workshop):
            return _small_file(session, workshop, head, audience, (form, lang))
    order = order_for(head, audience, Asked(lang, form=form))
    return _made_elsewhere(workshop, order, file_answer)


def _small_file(
    session: Session, workshop: Workshop, head: Head, audience: Audience, asked: tuple[str, str]
) -> Response:
    form, lang = asked

    def write() -> Export:
        summary = read_summary(session, workshop, audience)
        return export_of(summary, FORMATS[form], lang, notes_for(summary, lang))

    file = kept_files.get((state_key(head, audience), *asked), write)
    response = Response(file.body, content_type=file.mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response.set_etag(file.tag)
    private(response).make_conditional(request)
    return response

"""The list of measures and their cards, for everybody: nothing in them is of a workshop."""

from flask import Blueprint, Response, abort, render_template
from flask.typing import ResponseReturnValue

from cocreate.journal.answers import Refused
from cocreate.kits import words
from cocreate.kits.cards import card_of, offers_of
from cocreate.kits.funding import TYPES, logo_file
from cocreate.kits.measures import measure_list
from cocreate.kits.shelf import kits
from cocreate.pages import language_names
from cocreate.words import N_

bp = Blueprint("measures", __name__)


@bp.get("/measures")
def catalogue() -> ResponseReturnValue:
    """Every measure with what it is, what it feeds, its costs and findings, and who offers it."""
    listed = measure_list()
    return render_template(
        "kits/measures.html",
        version=listed.version,
        measures=[each for each in listed.measures.values() if not each.general],
        remarks=[each for each in listed.measures.values() if each.general],
        offers={code: [*offers_of(code, kits().values())] for code in listed.measures},
        words=words,
        language_names=language_names(),
    )


@bp.get("/measures/<code>/card")
def card(code: str) -> ResponseReturnValue:
    """What another city needs to try this measure, on two sheets of paper at most."""
    found = card_of(code, kits().values())
    if found is None:
        raise Refused("not_found", N_("There is no such measure in the list."))
    return render_template(
        "kits/card.html",
        card=found,
        version=measure_list().version,
        words=words,
        language_names=language_names(),
    )


@bp.get("/kits/<kit>/logo.<digest>.<kind>")
def logo(kit: str, digest: str, kind: str) -> ResponseReturnValue:
    """The picture a kit's funder asks for, to be kept for good: shown as an image only, never as a page."""
    file = logo_file(kit)
    if file is None or (file.digest, file.kind) != (digest, kind):
        abort(404)
    response = Response(file.body, mimetype=TYPES[kind])
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

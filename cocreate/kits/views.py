"""The list of measures as a page for everybody: nothing in it is of a workshop."""

from collections.abc import Iterable

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from cocreate.kits import words
from cocreate.kits.measures import measure_list
from cocreate.kits.models import Category, Kit
from cocreate.kits.shelf import kits
from cocreate.pages import language_names

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
        offers=_offers(kits().values()),
        words=words,
        language_names=language_names(),
    )


def _offers(all_kits: Iterable[Kit]) -> dict[str, list[tuple[Kit, Category]]]:
    """By the measure's code: the kits that have it in their palette, and as what."""
    offers: dict[str, list[tuple[Kit, Category]]] = {}
    for kit in all_kits:
        for category in kit.categories:
            offers.setdefault(category.shared, []).append((kit, category))
    return offers

"""The replication card of one kind of a workshop's ideas: the shared list's, with what was proposed here."""

from flask import render_template, request

from cocreate.kits import kits
from cocreate.kits import words as list_words
from cocreate.kits.cards import Card, card_of
from cocreate.kits.measures import measure_list
from cocreate.pages import language_names
from cocreate.summaries import words
from cocreate.summaries.facts import Summary
from cocreate.workshops.models import Workshop


def has_card(workshop: Workshop, category: str) -> bool:
    """Whether the workshop has a kind of this id that the shared list knows, and no remark."""
    return any(
        each["id"] == category and _shelf_card(each.get("nearest") or each["measure"])
        for each in workshop.categories
    )


def card_page(summary: Summary, category: str) -> str:
    """The page; the kind is one for which `has_card` holds."""
    kind = next(each for each in summary.kinds if each.category.id == category)
    public = request.args.get("audience") == "public"
    return render_template(
        "summaries/card.html",
        card=_shelf_card(words.shared_code(kind.category)),
        kind=kind,
        summary=summary,
        workshop=summary.workshop,
        version=measure_list().version,
        words=list_words,
        outcome_words=words,
        keep={"audience": "public"} if public else {},
        language_names=language_names(),
    )


def _shelf_card(code: str) -> Card | None:
    return card_of(code, kits().values())

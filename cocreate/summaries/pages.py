"""What the outcome's templates are given."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for

from cocreate.assets import asset
from cocreate.journal.models import Head
from cocreate.live.config import page_config
from cocreate.maps.page_map import page_map
from cocreate.pages import language_names, reader_language
from cocreate.summaries import words
from cocreate.summaries.comments import Remark
from cocreate.summaries.facts import Idea, Summary
from cocreate.summaries.filters import (
    VOTES_CHOICES,
    group,
    read_filter,
    shown_as,
    shows_offered,
)
from cocreate.summaries.notes import METHOD
from cocreate.votes.ranking import FEW
from cocreate.words import say
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import category_objects, what_next_in, workshop_object


def not_yet_page(workshop: Workshop, head: Head) -> str:
    """For everybody before the results: when there will be an outcome, and what happens with it."""
    return render_template(
        "summaries/not_yet.html",
        workshop=workshop,
        vote_ends_at=workshop.phase_ends_at if head.phase == "vote" else None,
        what_next=what_next_in(workshop),
        **_shared(),
    )


def outcome_page(summary: Summary, workshop: Workshop, head: Head) -> str:
    """The outcome, complete without JavaScript: all ideas, those not asked for hidden."""
    lang = reader_language()
    kinds = {category.id for category in summary.workshop.categories}
    chosen = read_filter(request.args, kinds, summary.audience)
    groups = group(summary.ideas, chosen)
    return render_template(
        "summaries/outcome.html",
        summary=summary,
        workshop=summary.workshop,
        groups=groups,
        chosen=chosen,
        kept=sum(each.wanted for each in groups.values()),
        shown_as=shown_as,
        shows=shows_offered(summary.audience),
        votes_choices=VOTES_CHOICES,
        method=say(METHOD),
        what_next=what_next_in(workshop),
        page=_config(summary, workshop, head, lang),
        page_map=page_map(workshop.kit, lang, workshop.bbox),
        entry=asset("js/pages/summary.js"),
        **_shared(),
    )


def idea_page(summary: Summary, idea: Idea, comments: Sequence[Remark]) -> str:
    """One idea with what is behind its numbers."""
    return render_template(
        "summaries/idea.html",
        summary=summary,
        workshop=summary.workshop,
        idea=idea,
        comments=comments,
        **_shared(),
    )


def _shared() -> dict[str, Any]:
    """`keep`: what a link must carry on, so that a preview of the public outcome stays one."""
    public = request.args.get("audience") == "public"
    return {
        "words": words,
        "few": FEW,
        "keep": {"audience": "public"} if public else {},
        "language_names": language_names(),
    }


def _config(summary: Summary, workshop: Workshop, head: Head, lang: str) -> dict[str, Any]:
    """What the page's script needs: it draws the very file that people download."""
    staff = summary.audience == "staff"
    config = page_config("summary", workshop, "staff" if staff else "participant", lang)
    audience: dict[str, Any] = {} if staff else {"audience": "public"}
    ideas = url_for(".export", code=workshop.code, form="geojson", **audience)
    config["urls"] |= {"ideas": ideas}
    return config | {
        "workshop": workshop_object(workshop, head),
        "categories": category_objects(workshop),
    }

"""Putting the form of a workshop on its page, with the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import get_locale
from wtforms import Field

from cocreate.assets import asset, messages_url
from cocreate.journal.registry import PHASES
from cocreate.maps.map_files import layers_url
from cocreate.maps.page_map import page_map
from cocreate.workshops.agenda_form import AgendaForm
from cocreate.workshops.fields import NEEDED_PHASES
from cocreate.workshops.forms import WorkshopForm
from cocreate.workshops.models import Workshop
from cocreate.workshops.words import phase_name


@dataclass(frozen=True)
class Ground:
    """What the page's map shows to begin with: the kit's layers, an area to fall back to."""

    kit: str
    area: dict[str, Any]
    bbox: Sequence[float]


@dataclass(frozen=True)
class Problem:
    """Something to look at again: the field's id and name, and what to do."""

    id: str
    label: str
    reason: str


def form_page(form: WorkshopForm, ground: Ground, workshop: Workshop | None = None) -> str:
    """The page; what was typed is in the form, right or wrong."""
    lang = str(get_locale() or "en")
    return render_template(
        "workshops/form.html",
        form=form,
        workshop=workshop,
        map=page_map(ground.kit, lang, ground.bbox),
        page_config=_page_config(lang, ground),
        problems=problems_of(form),
        steps=PHASES,
        needed=NEEDED_PHASES,
    )


def problems_of(form: WorkshopForm) -> list[Problem]:
    """Every reason, in the order of the page."""
    found: list[Problem] = []
    for field in form:
        if field.name == "agenda":
            found += _agenda_problems(field.form)
        elif field.errors:
            found.append(_problem(field))
    for each in form.in_languages:
        found += [_problem(field) for field in each if field.errors]
    return found


def _problem(field: Field) -> Problem:
    return Problem(field.id, str(field.label.text), " ".join(map(str, field.errors)))


def _agenda_problems(agenda: AgendaForm) -> list[Problem]:
    steps = [(phase, agenda.step(phase).minutes) for phase in PHASES]
    return [
        Problem(minutes.id, phase_name(phase), " ".join(map(str, minutes.errors)))
        for phase, minutes in steps
        if minutes.errors
    ]


def _page_config(lang: str, ground: Ground) -> dict[str, Any]:
    """What the page's script needs to know."""
    return {
        "page": "workshop_form",
        "lang": lang,
        "messages": messages_url(lang),
        "icons": asset("vendor/icons.svg"),
        "geoman": {
            "js": asset("vendor/geoman/leaflet-geoman.min.js"),
            "css": asset("vendor/geoman/leaflet-geoman.css"),
        },
        "layers": layers_url(ground.kit),
        "area": ground.area,
    }

"""What the templates of a plan's page are given."""

from typing import Any

from flask import render_template, url_for
from flask_babel import get_locale
from wtforms import Field

from cocreate.assets import asset, messages_url
from cocreate.maps.map_files import layers_url
from cocreate.maps.page_map import page_map
from cocreate.plans.forms import PlaceForm, UploadForm
from cocreate.plans.models import Plan
from cocreate.workshops.form_page import Problem
from cocreate.workshops.models import Workshop


def empty_page(workshop: Workshop, form: UploadForm) -> str:
    """Nothing there yet, or another picture to come: the form to upload one."""
    return render_template("plans/upload.html", workshop=workshop, form=form)


def plan_page(workshop: Workshop, plan: Plan, form: PlaceForm) -> str:
    """The plan, the map and the points; what was typed is in the form, right or wrong."""
    lang = str(get_locale() or "en")
    return render_template(
        "plans/plan.html",
        workshop=workshop,
        plan=plan,
        form=form,
        points=list(enumerate(form.points(), 1)),
        problems=_problems(form),
        map=page_map(workshop.kit, lang, workshop.bbox),
        page_config=_page_config(workshop, plan, lang),
    )


def _problems(form: PlaceForm) -> list[Problem]:
    """Every reason, in the order of the page; those of a point with its number."""
    found = [
        _problem(each, f"{number}: {each.label.text}")
        for number, point in enumerate(form.points(), 1)
        for each in point
        if each.errors
    ]
    others = (form.opacity, form.name, form.attribution)
    return found + [_problem(each, str(each.label.text)) for each in others if each.errors]


def _problem(field: Field, label: str) -> Problem:
    return Problem(field.id, label, " ".join(map(str, field.errors)))


def _page_config(workshop: Workshop, plan: Plan, lang: str) -> dict[str, Any]:
    """What the page's script needs to know."""
    return {
        "page": "plan",
        "lang": lang,
        "messages": messages_url(lang),
        "icons": asset("vendor/icons.svg"),
        "layers": layers_url(workshop.kit),
        "area": workshop.area,
        "plan": workshop.plan,
        "size": [plan.width, plan.height],
        "urls": {"live": url_for("live.page", code=workshop.code)},
    }

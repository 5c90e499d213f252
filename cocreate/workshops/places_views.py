"""The staff's page of a workshop's own named places: add one, upload many, take one away."""

import uuid
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from cocreate.assets import asset, messages_url
from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.maps.map_files import layers_url
from cocreate.maps.page_map import page_map
from cocreate.maps.places import places_of
from cocreate.staff.sessions import staff_required
from cocreate.words import say
from cocreate.workshops.models import Workshop
from cocreate.workshops.place_files import LARGEST_FILE, FoundPlaces, read_places
from cocreate.workshops.places import TOO_FAR, is_far, joined
from cocreate.workshops.places_form import PlaceForm, PlacesFileForm
from cocreate.workshops.views import MAKERS, keep_private, own_workshop, staff_actor

bp = Blueprint("named_places", __name__, url_prefix="/workshops")
bp.after_request(keep_private)

# So many reasons are read; the rest is counted.
MOST_REASONS = 5


@bp.get("/<code>/places")
@staff_required(MAKERS)
def page(code: str) -> ResponseReturnValue:
    """The places there are, and the two forms."""
    return _page(own_workshop(code))


@bp.post("/<code>/places")
@staff_required(MAKERS)
def add(code: str) -> ResponseReturnValue:
    """One more place; one of the same name is replaced."""
    workshop, form = own_workshop(code), PlaceForm()
    if not form.validate_on_submit():
        return _page(workshop, form), 400
    place = form.place()
    try:
        _check_near(workshop, place)
        _keep(workshop, joined(workshop.places, [place]))
    except Refused as refused:
        form.lat.errors = refused.extras.get("fields", {}).get("places", [])
        return _page(workshop, form), 400
    flash(_("“%(name)s” is a named place now.", name=place["name"]))
    return _back(workshop)


@bp.post("/<code>/places/upload")
@staff_required(MAKERS)
def upload(code: str) -> ResponseReturnValue:
    """Many places from a file; what cannot be used is named."""
    workshop, form = own_workshop(code), PlacesFileForm()
    content = form.file.data.read(LARGEST_FILE + 1) if form.file.data else b""
    try:
        found = read_places(content, workshop.bbox, approximate=bool(form.approximate.data))
        _keep(workshop, joined(workshop.places, found.places))
    except Refused as refused:
        reasons = refused.extras.get("fields", {}).get("places")
        form.file.errors = reasons or [say(refused.message, refused.params)]
        return _page(workshop, upload_form=form), 400
    _report(found)
    return _back(workshop)


@bp.post("/<code>/places/remove")
@staff_required(MAKERS)
def remove(code: str) -> ResponseReturnValue:
    """Take one away; ideas that were named after it keep their words."""
    workshop, name = own_workshop(code), request.form.get("name", "")
    kept = [place for place in workshop.places if place["name"] != name]
    if len(kept) < len(workshop.places):
        _keep(workshop, kept)
        flash(_("“%(name)s” is no named place any more.", name=name))
    return _back(workshop)


def _check_near(workshop: Workshop, place: dict[str, Any]) -> None:
    if is_far(place["position"], workshop.bbox):
        raise Refused("invalid", TOO_FAR, fields={"places": [say(TOO_FAR)]})


def _keep(workshop: Workshop, places: Sequence[dict[str, Any]]) -> None:
    perform("workshop.edit", str(uuid.uuid4()), staff_actor(workshop), {"places": list(places)})


def _back(workshop: Workshop) -> ResponseReturnValue:
    return redirect(url_for("named_places.page", code=workshop.code))


def _report(found: FoundPlaces) -> None:
    """How many came in, and for the first few that did not, why."""
    many = len(found.places)
    flash(ngettext("%(num)s place was taken over.", "%(num)s places were taken over.", many))
    for number, reason in found.left_out[:MOST_REASONS]:
        flash(_("Entry %(number)s was left out: %(reason)s", number=number, reason=reason))
    more = len(found.left_out) - MOST_REASONS
    if more > 0:
        flash(ngettext("%(num)s more was left out.", "%(num)s more were left out.", more))


def _page(
    workshop: Workshop, form: PlaceForm | None = None, upload_form: PlacesFileForm | None = None
) -> str:
    lang = str(get_locale() or "en")
    return render_template(
        "workshops/places.html",
        workshop=workshop,
        form=form or PlaceForm(formdata=None),
        upload_form=upload_form or PlacesFileForm(formdata=None),
        kits=len(places_of(workshop.kit)),
        map=page_map(workshop.kit, lang, workshop.bbox),
        page_config={
            "page": "workshop_places",
            "lang": lang,
            "messages": messages_url(lang),
            "icons": asset("vendor/icons.svg"),
            "layers": layers_url(workshop.kit),
            "area": workshop.area,
            "named": workshop.places,
        },
    )

"""The form for an idea without a map."""

import uuid
from typing import Any

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from shapely.geometry import Point, shape
from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from cocreate.kits.naming import plain_name
from cocreate.maps.places import places_of
from cocreate.proposals.forms import TEXT_LENGTH, TITLE_LENGTH
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop
from cocreate.workshops.places import own_spots, place_name
from cocreate.workshops.places_form import DegreesField


class ProposeForm(FlaskForm):
    """A point: a place from the list, or coordinates."""

    # Made with the page, so that sending the same page twice adds one idea.
    command = HiddenField(default=lambda: str(uuid.uuid4()))
    proposal = HiddenField(default=lambda: str(uuid.uuid4()))
    # Whether the kind is offered, and by which words not, is for the command to say.
    category = SelectField(
        _l("Kind"), [InputRequired(_l("This is missing."))], validate_choice=False
    )
    place = SelectField(_l("Place"), [Optional()], validate_choice=False)
    lat = DegreesField(_l("Latitude"), [Optional()])
    lon = DegreesField(_l("Longitude"), [Optional()])
    title = StringField(_l("Title"), [Length(max=TITLE_LENGTH)])
    text = TextAreaField(_l("What is your idea?"), [Length(max=TEXT_LENGTH)])

    def for_workshop(self, workshop: Workshop) -> None:
        """Offer the categories that can be a point, and the named places in the area."""
        lang = str(get_locale())
        self.category.choices = [
            (category["id"], plain_name(category["names"], lang))
            for category in workshop.categories
            if "Point" in category["geometry"]
        ]
        area = shape(workshop.area)
        self.place.choices = [("", say(N_("Choose a place, or give coordinates below")))] + [
            (f"{place.lon:.6f} {place.lat:.6f}", place_name(place, lang))
            for place in places_of(workshop.kit, own_spots(workshop))
            if area.intersects(Point(place.lon, place.lat))
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        valid = bool(super().validate(extra_validators))
        if valid and self._position() is None:
            self.place.errors = [say(N_("Please choose a place or give both coordinates."))]
            return False
        return valid

    def _position(self) -> tuple[float, float] | None:
        if self.lat.data is not None and self.lon.data is not None:
            return self.lon.data, self.lat.data
        words = (self.place.data or "").split()
        try:
            lon, lat = map(float, words)
        except ValueError:
            return None
        return lon, lat

    def data_of_command(self) -> dict[str, Any]:
        """The data of `proposal.add`."""
        return {
            "proposal": self.proposal.data,
            "category": self.category.data,
            "title": self.title.data or "",
            "text": (self.text.data or "").replace("\r\n", "\n"),
            "geometry": {"type": "Point", "coordinates": list(self._position() or ())},
        }

    def take_refusal(self, body: dict[str, Any]) -> None:
        """Show the door's reasons at the fields they belong to."""
        places = {
            "category": self.category,
            "geometry": self.place,
            "title": self.title,
            "text": self.text,
        }
        told = False
        for name, reasons in body.get("fields", {}).items():
            if name in places:
                places[name].errors = [*places[name].errors, *(reasons or [body["message"]])]
                told = True
        if not told:
            self.form_errors.append(body["message"])

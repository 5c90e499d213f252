"""The page's forms for named places: one at a time, or a file of them."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import BooleanField, FloatField, StringField
from wtforms.validators import InputRequired

from cocreate.workshops.places import NAME_LENGTH
from cocreate.workshops.text_fields import fits


class DegreesField(FloatField):
    """A number of degrees, with a dot or, as many languages write it, with a comma."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([value.replace(",", ".") for value in valuelist])
        except ValueError:
            raise ValueError(_l("Please give a number.")) from None


class PlaceForm(FlaskForm):
    """A name and where it stands."""

    name = StringField(
        _l("Name of a place"), [InputRequired(_l("This is missing.")), fits(NAME_LENGTH)]
    )
    lat = DegreesField(_l("Latitude"), [InputRequired(_l("Please give a number."))])
    lon = DegreesField(_l("Longitude"), [InputRequired(_l("Please give a number."))])
    # Ticked to begin with: what somebody taps on a map has no source.
    approximate = BooleanField(_l("Approximate: placed by eye, no source"), default=True)

    def place(self) -> dict[str, Any]:
        """As it is kept; positions as they were typed."""
        return {
            "name": (self.name.data or "").strip(),
            "position": [self.lon.data, self.lat.data],
            "approximate": bool(self.approximate.data),
        }


class PlacesFileForm(FlaskForm):
    """A table or GeoJSON of points."""

    file = FileField(_l("File with places"))
    approximate = BooleanField(_l("Approximate: placed by eye, no source"))

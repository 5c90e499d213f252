"""The page's forms of a plan. What they send on is checked by the command's own form."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import Field, Form, FormField, IntegerField, StringField, ValidationError
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import TextInput

from cocreate.plans.command_forms import ATTRIBUTION_LENGTH, FAINTEST, FULL, NAME_LENGTH
from cocreate.plans.fit import MOST, Pair, Pixels
from cocreate.plans.models import Plan
from cocreate.plans.refused import TOO_FEW
from cocreate.words import say

FARTHEST_LAT, FARTHEST_LON = 85, 180
WHOLE = 100
POINTS = range(1, MOST + 1)


def between(low: int, high: int) -> NumberRange:
    """A number from one to another, both included."""
    return NumberRange(low, high, _l("Please give a number from %(min)s to %(max)s."))


class NumberField(Field):
    """A number as people type it: with a point or a comma; `data` is a float or None."""

    widget = TextInput()

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Keep what was typed, so that a mistake can be seen."""
        self.typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not self.typed:
            return
        try:
            self.data = float(self.typed.replace(",", ".").replace("−", "-"))
        except ValueError:
            raise ValueError(_("Please give a number.")) from None

    def _value(self) -> str:
        if self.data is None:
            return getattr(self, "typed", "") or ""
        return f"{self.data:.7f}".rstrip("0").rstrip(".")


class PairForm(Form):
    """One point, on the plan (in percent, so that its size in pixels does not matter) and on the map."""

    x = NumberField(_l("Percent from the left"), [Optional(), between(0, WHOLE)])
    y = NumberField(_l("Percent from the top"), [Optional(), between(0, WHOLE)])
    lat = NumberField(_l("Latitude"), [Optional(), between(-FARTHEST_LAT, FARTHEST_LAT)])
    lon = NumberField(_l("Longitude"), [Optional(), between(-FARTHEST_LON, FARTHEST_LON)])

    def pair(self, size: Pixels) -> Pair | None:
        """The point of a picture of that size; None if nothing is given, ValueError for a part."""
        given = {name: self[name].data for name in ("x", "y", "lon", "lat")}
        if all(number is None for number in given.values()):
            return None
        if any(number is None for number in given.values()):
            raise ValueError
        x, y = given.pop("x") * size[0] / WHOLE, given.pop("y") * size[1] / WHOLE
        return Pair(x, y, **given)


class WordsForm(FlaskForm):
    """What is said of a plan."""

    name = StringField(
        _l("Name of the plan"),
        [InputRequired(_l("Give the plan a name.")), Length(max=NAME_LENGTH)],
    )
    attribution = StringField(
        _l("Who drew it, as it must be named"), [Length(max=ATTRIBUTION_LENGTH)]
    )


class UploadForm(WordsForm):
    """A picture."""

    file = FileField(_l("Picture"))

    def validate_file(self, field: Any) -> None:
        """There must be one."""
        if not field.data:
            raise ValidationError(_("Choose a file."))


class PlaceForm(WordsForm):
    """Where the plan lies."""

    opacity = IntegerField(
        _l("How strong it is drawn, in percent"),
        [InputRequired(_l("Please give a number.")), between(FAINTEST, FULL)],
    )
    point1 = FormField(PairForm)
    point2 = FormField(PairForm)
    point3 = FormField(PairForm)
    point4 = FormField(PairForm)

    def points(self) -> list[PairForm]:
        """The four, some perhaps empty."""
        return [self[f"point{number}"].form for number in POINTS]

    def fill(self, plan: Plan) -> None:
        """Show how the plan lies now."""
        self.name.data, self.attribution.data = plan.name, plan.attribution
        self.opacity.data = plan.opacity
        for form, pair in zip(self.points(), plan.pairs, strict=False):
            form.x.data = round(pair["x"] / plan.width * WHOLE, 3)
            form.y.data = round(pair["y"] / plan.height * WHOLE, 3)
            form.lat.data, form.lon.data = pair["lat"], pair["lon"]

    def pairs(self, size: Pixels) -> tuple[Pair, ...] | None:
        """The points that are given; None, with the reason at a point, if one is not whole."""
        found: list[Pair] = []
        for form in self.points():
            try:
                pair = form.pair(size)
            except ValueError:
                form.x.errors = [_("Give all four numbers of this point, or none.")]
                return None
            found += [pair] if pair else []
        if len(found) < 2:  # noqa: PLR2004 - the sentence says two
            self.points()[0].x.errors = [say(TOO_FEW)]
            return None
        return tuple(found)


class SureForm(FlaskForm):
    """Nothing but the page's token."""

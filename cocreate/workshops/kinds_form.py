"""The page's form for a kind of idea of one's own."""

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.form import BaseForm
from wtforms.validators import InputRequired

from cocreate.kits import plain_name
from cocreate.kits.measures import measures
from cocreate.kits.words import GEOMETRY_NAMES, UNIT_NAMES
from cocreate.pages import language_name
from cocreate.words import say
from cocreate.workshops.kinds import NAME_LENGTH
from cocreate.workshops.looks import Palette, free_letters, free_looks
from cocreate.workshops.text_fields import PROMPT_LENGTH, fits

MISSING = _l("This is missing.")
NAME, PROMPT = _l("Name of the kind"), _l("Question to those who choose it")


class FurtherWords(BaseForm):
    """Name and question in a further language of the workshop; both may stay empty."""

    def __init__(self, tag: str) -> None:
        self.tag, self.language = tag, language_name(tag, str(get_locale() or "en"))
        fields: dict[str, Any] = {
            "name": StringField(f"{NAME} · {self.language}", [fits(NAME_LENGTH)]),
            "prompt": StringField(f"{PROMPT} · {self.language}", [fits(PROMPT_LENGTH)]),
        }
        super().__init__(fields, prefix=f"kind-{tag}")
        self.process(request.form)


class KindForm(FlaskForm):
    """Name, question, the shared measure it counts under, and how it looks on the map."""

    name = StringField(NAME, [InputRequired(MISSING), fits(NAME_LENGTH)])
    prompt = StringField(PROMPT, [InputRequired(MISSING), fits(PROMPT_LENGTH)])
    nearest = SelectField(_l("Counts together with"))
    geometry = SelectMultipleField(_l("Drawn as"), [InputRequired(_l("Choose at least one."))])
    unit = SelectField(_l("Counted in"))
    look = RadioField(_l("Colour and shape"))
    letter = SelectField(_l("Letter"))
    further: Sequence[FurtherWords] = ()

    def offer(self, palette: Palette, languages: Sequence[str]) -> None:
        """What is free in this palette, the first of each chosen; words in further `languages`."""
        lang = str(get_locale() or "en")
        shared = [each for each in measures().values() if not each.general]
        named = sorted((plain_name(each.names, lang), each.code) for each in shared)
        self.nearest.choices = [(code, name) for name, code in named]
        self.geometry.choices = [(kind, say(name)) for kind, name in GEOMETRY_NAMES.items()]
        units = [(unit, say(name)) for unit, name in UNIT_NAMES.items()]
        self.unit.choices = [("", _("As for that measure")), *units]
        looks = [(f"{colour}-{shape}", shape) for colour, shape in free_looks(palette)]
        self.look.choices = looks
        self.letter.choices = [(letter, letter) for letter in free_letters(palette)]
        self.further = [FurtherWords(tag) for tag in languages]
        if looks and not self.is_submitted():
            self.look.data = looks[0][0]

    def fits(self) -> bool:
        """Whether all of it is in order; the reasons stand at the fields."""
        return all([self.validate_on_submit(), *(form.validate() for form in self.further)])

    def kind(self, lang: str) -> dict[str, Any]:
        """The data of `category.add`, for a workshop in `lang`."""
        colour, _dash, shape = self.look.data.partition("-")
        return {
            "names": self._said("name", lang),
            "prompt": self._said("prompt", lang),
            "nearest": self.nearest.data,
            "geometry": self.geometry.data,
            "colour": colour,
            "shape": shape,
            "letter": self.letter.data,
            "unit": self.unit.data or None,
        }

    def _said(self, name: str, lang: str) -> dict[str, str]:
        words = {lang: (self[name].data or "").strip()}
        further = {form.tag: (form[name].data or "").strip() for form in self.further}
        return words | {tag: text for tag, text in further.items() if text}

"""The page's form of a workshop. What it sends on is checked by the command's own form."""

import json
from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Optional

from cocreate.journal.answers import Refused
from cocreate.maps.area import area_from_text
from cocreate.maps.refused import GeometryRefused
from cocreate.pages import language_name
from cocreate.words import say
from cocreate.workshops.agenda_form import AgendaForm, DayField, WholeField
from cocreate.workshops.command_forms import SettingsForm
from cocreate.workshops.models import Workshop
from cocreate.workshops.texts import SAID, Texts, settled
from cocreate.workshops.texts_form import Kinds, LanguageForm, language_forms, settings_of

# Far above what 2,000 points need: a larger file is another kind of file.
LARGEST_FILE = 1_000_000


class WorkshopForm(FlaskForm):
    """One page with good defaults: only the title must be written."""

    kit = SelectField(_l("City kit"))
    # The kit the page was filled from: tells what the person changed from what a kit brought.
    kit_was = HiddenField()
    title = StringField(_l("Title"), [InputRequired(_l("Give the workshop a title."))])
    place = StringField(_l("Place"))
    lang = SelectField(_l("Language"))
    # The language in which the page has what is written above the fold-outs of the further ones.
    lang_was = HiddenField()
    area = TextAreaField(_l("Area as GeoJSON"))
    area_file = FileField(_l("GeoJSON file"))
    agenda = FormField(AgendaForm)
    tallies = RadioField(_l("Who sees the counts of votes"), default="after")
    late_vote_minutes = WholeField(
        _l("Minutes for which votes that arrive late count"),
        [InputRequired(_l("Say how many minutes; 0 for none."))],
        default=2,
    )
    screen_texts = BooleanField(_l("The projector also shows the texts people write"))
    what_next = TextAreaField(_l("What happens with the ideas"))
    answer_date = DayField(_l("People get an answer by"), [Optional()])
    contact = StringField(_l("Questions go to"))
    keep_days = WholeField(
        _l("Days to keep the data"), [InputRequired(_l("Say how many days."))], default=365
    )

    # One for each language; made by `tell`, for they depend on the palette.
    in_languages: Sequence[LanguageForm] = ()

    def validate_area(self, field: Any) -> None:
        """An uploaded file is written into the text field, so that it is seen and kept."""
        source: str | bytes = field.data or ""
        if self.area_file.data:
            source = self.area_file.data.read(LARGEST_FILE + 1)
            if len(source) > LARGEST_FILE:
                raise ValidationError(_l("This file is too large. Upload the area's outline only."))
        if not source.strip():
            return
        try:
            field.data = json.dumps(area_from_text(source).geometry)
        except GeometryRefused as refused:
            raise ValidationError(say(refused.message, refused.params)) from refused

    def checked_settings(self) -> dict[str, Any] | None:
        """The content as the data of `workshop.edit`, or None with the reasons at the fields."""
        texts_fit = [form.validate() for form in self.in_languages]
        if not self.validate_on_submit() or not all(texts_fit):
            return None
        settings = self._settings()
        try:
            SettingsForm.parse(settings)
        except Refused as refused:
            self._take_reasons(refused)
            return None
        return settings

    def offer(self, kits: dict[str, str], languages: list[str]) -> None:
        """The kits to choose from, by name, and the languages of the present one."""
        self.kit.choices = kits
        self.offer_settings(languages)

    def offer_settings(self, languages: list[str]) -> None:
        """The languages to choose from, each by its own name, and when counts are shown."""
        self.tallies.choices = {
            "after": _("Everybody, once the vote is over"),
            "live": _("Everybody, while people vote"),
        }
        self.lang.choices = {tag: language_name(tag) for tag in languages}

    def tell(
        self, languages: Sequence[str], kinds: Kinds, texts: Texts, offered: Sequence[str]
    ) -> None:
        """Make the fold-outs for the languages: as they were sent, else as the workshop has them.

        Once for a form: with them go the reasons why one is not right.
        """
        if self.in_languages:
            return
        wanted = (self.lang_was.data, self.lang.data, languages[0])
        own = next(str(tag) for tag in wanted if tag in languages)
        self.lang_was.data = own
        self.in_languages = language_forms(languages, own, kinds, texts, offered)

    def fill(self, workshop: Workshop) -> None:
        """Show a workshop's settings."""
        for name in ("title", "place", "lang", "tallies", "screen_texts", "what_next",
                     "answer_date", "contact", "keep_days", "late_vote_minutes"):  # fmt: skip
            self[name].data = getattr(workshop, name)
        self.lang_was.data = workshop.lang
        self.agenda.form.fill(workshop.agenda)
        self.area.data = json.dumps(workshop.area)

    def _settings(self) -> dict[str, Any]:
        day, area = self.answer_date.data, self.area.data or ""
        return {
            **self._said(),
            "lang": self.lang.data,
            "area": json.loads(area) if area.strip() else None,
            "agenda": self.agenda.form.steps(),
            "tallies": self.tallies.data,
            "screen_texts": bool(self.screen_texts.data),
            "answer_date": day.isoformat() if day else "",
            "contact": (self.contact.data or "").strip(),
            "keep_days": self.keep_days.data,
            "late_vote_minutes": self.late_vote_minutes.data,
        }

    def _said(self) -> dict[str, Any]:
        """What is said in the workshop's language and in further ones, after perhaps another was made the first."""
        # Browsers send line ends of a text area as two characters.
        words = {name: (self[name].data or "").replace("\r\n", "\n").strip() for name in SAID}
        further = settings_of(self.in_languages, self.lang.data)
        words, texts = settled(
            words, further["texts"], str(self.lang_was.data), str(self.lang.data)
        )
        return {**words, "languages": further["languages"], "texts": texts}

    def _take_reasons(self, refused: Refused) -> None:
        for name, reasons in refused.extras.get("fields", {}).items():
            # The agenda as a whole has no field of its own; its first needed step speaks for it.
            field = self.agenda.form.collect.form.minutes if name == "agenda" else self[name]
            field.errors = reasons


class DeleteForm(FlaskForm):
    """Deleting asks for the code to be typed, as a sign that it is meant."""

    typed = StringField(_l("Type the code of this workshop"), [InputRequired(_l("Type the code."))])

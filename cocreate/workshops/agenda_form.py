"""The agenda on the workshop's page: six steps, some of which may be left out."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, Form, FormField, IntegerField
from wtforms.validators import Optional

from cocreate.journal.registry import PHASES, Phase
from cocreate.workshops.fields import NEEDED_PHASES


class WholeField(IntegerField):
    """A whole number; a slip of the finger gets a sentence that says what to do."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Please write a whole number, such as 20.")) from None


class DayField(DateField):
    """A day from the browser's own chooser, or typed where there is none."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Please write the day as 2026-11-22.")) from None


class StepForm(Form):
    """One step: whether it takes place, and how many minutes it has."""

    use = BooleanField(_l("Use this step"))
    minutes = WholeField(_l("Minutes"), [Optional()])


class AgendaForm(Form):
    """The six steps, in the order of the evening."""

    lobby = FormField(StepForm)
    collect = FormField(StepForm)
    discuss = FormField(StepForm)
    vote = FormField(StepForm)
    results = FormField(StepForm)
    closed = FormField(StepForm)

    def step(self, phase: Phase) -> StepForm:
        """The fields of one step."""
        field: Any = self[phase]
        form: StepForm = field.form
        return form

    def fill(self, agenda: list[dict[str, Any]]) -> None:
        """Show this agenda."""
        minutes = {step["phase"]: step.get("minutes") for step in agenda}
        for phase in PHASES:
            step = self.step(phase)
            step.use.data = phase in minutes
            step.minutes.data = minutes.get(phase)
            step.minutes.raw_data = None

    def steps(self) -> list[dict[str, Any]]:
        """The agenda as it is kept; the steps no workshop can do without are always in it."""
        return [
            {"phase": phase, "minutes": self.step(phase).minutes.data}
            for phase in PHASES
            if phase in NEEDED_PHASES or self.step(phase).use.data
        ]

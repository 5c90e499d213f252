"""Forms of the commands on workshops. The pages' forms check by the same rules."""

from cocreate.journal.fields import OneOf, Text, Whole
from cocreate.journal.forms import CommandForm
from cocreate.journal.registry import PHASES
from cocreate.workshops.commands import PauseInput, SetPhase, WorkshopSettings
from cocreate.workshops.fields import AgendaField, AreaField, Day, Minutes
from cocreate.workshops.places import PlacesField
from cocreate.workshops.text_fields import (
    CONTACT_LENGTH,
    TITLE_LENGTH,
    WHAT_NEXT_LENGTH,
    LanguagesField,
    TextsField,
)

LONGEST_KEPT_DAYS = 3650
LONGEST_GRACE_MINUTES = 60


class SetPhaseForm(CommandForm):
    """Of `phase.set`."""

    command = SetPhase
    phase = OneOf(PHASES)
    minutes = Minutes(required=False)
    new_round = OneOf((True, False), required=False, default=False)


class PauseInputForm(CommandForm):
    """Of `input.pause`."""

    command = PauseInput
    paused = OneOf((True, False))


class SettingsForm(CommandForm):
    """Of `workshop.edit`: what is left out, or null, stays as it is."""

    command = WorkshopSettings
    title = Text(TITLE_LENGTH, required=False)
    place = Text(TITLE_LENGTH, may_be_empty=True, required=False)
    lang = Text(12, required=False)
    languages = LanguagesField(required=False)
    texts = TextsField(required=False)
    places = PlacesField(required=False)
    area = AreaField(required=False)
    agenda = AgendaField(required=False)
    tallies = OneOf(("after", "live"), required=False)
    screen_texts = OneOf((True, False), required=False)
    what_next = Text(WHAT_NEXT_LENGTH, lines=True, may_be_empty=True, required=False)
    answer_date = Day(required=False)
    contact = Text(CONTACT_LENGTH, may_be_empty=True, required=False)
    keep_days = Whole(1, LONGEST_KEPT_DAYS, required=False)
    late_vote_minutes = Whole(0, LONGEST_GRACE_MINUTES, required=False)

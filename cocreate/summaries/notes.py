"""The sentences that go with every outcome, on the page and in the files."""

from dataclasses import dataclass

from flask_babel import force_locale, format_date

from cocreate.summaries.facts import Summary
from cocreate.words import N_, say
from cocreate.workshops.texts import said

NOTICE = N_(
    "Ideas from the evening. Nothing is decided. Private land only with its owner’s consent."
)
METHOD = N_(
    "Ideas are ordered by the lower end of the Wilson interval (95 in 100) of agree / (agree + disagree):"
    " a share that many votes support comes before the same share of a few. Neutral votes are"
    " shown and not counted in the share. Contested: at least a third on each side. Fewer than 5"
    " votes: too few to tell."
)
ATTRIBUTION = N_("Ideas from the workshop “%(title)s”, %(place)s, as of %(date)s.")
LICENCE = N_("Reuse is up to the organiser of the workshop.")
LICENCE_CONTACT = N_("Reuse is up to the organiser of the workshop: %(contact)s")


@dataclass(frozen=True, slots=True)
class Notes:
    """The sentences in one language."""

    notice: str
    method: str
    attribution: str
    licence: str


def notes_for(summary: Summary, lang: str) -> Notes:
    """The sentences of this outcome in `lang`; needs an application."""
    workshop = summary.workshop
    with force_locale(lang):
        date = format_date(summary.as_of.at, "long", rebase=False)
        about = {name: said(workshop, name, lang) for name in ("title", "place")} | {"date": date}
        contact = {"contact": workshop.contact}
        return Notes(
            notice=say(NOTICE),
            method=say(METHOD),
            attribution=say(ATTRIBUTION, about),
            licence=say(LICENCE_CONTACT, contact) if workshop.contact else say(LICENCE),
        )

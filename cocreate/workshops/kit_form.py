"""Filling the page's form from a kit, without touching what the person has changed."""

from cocreate.workshops.commands import KitDefaults
from cocreate.workshops.forms import WorkshopForm


def fill_from_kit(form: WorkshopForm, kit: KitDefaults) -> None:
    """A fresh form, ready to be sent once it has a title."""
    form.kit.data = form.kit_was.data = kit.slug
    form.place.data = kit.place
    form.lang.data = form.lang_was.data = kit.languages[0]
    form.agenda.form.fill(kit.agenda)


def change_kit(form: WorkshopForm, former: KitDefaults | None, kit: KitDefaults) -> None:
    """The form moves to another kit: what was still the former kit's becomes the new one's.

    The area is always the new kit's: one drawn in another city is of no use.
    """
    form.kit_was.data = kit.slug
    form.area.data = ""
    as_it_was = form.lang.data == form.lang_was.data
    if former is None or form.place.data in {"", former.place}:
        form.place.data = kit.place
    if former is None or form.lang.data == former.languages[0]:
        form.lang.data = kit.languages[0]
    if form.lang.data not in kit.languages:
        form.lang.data = kit.languages[0]
    if as_it_was:
        form.lang_was.data = form.lang.data
    if former is None or form.agenda.form.steps() == former.agenda:
        form.agenda.form.fill(kit.agenda)

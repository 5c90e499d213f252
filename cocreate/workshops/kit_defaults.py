"""What a workshop starts with, from its city's kit."""

from typing import Any

from cocreate.journal.registry import PHASES
from cocreate.kits.models import Kit
from cocreate.workshops.commands import KitDefaults
from cocreate.workshops.fields import NEEDED_PHASES


def defaults_of(kit: Kit) -> KitDefaults:
    """A kit as a new workshop keeps it."""
    return KitDefaults(
        slug=kit.slug,
        place=kit.workshop_place,
        languages=list(kit.languages),
        area=kit.workshop_area,
        agenda=_whole_agenda(kit.agenda_json()),
        categories=kit.categories_for_workshop(),
        roles=kit.roles_json(),
    )


def _whole_agenda(agenda: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The agenda with the steps that every evening has, without a clock where the kit has none."""
    minutes = {step["phase"]: step["minutes"] for step in agenda}
    return [
        {"phase": phase, "minutes": minutes.get(phase)}
        for phase in PHASES
        if phase in minutes or phase in NEEDED_PHASES
    ]

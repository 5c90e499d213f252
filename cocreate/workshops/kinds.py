"""Kinds of ideas that staff add to a workshop's palette before its people begin: local measures."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.fields import Text, Value
from cocreate.journal.forms import CommandForm
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.kits.local import local_category
from cocreate.kits.refused import KitRefused
from cocreate.words import N_
from cocreate.workshops.losses import how_many
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import workshop_object
from cocreate.workshops.text_fields import PROMPT_LENGTH, SaidField

# More tiles than this nobody reads.
MOST_KINDS = 24
# As much as a tile has room for.
NAME_LENGTH = 40
LONGEST = 40

NOT_A_KIND = N_("This kind of idea cannot be offered: %(reason)s")
TOO_MANY = N_("A workshop has at most %(most)s kinds of ideas.")
NOT_LOCAL = N_("Only kinds that were added to this workshop can be taken away.")
IN_USE = N_("There are ideas already, so the kinds stay as they are.")


@dataclass(frozen=True)
class AddKind:
    """A local measure; the fields are those of a kit's `[[categories]]`. Without `icon` the nearest measure's."""

    names: dict[str, str]
    prompt: dict[str, str]
    nearest: str
    geometry: list[str]
    colour: str
    shape: str
    letter: str
    icon: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class RemoveKind:
    """Take a local measure away again, by its id."""

    category: str


class Kinds(Value):
    """A list of words; which are allowed is for the kits to say."""

    def check(self, value: Any) -> None:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.refuse(N_("This cannot be chosen here."))


class AddKindForm(CommandForm):
    """Of `category.add`."""

    command = AddKind
    names = SaidField(NAME_LENGTH)
    prompt = SaidField(PROMPT_LENGTH)
    nearest = Text(LONGEST)
    geometry = Kinds()
    colour = Text(LONGEST)
    shape = Text(LONGEST)
    letter = Text(LONGEST)
    icon = Text(LONGEST, required=False)
    unit = Text(LONGEST, required=False)


class RemoveKindForm(CommandForm):
    """Of `category.remove`."""

    command = RemoveKind
    category = Text(LONGEST)


def add_kind(session: Session, command: AddKind, scene: Scene) -> Outcome:
    """One more kind, before the general remarks. Raises Refused with what a kit would be told."""
    workshop = session.get_one(Workshop, scene.head.workshop_id)
    if len(workshop.categories) >= MOST_KINDS:
        raise Refused("invalid", TOO_MANY, params={"most": MOST_KINDS})
    given = {name: value for name, value in vars(command).items() if value is not None}
    try:
        added = local_category(given, workshop.lang, workshop.categories)
    except KitRefused as refused:
        raise Refused("invalid", NOT_A_KIND, params={"reason": refused.reason}) from refused
    general = [each for each in workshop.categories if each["general"]]
    measures = [each for each in workshop.categories if not each["general"]]
    return _keep(workshop, [*measures, added, *general], scene, {"category": added})


def remove_kind(session: Session, command: RemoveKind, scene: Scene) -> Outcome:
    """Take one's own kind away, while there is no idea. Raises Refused."""
    workshop = session.get_one(Workshop, scene.head.workshop_id)
    own = [each["id"] for each in workshop.categories if each.get("local")]
    if command.category not in own:
        raise Refused("not_found", NOT_LOCAL)
    if how_many("proposals", session, workshop.id):
        raise Refused("not_allowed", IN_USE)
    kept = [each for each in workshop.categories if each["id"] != command.category]
    prompts = {k: v for k, v in workshop.texts.get("prompts", {}).items() if k != command.category}
    workshop.texts = (
        {**workshop.texts, "prompts": prompts}
        if prompts
        else {name: words for name, words in workshop.texts.items() if name != "prompts"}
    )
    return _keep(workshop, kept, scene, {})


def _keep(
    workshop: Workshop, palette: list[dict[str, Any]], scene: Scene, result: dict[str, Any]
) -> Outcome:
    """The event carries the palette besides the workshop, so that nobody has to ask for it."""
    workshop.categories = palette
    told = workshop_object(workshop, scene.head) | {"categories": palette}
    return Outcome((NewEvent("room", "workshop.edited", told),), result)

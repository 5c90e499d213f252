"""From a workshop, a kit or a file to what a new workshop starts with, on the ground of its own city."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from cocreate.journal.answers import Refused
from cocreate.kits import kits
from cocreate.kits.cards import credit_of
from cocreate.kits.models import Category, Kit
from cocreate.replicate.commands import Example, Seed
from cocreate.replicate.palette import (
    MOST_EXAMPLES,
    MOST_KINDS,
    apart,
    speaking,
    spoken,
    taken_over,
)
from cocreate.words import N_
from cocreate.workshops.command_forms import SettingsForm
from cocreate.workshops.commands import KitDefaults, WorkshopSettings
from cocreate.workshops.kit_defaults import defaults_of
from cocreate.workshops.models import Workshop

# What belongs to one evening, and what to one city: the next has its own.
OF_ONE_EVENING = {"answer_date"}
OF_ONE_CITY = {"place", "area", "contact", "languages", "places", "texts"}
TOO_MANY_KINDS = N_("A palette holds at most %(most)s kinds. Please choose fewer.")


def seed_of(workshop: Workshop) -> Seed:
    """What a workshop passes on. Nothing of its people, ideas, comments or votes."""
    kit = kits().get(workshop.kit)
    names = {each.name for each in fields(WorkshopSettings)} - OF_ONE_EVENING
    settings = {name: getattr(workshop, name) for name in sorted(names) if hasattr(workshop, name)}
    return Seed(
        city=kit.city if kit else workshop.place or workshop.kit,
        kit=workshop.kit,
        year=workshop.created_at.year,
        languages=tuple(workshop.languages),
        settings=settings,
        roles=tuple(workshop.roles),
        categories=tuple(workshop.categories),
    )


def grown(seed: Seed, kit: Kit, title: str = "") -> tuple[KitDefaults, WorkshopSettings]:
    """What a workshop of `kit` begins with that is made from `seed`; the title may stay the same.

    On another city's ground the kinds carry a credit, and place, area, places, contact and
    the words in further languages are the new city's.
    Raises Refused for a palette that is too large.
    """
    at_home = seed.kit == kit.slug
    kinds = seed.categories if at_home else [taken_over(each, seed) for each in seed.categories]
    defaults = replace(
        defaults_of(kit),
        categories=checked_palette(spoken(kinds, kit)),
        roles=[speaking(role, kit.languages) for role in seed.roles],
    )
    return defaults, _settings(seed, kit, title, at_home=at_home)


def _settings(seed: Seed, kit: Kit, title: str, *, at_home: bool) -> WorkshopSettings:
    left = OF_ONE_EVENING if at_home else OF_ONE_EVENING | OF_ONE_CITY
    kept = {name: value for name, value in seed.settings.items() if name not in left}
    if kept.get("lang") not in kit.languages:
        kept["lang"] = kit.languages[0]
    if title:
        kept["title"] = title
    settings: WorkshopSettings = SettingsForm.parse(kept)
    return settings


def borrowed(kit: Kit, chosen: Iterable[tuple[Kit, Category]]) -> KitDefaults:
    """A kit's own beginning with single kinds of other cities before its remarks, each with credit.

    Raises Refused for a palette that is too large.
    """
    own = kit.categories_for_workshop()
    more = [
        {**category.to_json(), "credit": dict(credit_of(home, category, kits().values()))}
        for home, category in chosen
    ]
    for kind in more:
        kind.pop("tried", None)
    measures = [kind for kind in own if not kind["general"]]
    remarks = [kind for kind in own if kind["general"]]
    return replace(
        defaults_of(kit), categories=checked_palette([*measures, *spoken(more, kit), *remarks])
    )


def checked_palette(kinds: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The kinds, each with marks of its own. Raises Refused for too many of them."""
    if len(kinds) > MOST_KINDS:
        raise Refused("invalid", TOO_MANY_KINDS, params={"most": MOST_KINDS})
    return apart(kinds)


def with_examples(seed: Seed, examples: Mapping[str, Sequence[Example]]) -> Seed:
    """The seed with further examples of its kinds, by the kind's id: the newest, then those of before."""
    return replace(seed, categories=tuple(_told(each, examples) for each in seed.categories))


def _told(kind: Mapping[str, Any], examples: Mapping[str, Sequence[Example]]) -> Mapping[str, Any]:
    new = [example.to_json() for example in examples.get(kind["id"], ())]
    return {**kind, "examples": [*new, *kind.get("examples", ())][:MOST_EXAMPLES]} if new else kind

"""Which languages a workshop can be offered in: those in which all of its palette and roles speak."""

from collections.abc import Mapping, Sequence
from typing import Any

from cocreate.journal.answers import Refused
from cocreate.words import N_

NOT_SPOKEN = N_("This kit does not have this language.")
OWN_OFFERED = N_("The workshop’s own language is always among those offered.")


def spoken(categories: Sequence[Mapping[str, Any]], roles: Sequence[Mapping[str, Any]]) -> set[str]:
    """The languages in which every kind of idea, its question and every role have words.

    A kind that staff added says what it can; it keeps no language out.
    """
    kits_own = [category for category in categories if not category.get("local")]
    named = [each["names"] for each in (*kits_own, *roles)]
    named += [each["prompt"] for each in kits_own]
    return set.intersection(*(set(names) for names in named)) if named else set()


def possible(present: Sequence[str], categories: Sequence[Any], roles: Sequence[Any]) -> list[str]:
    """What a workshop that is there can be offered in: its present languages first."""
    return [*present, *sorted(spoken(categories, roles) - set(present))]


def check_languages(
    lang: str, offered: Sequence[str], categories: Sequence[Any], roles: Sequence[Any]
) -> None:
    """Refuse languages the palette does not speak, and a choice without the workshop's own."""
    if not set(offered) <= spoken(categories, roles):
        raise Refused("invalid", NOT_SPOKEN, fields={"languages": [NOT_SPOKEN]})
    if lang not in offered:
        raise Refused("invalid", OWN_OFFERED, fields={"languages": [OWN_OFFERED]})

"""What the pages of this room say of kinds, examples and refusals."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import get_locale

from cocreate.journal.answers import Refused
from cocreate.kits.cards import credit_of
from cocreate.kits.models import Category, Kit
from cocreate.kits.naming import Names, plain_name
from cocreate.kits.shelf import kits
from cocreate.maps.amounts import size
from cocreate.words import say
from cocreate.workshops.models import Workshop


def named(names: Names) -> str:
    """Words in the reader's language, without soft hyphens; a template filter."""
    return plain_name(names, str(get_locale() or "en"))


def credit(kit: Kit, category: Category) -> str:
    """Whom somebody would thank who takes this kind over."""
    return named(credit_of(kit, category, kits().values()))


def any_of(kit: Kit, ticked: Iterable[str]) -> bool:
    """Whether one of the ticked kinds is of this kit."""
    return any(each.startswith(f"{kit.slug}:") for each in ticked)


def amount(unit: str, value: float) -> str:
    """The size of one idea; a single thing has none worth saying."""
    return "" if unit == "n" and value == 1 else size(unit, value)


def example_words(example: Mapping[str, Any]) -> str:
    """How large and where an example is: "112 ha · Hede Enge"; a template filter."""
    said = (amount(example["unit"], example["size"]), example.get("place"))
    return " · ".join(filter(None, said))


def learnt_from(workshop: Workshop) -> str:
    """The cities that a workshop's kinds were learnt from, each once: "Aarhus, Bremen"; a template filter.

    A credit begins with its city, before a colon.
    """
    thanks = [named(kind["credit"]) for kind in workshop.categories if kind.get("credit")]
    return ", ".join(dict.fromkeys(words.split(":")[0].strip() for words in thanks))


def reason(refused: Refused) -> str:
    """The first sentence that says what to do; a field's own before the whole's."""
    fields = refused.extras.get("fields", {})
    first = next((each for reasons in fields.values() for each in reasons), None)
    return str(first or say(refused.message, refused.params))

"""A shape as it stands in the file, and finding its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from shapely.geometry.base import BaseGeometry

LONGEST_NAME = 120
MOST_FIELDS = 60
# What the field of names is called in the cities' own data, in the order in which it is looked for.
NAMES = ("name", "navn", "naam", "namn", "nom", "nimi", "title", "titel", "bezeichnung", "label")


@dataclass(frozen=True, slots=True)
class Raw:
    """The `number`-th shape of the file, counted from 1; `why` it cannot be taken, if so."""

    number: int
    geometry: BaseGeometry | None
    name: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """All shapes of a file; `system` is what it says of its coordinates, "" if nothing."""

    form: str
    shapes: list[Raw]
    system: str
    fields: tuple[str, ...] = ()


@dataclass
class Namer:
    """Picks a shape's name among its fields: the one that was asked for, else a likely one."""

    wanted: str = ""
    fields: dict[str, None] = field(default_factory=dict)

    def name(self, properties: object) -> str:
        """The name, "" for none."""
        if not isinstance(properties, Mapping):
            return ""
        for key in properties:
            if len(self.fields) < MOST_FIELDS and isinstance(key, str):
                self.fields[key[:LONGEST_NAME]] = None
        if self.wanted:
            return tidy(properties.get(self.wanted))
        return next(filter(None, (tidy(properties[key]) for key in _likely(properties))), "")


def _likely(properties: Mapping[Any, Any]) -> list[Any]:
    """The keys that may hold a name: exactly such a word first, then one that ends in it."""
    keys = [key for key in properties if isinstance(key, str)]
    exact = [key for word in NAMES for key in keys if key.casefold() == word]
    ending = [key for word in NAMES for key in keys if key.casefold().endswith(word)]
    return [*exact, *ending]


def tidy(value: object) -> str:
    """A text as one line of printable characters; "" for what is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:g}"
    if not isinstance(value, str):
        return ""
    line = " ".join(value[: 4 * LONGEST_NAME].split())
    return "".join(sign for sign in line if sign.isprintable())[:LONGEST_NAME].strip()

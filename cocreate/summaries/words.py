"""Sizes, names and shares in the reader's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import format_decimal, get_locale

from cocreate.kits import name_in, plain_name
from cocreate.kits.measures import measures
from cocreate.summaries.facts import Category, Idea, KindSum, WorkshopFacts
from cocreate.words import N_, say

SQUARE_METRES_PER_HECTARE = 10_000
METRES_PER_KILOMETRE = 1000
# Below this a tenth of a hectare is worth saying.
FEW_HECTARES = 100
NBSP = "\u00a0"


def reader() -> str:
    """The language code of this page."""
    locale = get_locale()
    return str(locale) if locale else "en"


def number(value: float, digits: int = 0) -> str:
    """A number as the reader writes it, with at most so many digits after the comma."""
    places = "." + "#" * digits if digits else ""
    return str(format_decimal(round(value, digits), f"#,##0{places}"))


def percent(share: float) -> str:
    """A share of one, in whole per cent, without the sign: its column says what it is."""
    return number(share * 100)


def size(unit: str, value: float) -> str:
    """A length, an area or a number of pieces: "420 m", "1.2 km", "350 m²", "1.4 ha", "× 12".

    The same steps as `static/js/core/format.js`, so that page and map never differ.
    """
    if unit == "m":
        return _length(value)
    if unit == "m2":
        return _area(value)
    return f"×{NBSP}{number(value, 1)}"


def idea_size(idea: Idea) -> str:
    """The size of one idea; a single thing has none worth saying."""
    single = idea.size_unit == "n" and idea.size == 1
    return "" if single else size(idea.size_unit, idea.size)


def _length(metres: float) -> str:
    if metres < METRES_PER_KILOMETRE:
        return f"{number(metres)}{NBSP}m"
    digits = 1 if metres < 10 * METRES_PER_KILOMETRE else 0
    return f"{number(metres / METRES_PER_KILOMETRE, digits)}{NBSP}km"


def _area(square_metres: float) -> str:
    if square_metres < SQUARE_METRES_PER_HECTARE:
        return f"{number(square_metres)}{NBSP}m²"
    hectares = square_metres / SQUARE_METRES_PER_HECTARE
    return f"{number(hectares, 1 if hectares < FEW_HECTARES else 0)}{NBSP}ha"


def sizes(sums: Mapping[str, float]) -> str:
    """Several sums beside each other: "× 12 · 1.4 ha"."""
    return " · ".join(size(unit, value) for unit, value in sums.items())


def kind(category: Category) -> str:
    """What people call this kind of idea."""
    return plain_name(category.names, reader())


def translated(names: Mapping[str, str]) -> str:
    """What a city wrote in several languages, in the reader's."""
    return plain_name(names, reader())


def toward(each: KindSum) -> str:
    """How far the ideas of a kind would take the city's target: "12 of 250 proposed", else nothing."""
    target = each.category.look.get("target")
    if not target:
        return ""
    unit = each.category.unit
    amounts = {"sum": _plain(unit, each.sizes.get(unit, 0)), "target": _plain(unit, target)}
    return say(N_("%(sum)s of %(target)s proposed"), amounts)


def _plain(unit: str, value: float) -> str:
    return number(value) if unit == "n" else size(unit, value)


def shared_code(category: Category) -> str:
    """The code of the shared list that a kind counts under."""
    return str(category.look.get("nearest") or category.measure)


def has_card(category: Category) -> bool:
    """Whether there is a replication card: for what the shared list knows, and no remarks."""
    return not category.general and shared_code(category) in measures()


def agreement(each: KindSum) -> str:
    """The share of those who took a side that agree: "83 % agree"; nothing where nobody did."""
    if not each.counts.decided:
        return ""
    share = percent(each.counts.agree / each.counts.decided)
    return say(N_("%(share)s %% of those who took a side agree"), {"share": share})


def role(workshop: WorkshopFacts, role_id: str) -> str:
    """What people call this role."""
    names = workshop.roles.get(role_id)
    return name_in(names, reader()) if names else role_id


def details(idea: Idea) -> list[tuple[str, str]]:
    """The idea's own fields as name and value: the width of a hedge, the kind of roof."""
    fields: Mapping[str, Any] = {each["id"]: each for each in idea.category.look.get("fields", ())}
    return [
        (plain_name(fields[name]["names"], reader()), _value(fields[name], value))
        for name, value in idea.fields.items()
        if name in fields
    ]


def _value(field: Mapping[str, Any], value: Any) -> str:
    if field["kind"] == "choice":
        names = {choice["id"]: choice["names"] for choice in field["choices"]}
        return plain_name(names[value], reader()) if value in names else str(value)
    unit = field.get("unit")
    return f"{number(value, 2)}{NBSP}{unit}" if unit else number(value, 2)


def kinds(sums: Iterable[KindSum]) -> str:
    """The names of several kinds in one line."""
    return ", ".join(kind(each.category) for each in sums)

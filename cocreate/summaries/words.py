"""Sizes, names and shares in the reader's words."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import get_locale

from cocreate.kits import name_in, plain_name
from cocreate.kits.measures import measures
from cocreate.kits.widths import width_m
from cocreate.maps.amounts import NBSP, area, length, number, size
from cocreate.summaries.facts import Category, Idea, KindSum, WorkshopFacts
from cocreate.words import N_, say


def reader() -> str:
    """The language code of this page."""
    locale = get_locale()
    return str(locale) if locale else "en"


def percent(share: float) -> str:
    """A share of one, in whole per cent, without the sign: its column says what it is."""
    return number(share * 100)


def idea_size(idea: Idea) -> str:
    """The size of one idea, of a line with a width both; a single thing has none worth saying."""
    single = idea.size_unit == "n" and idea.size == 1
    if single:
        return ""
    ground = "" if idea.area_m2 is None else f" · {area(idea.area_m2)}"
    return size(idea.size_unit, idea.size) + ground


def idea_size_sentence(idea: Idea) -> str:
    """As on the phone: "320 m long, 6 m wide: 1,920 m²"; what has no width as in `idea_size`."""
    width = width_m(idea.category.look, idea.fields)
    if idea.area_m2 is None or width is None:
        return idea_size(idea)
    amounts = {
        "length": length(idea.size),
        "width": f"{number(width, 2)}{NBSP}m",
        "area": area(idea.area_m2),
    }
    return say(N_("%(length)s long, %(width)s wide: %(area)s"), amounts)


def sizes(sums: Mapping[str, float]) -> str:
    """Several sums beside each other: "× 12 · 1.4 ha"."""
    return " · ".join(size(unit, value) for unit, value in sums.items())


def kind(category: Category) -> str:
    """What people call this kind of idea."""
    return plain_name(category.names, reader())


def translated(names: Mapping[str, str]) -> str:
    """What a city wrote in several languages, in the reader's."""
    return plain_name(names, reader())


def toward_bar(each: KindSum) -> tuple[float, float] | None:
    """How much of the target the bar beside `toward` shows, and the target; None without one."""
    target = each.category.look.get("target")
    if not target:
        return None
    return min(each.sizes.get(each.category.unit, 0.0), target), target


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

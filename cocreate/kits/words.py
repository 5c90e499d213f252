"""The words of the list of measures, for people."""

from collections.abc import Iterable

from flask_babel import format_decimal, get_locale

from cocreate.kits.measures import Confidence, Cost, CostUnit
from cocreate.kits.naming import Names, plain_name
from cocreate.words import N_, say

INDICATOR_NAMES = {
    "habitat": N_("Habitat"),
    "connectivity": N_("Connection"),
    "canopy": N_("Tree canopy"),
    "permeable": N_("Permeable ground"),
    "water": N_("Water"),
    "access": N_("Access and recreation"),
}
GEOMETRY_NAMES = {"point": N_("a point"), "line": N_("a line"), "area": N_("an area")}
UNIT_NAMES = {"n": N_("pieces"), "m": N_("metres"), "m2": N_("square metres")}
PER_UNIT: dict[CostUnit, str] = {"n": N_("piece"), "m": "m", "m2": "m²", "ha": "ha"}
CONFIDENCE_NAMES: dict[Confidence, str] = {
    "read": N_("read in its source"),
    "computed": N_("computed from its source"),
    "known": N_("well known, not read again"),
    "weak": N_("weak, only a rough idea"),
}


def named(names: Names) -> str:
    """Words in the reader's language, without soft hyphens."""
    return plain_name(names, str(get_locale() or "en"))


def sentences(several: Iterable[Names]) -> list[str]:
    """Each in the reader's language, once; where some have it, the others are left out.

    So a reader of Swedish is not told in English what the Swedish city says in Swedish.
    """
    all_of_them = list(several)
    lang = str(get_locale() or "en")
    spoken = [names for names in all_of_them if lang in names]
    return list(dict.fromkeys(map(named, spoken or all_of_them)))


def cost_range(cost: Cost) -> str:
    """What one unit has cost: "1,500–80,000 EUR / ha"; one figure where low and high are the same."""
    low, high = _amount(cost.low), _amount(cost.high)
    amounts = high if cost.low == cost.high else f"{low}–{high}"
    per = PER_UNIT[cost.unit]
    return f"{amounts} {cost.currency} / {say(per) if cost.unit == 'n' else per}"


def _amount(value: float) -> str:
    """An amount as the reader writes it, with pence only where the source has them."""
    return str(format_decimal(value, "#,##0" if value == int(value) else "#,##0.00"))

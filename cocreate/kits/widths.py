"""The width of a line: the number field `width` of its category, in metres."""

from collections.abc import Mapping
from typing import Any

from cocreate.kits.models import Field
from cocreate.kits.tables import Table

WIDTH = "width"
# Wider than this it is no line any more.
WIDEST_M = 1000.0


def check_width(table: Table, field: Field) -> None:
    """A line's width is in metres and always more than nothing. Raises KitRefused."""
    if field.id != WIDTH or field.kind != "number":
        return
    if field.unit != "m":
        raise table.refused('A line\'s width is in metres: unit = "m".', "unit")
    low, high = field.min or 0, field.max or 0
    if not 0 < low <= high <= WIDEST_M:
        reason = f"A line's width needs a min above 0 and a max of at most {WIDEST_M:g}."
        raise table.refused(reason, "min")


def width_m(category: Mapping[str, Any], fields: Mapping[str, Any]) -> float | None:
    """How wide a line of this category (as a workshop keeps it) is, None where it has no width.

    ``fields`` are the idea's own values, already checked against the category.
    """
    asked = next((field for field in category.get("fields", ()) if field["id"] == WIDTH), None)
    value = fields.get(WIDTH)
    if asked is None or asked["kind"] != "number" or asked.get("unit") != "m" or value is None:
        return None
    return float(value) if 0 < value <= WIDEST_M else None

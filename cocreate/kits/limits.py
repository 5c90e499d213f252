"""Reading how large, how long and how many ideas of a kind may be."""

from collections.abc import Collection

from cocreate.kits.models import Limits
from cocreate.kits.tables import Table

# As large as a workshop's area may be, as long as nobody draws, as many as nobody makes.
MOST_M2 = 5_000_000_000
MOST_M = 1_000_000
MOST_IDEAS = 1000


def read_limits(table: Table, geometry: Collection[str]) -> Limits:
    """The limits a category sets; most set none. Raises KitRefused."""
    if table.has("largest") and not {"area", "line"} & set(geometry):
        raise table.refused("largest is for what is drawn as an area or a line.", "largest")
    if table.has("longest") and "line" not in geometry:
        raise table.refused("longest is for what is drawn as a line.", "longest")
    return Limits(
        largest=_optional(table, "largest", MOST_M2),
        longest=_optional(table, "longest", MOST_M),
        most_per_person=_optional(table, "most_per_person", MOST_IDEAS),
    )


def _optional(table: Table, key: str, most: int) -> int | None:
    return table.whole(key, 1, most) if table.has(key) else None

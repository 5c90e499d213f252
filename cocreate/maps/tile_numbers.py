"""Which tile lies where: the numbering that all our sources share (Web Mercator, from the north-west)."""

import math
from collections.abc import Sequence

# Farther north or south there are no tiles.
EDGE = 85.0511287798


def tile_at(zoom: int, lon: float, lat: float) -> tuple[int, int]:
    """Column and row of the tile that a place lies on."""
    across = (lon + 180) / 360
    north = math.radians(max(-EDGE, min(EDGE, lat)))
    down = (1 - math.asinh(math.tan(north)) / math.pi) / 2
    last = 2**zoom - 1
    return _within(math.floor(across * 2**zoom), last), _within(math.floor(down * 2**zoom), last)


def _within(number: int, last: int) -> int:
    return max(0, min(last, number))


def tiles_over(zoom: int, bbox: Sequence[float]) -> tuple[range, range]:
    """Columns and rows of the tiles over a box (west, south, east, north)."""
    west, south, east, north = bbox
    (first, top), (last, bottom) = tile_at(zoom, west, north), tile_at(zoom, east, south)
    return range(first, last + 1), range(top, bottom + 1)

"""Reading positions out of GeoJSON somebody sent: numbers, ranges, decimals.

Nothing here trusts its input: any JSON value may come in, only lists of plain
``(longitude, latitude)`` pairs in WGS 84 degrees go out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from cocreate.maps.refused import GeometryRefused
from cocreate.words import N_

Position = tuple[float, float]

# Seven decimals of a degree are about one centimetre: finer than any hand or GPS.
DECIMALS = 7
MAX_LON = 180
MAX_LAT = 90
AXES = 2

NOT_A_POSITION = N_("A point of this shape has no proper coordinates. Draw it again.")
NOT_DEGREES = N_(
    "These coordinates are not degrees. Save the shape as WGS 84 (EPSG:4326), longitude first."
)
SWAPPED = N_(
    "It looks as if latitude and longitude are swapped. Write longitude first, then latitude."
)
TOO_MANY_POINTS = N_(
    "This shape has %(count)s points; %(limit)s is the most. Draw it with fewer points."
)


def read_position(value: object) -> Position:
    """One ``(lon, lat)`` from a GeoJSON position, rounded; heights are dropped.

    Raises GeometryRefused for anything that is not two finite numbers of degrees.
    """
    if not isinstance(value, (list, tuple)) or len(value) < AXES:
        raise GeometryRefused(NOT_A_POSITION)
    lon, lat = _number(value[0]), _number(value[1])
    if abs(lon) <= MAX_LON and abs(lat) <= MAX_LAT:
        # Adding zero turns -0.0 into 0.0, so that equal places have equal text.
        return round(float(lon), DECIMALS) + 0.0, round(float(lat), DECIMALS) + 0.0
    if abs(lat) <= MAX_LON and abs(lon) <= MAX_LAT:
        raise GeometryRefused(SWAPPED)
    raise GeometryRefused(NOT_DEGREES)


def read_positions(value: object, limit: int) -> list[Position]:
    """A list of positions, consecutive repeats removed (a double tap is one point).

    The count is checked before anything is read, so that a million points cost nothing.
    """
    if not isinstance(value, (list, tuple)):
        raise GeometryRefused(NOT_A_POSITION)
    if len(value) > limit:
        raise GeometryRefused(TOO_MANY_POINTS, count=len(value), limit=limit)
    return without_repeats([read_position(position) for position in value])


def without_repeats(positions: Sequence[Position]) -> list[Position]:
    """The same path without points that stand where the one before stands."""
    later = [after for before, after in pairwise(positions) if before != after]
    return [*positions[:1], *later]


def _number(value: object) -> int | float:
    # bool is an int in Python, but `true` is no coordinate.
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise GeometryRefused(NOT_A_POSITION)
    # Only floats are asked: a huge JSON integer would overflow on its way to one.
    if isinstance(value, float) and not math.isfinite(value):
        raise GeometryRefused(NOT_A_POSITION)
    return value

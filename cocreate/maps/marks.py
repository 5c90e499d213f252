"""What a layer under the ideas is marked as, and whether an idea lies on a marked area."""

from collections.abc import Iterable, Mapping
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.maps.zone import flat_map

# Nothing can be proposed there.
CLOSED = "closed"
MARKS = (
    "habitat", "water", "barrier", "protected", "field", "building", "path", CLOSED, "reference",
)  # fmt: skip

# An outline drawn by finger reaches so far over a border without being meant to; the phone warns
# by the same rule (static/js/map/base/within.js).
OVER_M = 2.0
# Degrees: some hundred metres, far more than what is shrunk away.
AROUND = 0.005


def lies_on(geometry: Mapping[str, Any], areas: Iterable[BaseGeometry]) -> bool:
    """Whether an idea's GeoJSON geometry reaches more than two metres into one of the areas.

    ``areas`` are valid shapes in WGS 84 degrees; points and lines among them hold nothing.
    Distances are taken on a flat map round the idea.
    """
    idea = shape(dict(geometry))
    near = [area for area in areas if area.area > 0 and area.intersects(idea)]
    if not near:
        return False
    metres = flat_map(idea)
    flat = metres(idea)
    return any(_inner(metres(_round(area, idea))).intersects(flat) for area in near)


def _round(area: BaseGeometry, idea: BaseGeometry) -> BaseGeometry:
    """The area as far as it matters to the idea: a whole bay takes long to shrink."""
    west, south, east, north = idea.bounds
    window = (west - AROUND, south - AROUND, east + AROUND, north + AROUND)
    return shapely.make_valid(shapely.clip_by_rect(area, *window))


def _inner(area: BaseGeometry) -> BaseGeometry:
    """What lies more than two metres inside."""
    return area.buffer(-OVER_M)

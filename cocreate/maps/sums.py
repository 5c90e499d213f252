"""What several shapes add up to, nothing counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from shapely import unary_union
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.maps.sizes import covered_m2, length_m

GeoJSON = Mapping[str, Any]


def united_area_m2(polygons: Iterable[GeoJSON], strips: Iterable[BaseGeometry] = ()) -> float:
    """Square metres covered by at least one of ``polygons`` (GeoJSON, already checked) or ``strips``.

    Overlaps count once: two people who draw the same meadow propose one meadow. ``strips`` are the
    ground of lines that have a width, in degrees.
    """
    return covered_m2(unary_union([*(shape(dict(polygon)) for polygon in polygons), *strips]))


def total_length_m(lines: Iterable[GeoJSON]) -> float:
    """Metres of all ``lines`` together (GeoJSON LineStrings, already checked).

    Unlike areas, lines that lie on each other count each: a hedge and a path may run side by side.
    """
    return sum(length_m(line["coordinates"]) for line in lines)

"""How long and how large: on the WGS 84 ellipsoid, never on the flat map.

Source: Karney (2013), "Algorithms for geodesics", as implemented by PROJ and pyproj.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import shapely
from pyproj import Geod
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from cocreate.maps.positions import Position

WGS84 = Geod(ellps="WGS84")


def length_m(positions: Sequence[Position]) -> float:
    """Length of the path through ``positions`` in metres."""
    lons, lats = zip(*positions, strict=True)
    return float(WGS84.line_length(lons, lats))


def ring_m2(ring: Sequence[Position]) -> float:
    """Size of the area inside ``ring`` in square metres, whichever way it runs."""
    lons, lats = zip(*ring, strict=True)
    return abs(float(WGS84.polygon_area_perimeter(lons, lats)[0]))


def area_m2(shape: Polygon | MultiPolygon) -> float:
    """Size of a polygon or several in square metres, holes taken off."""
    parts = shape.geoms if isinstance(shape, MultiPolygon) else (shape,)
    return sum(map(_polygon_m2, parts), start=0.0)


def covered_m2(shape: BaseGeometry) -> float:
    """Square metres under a shape of any kind: its polygons, whatever else a union left beside them."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return sum(_polygon_m2(part) for part in parts if isinstance(part, Polygon))


def _polygon_m2(polygon: Polygon) -> float:
    if polygon.is_empty:
        return 0.0
    holes = sum(ring_m2(_pairs(hole.coords)) for hole in polygon.interiors)
    return ring_m2(_pairs(polygon.exterior.coords)) - holes


def _pairs(coords: Iterable[Sequence[float]]) -> list[Position]:
    return [(position[0], position[1]) for position in coords]

"""The rules for the shape of an idea: a point, a line or an area inside the workshop's area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from cocreate.maps.positions import (
    NOT_A_POSITION,
    SWAPPED,
    read_position,
    read_positions,
)
from cocreate.maps.refused import GeometryRefused
from cocreate.maps.rings import read_ring, turned
from cocreate.maps.sizes import length_m, ring_m2
from cocreate.maps.zone import with_axes_swapped, zone
from cocreate.words import N_

__all__ = ["MARGIN_M", "MAX_POINTS", "Checked", "GeometryRefused", "check_geometry"]

SizeUnit = Literal["m", "m2", "n"]
Kind = Literal["point", "line", "area"]

MAX_POINTS = 500
MARGIN_M = 200.0
LEAST_POINTS = 2
SHORTEST_M = 1.0

# GeoJSON's names for what kits and people call a point, a line, an area.
KINDS: dict[str, Kind] = {"Point": "point", "LineString": "line", "Polygon": "area"}

NOT_A_SHAPE = N_("This is not a place on the map. Place it again.")
TOO_FEW_POINTS = N_("A line needs at least two points. Add a point.")
TOO_SHORT = N_("This line is shorter than one metre. Zoom in and draw it longer.")
NO_HOLES = N_("An area for an idea cannot have holes. Draw only its outline.")
OUTSIDE = N_("This is outside the area of the workshop. Place it inside the line on the map.")
WRONG_KIND = {
    frozenset({"point"}): N_("This kind of idea is a point. Place it with one tap."),
    frozenset({"line"}): N_("This kind of idea is a line. Draw a line."),
    frozenset({"area"}): N_("This kind of idea is an area. Draw its outline."),
    frozenset({"point", "line"}): N_("This kind of idea is a point or a line, not an area."),
    frozenset({"point", "area"}): N_("This kind of idea is a point or an area, not a line."),
    frozenset({"line", "area"}): N_("This kind of idea is a line or an area, not a point."),
}


@dataclass(frozen=True)
class Checked:
    """A shape that may be stored: tidy GeoJSON and its size (metres, square metres or 1)."""

    geometry: dict[str, Any]
    size_unit: SizeUnit
    size: float


def check_geometry(
    value: object,
    allowed: Sequence[str],
    area: Mapping[str, Any] | None,
    margin_m: float = MARGIN_M,
) -> Checked:
    """Take the GeoJSON geometry ``value`` of an idea, or say what to do instead.

    ``allowed`` holds "Point", "LineString", "Polygon" or the kits' words for them, "point",
    "line", "area". ``area`` is the workshop's Polygon or
    MultiPolygon; the whole shape must lie in it or at most ``margin_m`` metres outside.
    Coordinates come back with seven decimals and no heights, rings closed and
    counter-clockwise (RFC 7946), other members of the geometry are left out.
    Sizes are geodesic (WGS 84). Raises GeometryRefused, and nothing else, for any JSON value.
    """
    checked, found = _read(value, {KINDS.get(name, name) for name in allowed})
    if area is not None:
        _check_inside(found, area, margin_m)
    return checked


def _read(value: object, allowed: set[str]) -> tuple[Checked, BaseGeometry]:
    if not isinstance(value, Mapping) or not isinstance(value.get("type"), str):
        raise GeometryRefused(NOT_A_SHAPE)
    kind = KINDS.get(value["type"])
    if kind is None:
        raise GeometryRefused(NOT_A_SHAPE)
    if kind not in allowed:
        raise GeometryRefused(WRONG_KIND.get(frozenset(allowed), NOT_A_SHAPE))
    coordinates = value.get("coordinates")
    if kind == "point":
        return _point(coordinates)
    return _line(coordinates) if kind == "line" else _area(coordinates)


def _point(coordinates: object) -> tuple[Checked, BaseGeometry]:
    position = read_position(coordinates)
    geometry = {"type": "Point", "coordinates": list(position)}
    return Checked(geometry, "n", 1.0), Point(position)


def _line(coordinates: object) -> tuple[Checked, BaseGeometry]:
    path = read_positions(coordinates, MAX_POINTS)
    if len(path) < LEAST_POINTS:
        raise GeometryRefused(TOO_FEW_POINTS)
    size = length_m(path)
    if size < SHORTEST_M:
        raise GeometryRefused(TOO_SHORT)
    geometry = {"type": "LineString", "coordinates": [list(position) for position in path]}
    return Checked(geometry, "m", round(size, 2)), LineString(path)


def _area(coordinates: object) -> tuple[Checked, BaseGeometry]:
    if not isinstance(coordinates, (list, tuple)) or not coordinates:
        raise GeometryRefused(NOT_A_POSITION)
    if len(coordinates) > 1:
        raise GeometryRefused(NO_HOLES)
    ring = turned(read_ring(coordinates[0], MAX_POINTS), left=True)
    geometry = {"type": "Polygon", "coordinates": [[list(position) for position in ring]]}
    return Checked(geometry, "m2", round(ring_m2(ring), 2)), Polygon(ring)


def _check_inside(found: BaseGeometry, area: Mapping[str, Any], margin_m: float) -> None:
    reach = zone(area, margin_m)
    if reach.holds(found):
        return
    if reach.holds(with_axes_swapped(found)):
        raise GeometryRefused(SWAPPED)
    raise GeometryRefused(OUTSIDE)

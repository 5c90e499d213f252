"""The area of a workshop, drawn on the map or uploaded as a GeoJSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, mapping

from cocreate.maps.positions import NOT_DEGREES, TOO_MANY_POINTS
from cocreate.maps.refused import GeometryRefused
from cocreate.maps.rings import read_ring, turned
from cocreate.maps.sizes import area_m2
from cocreate.words import N_

MAX_AREA_POINTS = 2_000
LARGEST_M2 = 5_000 * 1_000_000.0
# Also bounds how deep a file may wrap one shape in another.
WRAPPINGS = 3

NOT_GEOJSON = N_("This is not a GeoJSON file. Export the area as GeoJSON and upload that.")
NO_AREA = N_("No area was found. Draw its outline or upload a polygon.")
SEVERAL_SHAPES = N_("The file holds %(count)s shapes. Keep only the one polygon of the area.")
NOT_AN_AREA = N_("The area must be a polygon, not points or lines.")
PARTS_OVERLAP = N_("Parts of this area overlap or a hole is not inside. Draw it again.")
TOO_LARGE = N_("This area has %(size)s km²; %(limit)s km² is the most. Choose a smaller one.")


@dataclass(frozen=True)
class Area:
    """A workshop's area: tidy Polygon or MultiPolygon, ``(west, south, east, north)``, size."""

    geometry: dict[str, Any]
    bbox: tuple[float, float, float, float]
    size_m2: float


def area_from_text(text: str | bytes) -> Area:
    """The area in an uploaded file. Raises GeometryRefused, also for text that is no JSON."""
    try:
        # utf-8-sig: some programs put a byte order mark in front.
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return check_area(json.loads(decoded))
    except (ValueError, RecursionError) as error:
        raise GeometryRefused(NOT_GEOJSON) from error


def check_area(geojson: object) -> Area:
    """Take a Polygon, MultiPolygon, Feature or FeatureCollection with exactly one of them.

    At most 2,000 points and 5,000 km²; holes and separate parts are allowed. The answer has
    seven decimals, no heights, rings as RFC 7946 wants them. Raises GeometryRefused only.
    """
    polygons = [_polygon(rings) for rings in _polygons(_unwrapped(geojson))]
    shape = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    if not shape.is_valid:
        raise GeometryRefused(PARTS_OVERLAP)
    size = area_m2(shape)
    if size > LARGEST_M2:
        km2 = (round(size / 1e6), round(LARGEST_M2 / 1e6))
        raise GeometryRefused(TOO_LARGE, size=km2[0], limit=km2[1])
    west, south, east, north = shape.bounds
    return Area(_plain(shape), (west, south, east, north), round(size, 2))


def _unwrapped(geojson: object, deeper: int = WRAPPINGS) -> Mapping[str, Any]:
    """The one geometry in what came: features and collections of one are opened."""
    if not isinstance(geojson, Mapping):
        raise GeometryRefused(NOT_GEOJSON if geojson is not None else NO_AREA)
    _check_degrees(geojson)
    inside = _wrapped(geojson)
    if inside is None:
        return geojson
    if len(inside) > 1:
        raise GeometryRefused(SEVERAL_SHAPES, count=len(inside))
    if not inside or not deeper:
        raise GeometryRefused(NO_AREA)
    return _unwrapped(inside[0], deeper - 1)


def _wrapped(geojson: Mapping[str, Any]) -> list[object] | None:
    """What a wrapper holds, features without a place left out; None if it is no wrapper."""
    kind = geojson.get("type")
    if kind == "Feature":
        return [geojson.get("geometry")]
    members = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
    if not isinstance(kind, str) or kind not in members:
        return None
    held = geojson.get(members[kind])
    if not isinstance(held, (list, tuple)):
        raise GeometryRefused(NOT_GEOJSON)
    return [one for one in held if not _is_nowhere(one)]


def _is_nowhere(member: object) -> bool:
    return isinstance(member, Mapping) and "geometry" in member and member["geometry"] is None


def _check_degrees(geojson: Mapping[str, Any]) -> None:
    """Refuse the old ``crs`` member, unless it names plain longitude and latitude."""
    crs = geojson.get("crs")
    if crs is None:
        return
    name = json.dumps(crs) if isinstance(crs, Mapping) else ""
    if "CRS84" not in name and "4326" not in name:
        raise GeometryRefused(NOT_DEGREES)


def _polygons(geometry: Mapping[str, Any]) -> list[list[object]]:
    """The rings of each polygon, counted before any is read."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        raise GeometryRefused(NOT_AN_AREA if "coordinates" in geometry else NOT_GEOJSON)
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, (list, tuple)) or not polygons:
        raise GeometryRefused(NO_AREA)
    rings = [_listed(polygon) for polygon in polygons]
    points = sum(len(_listed(ring)) for polygon in rings for ring in polygon)
    if points > MAX_AREA_POINTS:
        raise GeometryRefused(TOO_MANY_POINTS, count=points, limit=MAX_AREA_POINTS)
    return rings


def _listed(value: object) -> list[object]:
    if not isinstance(value, (list, tuple)) or not value:
        raise GeometryRefused(NO_AREA)
    return list(value)


def _polygon(rings: list[object]) -> Polygon:
    outer, *holes = [read_ring(ring, MAX_AREA_POINTS) for ring in rings]
    return Polygon(turned(outer, left=True), [turned(hole, left=False) for hole in holes])


def _plain(shape: Polygon | MultiPolygon) -> dict[str, Any]:
    """GeoJSON with lists, as JSON would give it back."""
    plain: dict[str, Any] = json.loads(json.dumps(mapping(shape)))
    return plain

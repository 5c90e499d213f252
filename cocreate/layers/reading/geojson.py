"""GeoJSON as programs write it: collections, single features, bare geometries; the old `crs`, too."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.limits import MOST_POINTS, Budget, refuse_points
from cocreate.layers.reading.raw import Namer, Raw, Read
from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

CODE = re.compile(r"(?:EPSG|epsg)(?:::|/0/|:|/[\d.]*/)(\d{3,7})$|^(?:.*:)?(?:OGC).*(CRS84)$")
WGS84 = "EPSG:4326"
# A position opens a bracket, so do rings and parts: few more than there are points.
MOST_BRACKETS = MOST_POINTS + MOST_POINTS // 5

NOT_JSON = N_("This file begins like GeoJSON, but it is not whole. Save it again.")
NOT_GEOJSON = N_("This is not GeoJSON: no shapes were found in it.")
NO_PLACE = N_("It has no place on the map.")
NOT_A_SHAPE = N_("Its coordinates are not in order.")
# What shapely and GEOS say to what is no shape.
WRONG = (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)


def read_geojson(content: bytes, namer: Namer, budget: Budget) -> Read:
    """All features. Raises FileRefused for what is not GeoJSON, or too much of it."""
    if content.count(b"[") > MOST_BRACKETS:
        refuse_points(content.count(b"["))
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileRefused(NOT_JSON) from error
    if not isinstance(found, dict):
        raise FileRefused(NOT_GEOJSON)
    system = _system(found.get("crs"))
    features = _features(found)
    shapes = [_raw(number, each, namer, budget) for number, each in _emptied(features)]
    if not shapes:
        raise FileRefused(NOT_GEOJSON)
    return Read("GeoJSON", shapes, system, tuple(namer.fields))


def _features(found: dict[str, Any]) -> list[Any]:
    kind = found.get("type")
    member = {"FeatureCollection": "features", "GeometryCollection": "geometries"}.get(str(kind))
    if member is None:
        if kind != "Feature" and "coordinates" not in found:
            raise FileRefused(NOT_GEOJSON)
        return [found]
    held = found.get(member)
    if not isinstance(held, list):
        raise FileRefused(NOT_GEOJSON)
    return held


def _emptied(features: list[Any]) -> Iterator[tuple[int, Any]]:
    """Each with its number; let go of as soon as it has been read, for they take much memory."""
    for index, feature in enumerate(features):
        features[index] = None
        yield index + 1, feature


def _raw(number: int, feature: Any, namer: Namer, budget: Budget) -> Raw:
    name, geometry = "", feature
    if isinstance(feature, Mapping) and feature.get("type") == "Feature":
        name, geometry = namer.name(feature.get("properties")), feature.get("geometry")
    if geometry is None:
        budget.take(0)
        return Raw(number, None, name, NO_PLACE)
    made = _shape(geometry)
    budget.take(0 if made is None else int(shapely.get_num_coordinates(made)))
    if made is None:
        return Raw(number, None, name, NOT_A_SHAPE)
    return Raw(number, made, name, NO_PLACE if made.is_empty else "")


def _shape(geometry: Any) -> BaseGeometry | None:
    try:
        made: BaseGeometry = shape(geometry)
    except (*WRONG, RecursionError):
        return None
    return made


def _system(crs: Any) -> str:
    """The code that the member of GeoJSON 2008 names; "" without one."""
    if not isinstance(crs, Mapping):
        return ""
    properties = crs.get("properties")
    name = properties.get("name") if isinstance(properties, Mapping) else None
    if not isinstance(name, str):
        return ""
    found = CODE.search(name.strip())
    if found is None:
        return name.strip()[:80]
    return WGS84 if found[2] else f"EPSG:{found[1]}"

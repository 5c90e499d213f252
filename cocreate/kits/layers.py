"""Reading a kit's GeoJSON files: its area and the layers of its ground."""

from pathlib import Path
from typing import Any

import orjson

from cocreate.kits.models import Layer
from cocreate.kits.refused import KitRefused
from cocreate.maps.area import Area, check_area
from cocreate.maps.positions import read_position
from cocreate.maps.refused import GeometryRefused

# How deep positions lie in the coordinates of each geometry.
DEPTH = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}


def read_area(file: Path) -> Area:
    """The one polygon of a file. Raises KitRefused."""
    try:
        return check_area(_read(file))
    except GeometryRefused as refused:
        raise KitRefused(file, None, str(refused)) from refused


def read_layer(folder: Path, layer: Layer) -> list[dict[str, Any]]:
    """The layer's features as pages need them: geometry, layer, kind, names. Raises KitRefused."""
    file = folder / layer.file
    collection = _read(file)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise KitRefused(file, None, "This is not a GeoJSON FeatureCollection.")
    return [_feature(file, number, feature, layer) for number, feature in enumerate(features, 1)]


def _read(file: Path) -> Any:
    try:
        return orjson.loads(file.read_bytes())
    except OSError as error:
        raise KitRefused(file, None, f"The file cannot be read: {error.strerror}.") from error
    except orjson.JSONDecodeError as error:
        raise KitRefused(file, error.lineno, f"This is not JSON: {error.msg}.") from error


def _feature(file: Path, number: int, feature: Any, layer: Layer) -> dict[str, Any]:
    try:
        properties, geometry = feature["properties"] or {}, feature["geometry"]
        _check_positions(geometry["coordinates"], DEPTH[geometry["type"]])
    except (GeometryRefused, KeyError, TypeError) as error:
        raise KitRefused(file, None, f"Feature {number} has no proper geometry.") from error
    kept = {"layer": layer.id, "kind": layer.kind} | _names(properties, layer.name_field)
    if layer.name_field and "name" not in kept:
        raise KitRefused(file, None, f"Feature {number} has no text in '{layer.name_field}'.")
    plain = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return {"type": "Feature", "properties": kept, "geometry": plain}


def _names(properties: dict[str, Any], field: str | None) -> dict[str, str]:
    """``name`` and, where the file has them, ``name:de`` and the like."""
    if not field:
        return {}
    return {
        "name" + key.removeprefix(field): value.strip()
        for key, value in properties.items()
        if (key == field or key.startswith(f"{field}:"))
        and isinstance(value, str)
        and value.strip()
    }


def _check_positions(coordinates: Any, depth: int) -> None:
    if depth == 0:
        read_position(coordinates)
        return
    if not isinstance(coordinates, list) or not coordinates:
        raise TypeError("not a list of positions")
    for inner in coordinates:
        _check_positions(inner, depth - 1)

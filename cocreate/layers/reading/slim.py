"""Making a layer small enough for phones: fewer points, in metres, borders that are shared stay so."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import orjson
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.clean import Shape
from cocreate.layers.reading.limits import MOST_BYTES, MOST_SHOWN
from cocreate.layers.reading.refused import FileRefused
from cocreate.layers.reading.systems import WGS84, Box, ToDegrees
from cocreate.maps.sizes import WGS84 as ELLIPSOID
from cocreate.maps.sizes import area_m2
from cocreate.words import N_

# How far an outline may be moved, in metres: the least that makes the file small enough.
TOLERANCES = (0.25, 1.0, 3.0, 10.0, 30.0)
# A tenth of a metre.
DECIMALS = 6
GRAIN = 10.0**-DECIMALS
DIGEST = 16
AREA, LINE = 2, 1

TOO_MANY_SHOWN = N_(
    "%(count)s shapes lie near the workshop; %(limit)s are the most that phones can show. Upload"
    " fewer."
)
TOO_DETAILED = N_(
    "These shapes have too many points for phones, even made simpler. Upload a smaller part."
)


@dataclass(frozen=True, slots=True)
class Slim:
    """The file phones get, and how much simpler it is: `tolerance` in metres."""

    body: bytes
    digest: str
    tolerance: float
    count: int


def slim(shapes: Sequence[Shape], box: Box) -> Slim:
    """The shapes as a small FeatureCollection. Raises FileRefused if that cannot be."""
    if len(shapes) > MOST_SHOWN:
        raise FileRefused(TOO_MANY_SHOWN, count=len(shapes), limit=MOST_SHOWN)
    sizes = [_sizes(shape.geometry) for shape in shapes]
    there, back = _metres(box)
    flat = shapely.transform(np.array([shape.geometry for shape in shapes], dtype=object), there)
    shared = _shares_borders(flat)
    for tolerance in TOLERANCES:
        simple = _simpler(flat, tolerance, shared=shared)
        drawn = _rounded(shapely.transform(simple, back))
        body = _written(shapes, sizes, drawn)
        if len(body) <= MOST_BYTES:
            return Slim(body, hashlib.sha256(body).hexdigest()[:DIGEST], tolerance, len(shapes))
    raise FileRefused(TOO_DETAILED)


def _sizes(geometry: BaseGeometry) -> dict[str, float]:
    """Square metres or metres on the ellipsoid, of the shape as it was in the file."""
    if isinstance(geometry, Polygon | MultiPolygon):
        return {"area": round(area_m2(geometry), 1)}
    if shapely.get_dimensions(geometry) == LINE:
        return {"length": round(ELLIPSOID.geometry_length(geometry), 1)}
    return {}


def _metres(box: Box) -> tuple[ToDegrees, ToDegrees]:
    """To a flat map in metres around the box, and back."""
    lon, lat = (box.west + box.east) / 2, (box.south + box.north) / 2
    local = f"+proj=aeqd +lon_0={lon} +lat_0={lat} +datum=WGS84"

    def moving(source: str, target: str) -> ToDegrees:
        transformer = Transformer.from_crs(source, target, always_xy=True)
        return lambda points: np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return moving(WGS84, local), moving(local, WGS84)


def _shares_borders(flat: NDArray[np.object_]) -> bool:
    """Whether these are areas side by side, as districts are: then their borders stay shared."""
    areas = bool((shapely.get_dimensions(flat) == AREA).all())
    return areas and len(flat) > 1 and bool(shapely.coverage_is_valid(flat))


def _simpler(flat: NDArray[np.object_], tolerance: float, *, shared: bool) -> NDArray[np.object_]:
    if shared:
        simple = shapely.coverage_simplify(flat, tolerance)
    else:
        simple = shapely.simplify(flat, tolerance, preserve_topology=True)
    return np.asarray(np.where(shapely.is_empty(simple), flat, simple))


def _rounded(drawn: NDArray[np.object_]) -> NDArray[np.object_]:
    """On the grid of the decimals and valid there; what is smaller than its meshes stays as it is."""
    grid = shapely.set_precision(drawn, GRAIN)
    kept = shapely.is_empty(grid) | (shapely.get_dimensions(grid) != shapely.get_dimensions(drawn))
    whole = np.where(kept, drawn, grid)
    return np.asarray(shapely.transform(whole, lambda points: np.round(points, DECIMALS) + 0.0))


def _written(
    shapes: Sequence[Shape], sizes: Sequence[dict[str, float]], drawn: NDArray[np.object_]
) -> bytes:
    features = [
        _feature(shape, size, geometry)
        for shape, size, geometry in zip(shapes, sizes, drawn, strict=True)
    ]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def _feature(shape: Shape, size: dict[str, float], geometry: BaseGeometry) -> dict[str, Any]:
    named = {"name": shape.name} if shape.name else {}
    return {
        "type": "Feature",
        "id": shape.number,
        "properties": named | size,
        "geometry": mapping(geometry),
    }

"""Where a workshop's area is: a small picture of the city for the door, as SVG path data."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shapely import transform
from shapely.geometry import MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

from cocreate.maps.ground import ground

# The picture in its own units. Ground is drawn beyond both sides, for windows wider than the picture.
WIDTH, HEIGHT, BESIDE = 360, 176, 540
# The area takes this part of the picture's height or width.
SHARE = 0.34
# Finer than this, in units, nobody sees.
TOLERANCE = 0.4
# As broad, in units, points and lines are drawn where they are to be seen.
BROAD = 1.5

Bbox = tuple[float, float, float, float]


@dataclass(frozen=True)
class Overview:
    """Path data for `<path d>` in the coordinates of `view_box`; a part without ground is empty."""

    view_box: str
    districts: str
    greens: str
    water: str
    area: str


@dataclass(frozen=True)
class _Scale:
    """From WGS 84 to the picture: equirectangular around the middle of the area, y downwards."""

    lon: float
    lat: float
    per_lon: float
    per_lat: float

    def project(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Rows of lon, lat as rows of x, y."""
        away = points - (self.lon, self.lat)
        return away * (self.per_lon, -self.per_lat) + (WIDTH / 2, HEIGHT / 2)


def overview(slug: str, area: Mapping[str, Any], bbox: Iterable[float]) -> Overview:
    """The picture for an area (GeoJSON) in the city of kit `slug`; `bbox` is its west, south, east, north."""
    west, south, east, north = bbox
    scale = _scale((west, south, east, north))
    districts, greens, water = _ground(slug, (west, south, east, north))
    return Overview(
        f"0 0 {WIDTH} {HEIGHT}", districts, greens, water, _path(shape(dict(area)), scale)
    )


def drawing(geometry: BaseGeometry, bbox: Bbox) -> str:
    """Any shape as path data for the picture of `bbox`; points and lines broad enough to be seen."""
    placed = transform(geometry, _scale(bbox).project)
    return _rings(placed.buffer(0) if _polygons(placed) else placed.buffer(BROAD, quad_segs=2))


@lru_cache(maxsize=64)
def _ground(slug: str, bbox: Bbox) -> tuple[str, str, str]:
    found = ground(slug)
    features = found.features if found else ()
    scale = _scale(bbox)

    def layer(kind: str) -> str:
        shapes = (shape(f["geometry"]) for f in features if f["properties"]["kind"] == kind)
        return "".join(_path(one, scale) for one in shapes)

    return layer("district"), layer("green"), layer("water")


def _scale(bbox: Bbox) -> _Scale:
    west, south, east, north = bbox
    lon, lat = (west + east) / 2, (south + north) / 2
    shrink = math.cos(math.radians(lat))
    wide, high = max((east - west) * shrink, 1e-6), max(north - south, 1e-6)
    per_lat = SHARE * min(WIDTH / wide, HEIGHT / high)
    return _Scale(lon, lat, per_lat * shrink, per_lat)


def _path(geometry: BaseGeometry, scale: _Scale) -> str:
    """The polygons of a geometry as closed rings; lines and points have no place in so small a picture."""
    return _rings(transform(geometry, scale.project).buffer(0))


def _rings(placed: BaseGeometry) -> str:
    window = box(-BESIDE, -HEIGHT, WIDTH + BESIDE, 2 * HEIGHT)
    seen = placed.intersection(window).simplify(TOLERANCE)
    rings = (ring for polygon in _polygons(seen) for ring in (polygon.exterior, *polygon.interiors))
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring.coords[:-1]) + "Z" for ring in rings
    )


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    parts = geometry.geoms if isinstance(geometry, MultiPolygon) else getattr(geometry, "geoms", ())
    return [part for part in parts if isinstance(part, Polygon)]

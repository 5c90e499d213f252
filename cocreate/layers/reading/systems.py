"""Coordinate systems: what the file says, and what it might be where it says nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

Positions = NDArray[np.float64]
ToDegrees = Callable[[Positions], Positions]
WGS84, SWAPPED = "EPSG:4326", "EPSG:4326 lat,lon"
# The grids of the countries of the programme and their neighbours, old ones too: files outlive them.
GRIDS = (
    "EPSG:25831", "EPSG:25832", "EPSG:25833", "EPSG:4647", "EPSG:31466", "EPSG:31467", "EPSG:31468",
    "EPSG:28992", "EPSG:31370", "EPSG:3812", "EPSG:2154", "EPSG:27572", "EPSG:3006", "EPSG:3021",
    "EPSG:2056", "EPSG:21781", "EPSG:3067", "EPSG:27700", "EPSG:31287", "EPSG:3035", "EPSG:3857",
)  # fmt: skip
# ETRS89 and WGS 84 by UTM zone; the first is defined for Europe's zones only.
UTM, UTM_ZONES = (25800, 32600), range(28, 39)
# As many as somebody can compare.
MOST_OFFERED = 8
MAX_DEGREES = 180
# In degrees from the middle of the box.
FARTHEST = 60
# A grid is recognised by so many shapes, or by all.
MOST_TRIED = 1000

UNKNOWN = N_(
    "The file names a coordinate system that is not known here. Save it as WGS 84 (EPSG:4326)."
)


@dataclass(frozen=True, slots=True)
class Box:
    """The ground around a workshop, in degrees: a shape that touches it is kept."""

    west: float
    south: float
    east: float
    north: float

    def reaches(self, bounds: tuple[float, float, float, float]) -> bool:
        """Whether a shape of these bounds is small enough to be put on a flat map of this box."""
        lon, lat = (self.west + self.east) / 2, (self.south + self.north) / 2
        west, south, east, north = bounds
        far = (lon - west, east - lon, lat - south, north - lat)
        return max(far) <= FARTHEST

    def touched(self, bounds: Positions) -> NDArray[np.bool_]:
        """Which of the rows west, south, east, north overlap; rows of nothing do not."""
        west, south, east, north = bounds.T
        return np.asarray(
            (west <= self.east)
            & (east >= self.west)
            & (south <= self.north)
            & (north >= self.south)
        )


def to_degrees(system: str) -> ToDegrees:
    """From a system to longitude, latitude in WGS 84. Raises FileRefused for one nobody knows."""
    if system == SWAPPED:
        return lambda points: points[:, ::-1]
    if system == WGS84:
        return lambda points: points
    try:
        transformer = Transformer.from_crs(CRS.from_user_input(system), WGS84, always_xy=True)
    except CRSError as error:
        raise FileRefused(UNKNOWN) from error

    def moved(points: Positions) -> Positions:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return moved


def named(system: str) -> str:
    """How people call a system: `ETRS89 / UTM zone 32N (EPSG:25832)`; as it is if nobody knows it."""
    try:
        crs = CRS.from_user_input(WGS84 if system == SWAPPED else system)
    except CRSError:
        return system[:80]
    code = crs.to_epsg()
    return f"{crs.name} (EPSG:{code})" if code else str(crs.name)[:120]


def are_degrees(shapes: Sequence[BaseGeometry]) -> bool:
    """Whether most of these shapes have coordinates that can be degrees."""
    bounds = shapely.bounds(np.array(shapes, dtype=object)).reshape(-1, 4)
    # NaN, the bounds of nothing, is not inside.
    inside = (np.abs(bounds) <= MAX_DEGREES).all(axis=1)
    return bool(inside.sum() * 2 > len(bounds))


def likely(shapes: Sequence[BaseGeometry], box: Box, own: str) -> list[str]:
    """The systems in which most of these shapes touch the box: the workshop's own grid first."""
    bounds = shapely.bounds(np.array(shapes, dtype=object)).reshape(-1, 4)
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    bounds = bounds[:: 1 + len(bounds) // MOST_TRIED]
    fitting = [system for system in _offered(own, box) if _fits(bounds, system, box)]
    return fitting[:MOST_OFFERED]


def _offered(own: str, box: Box) -> Iterator[str]:
    zone = int(((box.west + box.east) / 2 + 180) // 6) + 1
    near = (zone, zone - 1, zone + 1)
    utm = (f"EPSG:{base + each}" for each in near if each in UTM_ZONES for base in UTM)
    yield from dict.fromkeys([*filter(None, [own]), *utm, *GRIDS, SWAPPED])


def _fits(bounds: Positions, system: str, box: Box) -> bool:
    corners = bounds.reshape(-1, 2)
    moved = to_degrees(system)(corners).reshape(-1, 4)
    return bool(len(moved)) and bool(box.touched(moved).sum() * 2 > len(moved))

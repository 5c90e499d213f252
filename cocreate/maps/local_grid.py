"""A flat map in metres around one place: degrees go in, metres east and north come out, and back.

Azimuthal equidistant on WGS 84 (Snyder 1987, "Map projections: a working manual", p. 191): within
40 km of its middle lengths and areas are true to less than a hundred-thousandth, and north stays
north. Each workshop has its own, so that no grid of a country is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from pyproj import Transformer

# One shape, or an array of them.
Shapes = Any


class LocalGrid:
    """The flat map around a middle, in degrees."""

    def __init__(self, lon: float, lat: float) -> None:
        local = f"+proj=aeqd +lon_0={lon} +lat_0={lat} +datum=WGS84"
        self._transformer = Transformer.from_crs("EPSG:4326", local, always_xy=True)

    def metres(self, shapes: Shapes) -> Shapes:
        """The shapes (WGS 84) on the flat map."""
        return shapely.transform(shapes, lambda degrees: self._moved(degrees, "FORWARD"))

    def degrees(self, shapes: Shapes) -> Shapes:
        """What lies on the flat map, in degrees (WGS 84)."""
        return shapely.transform(shapes, lambda metres: self._moved(metres, "INVERSE"))

    def _moved(self, positions: np.ndarray, direction: str) -> np.ndarray:
        if not len(positions):
            return positions
        moved = self._transformer.transform(positions[:, 0], positions[:, 1], direction=direction)
        return np.column_stack(moved)


def local_grid(bbox: Sequence[float]) -> LocalGrid:
    """The grid of what lies in ``bbox`` (west, south, east, north); the last ones are kept ready."""
    west, south, east, north = bbox
    return _kept((west + east) / 2, (south + north) / 2)


@lru_cache(maxsize=32)
def _kept(lon: float, lat: float) -> LocalGrid:
    return LocalGrid(lon, lat)

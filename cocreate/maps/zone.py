"""Whether a shape lies in an area or close to it, in metres.

Degrees are not metres and a degree of longitude shrinks to the north, so both are put
on a flat map centred on the area (azimuthal equidistant) before the margin is added.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import orjson
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.maps.local_grid import local_grid

Project = Callable[[BaseGeometry], BaseGeometry]


class Zone:
    """An area with a margin round it."""

    def __init__(self, area: Mapping[str, Any], margin_m: float) -> None:
        whole = shape(dict(area))
        self._project = flat_map(whole)
        self._reach = self._project(whole).buffer(margin_m)
        shapely.prepare(self._reach)

    def holds(self, geometry: BaseGeometry) -> bool:
        """Whether the whole ``geometry`` (WGS 84) is inside, the margin included."""
        return bool(shapely.covers(self._reach, self._project(geometry)))


def zone(area: Mapping[str, Any], margin_m: float) -> Zone:
    """The zone of a workshop's area; the last ones used are kept ready."""
    return _zone(orjson.dumps(area), margin_m)


@lru_cache(maxsize=32)
def _zone(area: bytes, margin_m: float) -> Zone:
    return Zone(orjson.loads(area), margin_m)


def flat_map(around: BaseGeometry) -> Project:
    """A projection to metres, true near ``around`` (a few tens of kilometres)."""
    return local_grid(around.bounds).metres


def with_axes_swapped(geometry: BaseGeometry) -> BaseGeometry:
    """The same shape read as latitude, longitude: to see whether that was meant."""
    return shapely.transform(geometry, lambda coordinates: coordinates[:, ::-1])

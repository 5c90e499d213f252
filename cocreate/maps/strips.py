"""The ground that a line with a width covers: a hedge, a corridor.

A strip is everything within half the width beside the line, measured on the workshop's local grid;
its ends are flat, so that a straight line covers length × width and nothing beyond its two points;
its bends are round. Where a line comes back over itself the ground counts once. The size is that
of the strip's outline on the ellipsoid, as for every other area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.maps.local_grid import LocalGrid
from cocreate.maps.sizes import covered_m2

# A line (GeoJSON LineString, already checked) and its width in metres.
Wide = tuple[Mapping[str, Any], float]
# Corners of a quarter of a round bend.
ROUNDNESS = 8
# Measured: at this many, buffering takes some 60 ms; a line of 500 points scribbled has 57,000 and took
# two seconds, with everybody waiting.
MOST_MEETINGS = 3000
# A bend this many times smaller than the width changes next to nothing.
SMOOTHING = 20


def strips(lines: Iterable[Wide], grid: LocalGrid) -> list[BaseGeometry]:
    """The ground of each line, in degrees (WGS 84), valid and in the order given."""
    given = list(lines)
    if not given:
        return []
    flat = grid.metres(np.array([shape(dict(line)) for line, _ in given], dtype=object))
    halves = np.array([width / 2 for _, width in given], dtype=float)
    ground = shapely.buffer(flat, halves, quad_segs=ROUNDNESS, cap_style="flat")
    back = grid.degrees(ground)
    twisted = ~shapely.is_valid(back)
    back[twisted] = shapely.make_valid(back[twisted])
    return list(back)


def strip_m2(line: Mapping[str, Any], width_m: float, grid: LocalGrid) -> float | None:
    """Square metres that the line covers with this width.

    None for a scribble, which runs over itself so often that measuring would take seconds.
    """
    if _is_scribble(grid.metres(shape(dict(line))), width_m):
        return None
    (ground,) = strips([(line, width_m)], grid)
    return covered_m2(ground)


def _is_scribble(flat: BaseGeometry, width_m: float) -> bool:
    """Whether too many pairs of its pieces come close to each other, bends within the width aside."""
    corners = shapely.get_coordinates(flat.simplify(width_m / SMOOTHING, preserve_topology=False))
    low = np.minimum(corners[:-1], corners[1:]) - width_m / 2
    high = np.maximum(corners[:-1], corners[1:]) + width_m / 2
    reach = (low[:, None] <= high[None, :]).all(axis=2)
    return int(np.triu(reach & reach.T, 1).sum()) > MOST_MEETINGS

"""The coordinate systems to choose from, each with a picture of where it would put the shapes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.systems import SWAPPED, named, to_degrees
from cocreate.maps.overview import Bbox, drawing

# Enough to recognise a place by.
MOST_DRAWN = 400
LONGEST_PATH = 20_000


def offered(
    shapes: Sequence[BaseGeometry], systems: Sequence[str], bbox: Bbox
) -> list[dict[str, Any]]:
    """`{system, name, swapped, path}` for each; the path is drawn as `maps.overview` draws.

    Of systems with the same picture, as UTM's of two datums, only the first is offered.
    """
    every = max(1, len(shapes) // MOST_DRAWN)
    some = [shape for shape in shapes[::every] if is_finite(shape)]
    drawn: dict[str, str] = {}
    for system in systems:
        drawn.setdefault(_path(some, system, bbox), system)
    return [
        {"system": system, "name": named(system), "swapped": system == SWAPPED, "path": path}
        for path, system in drawn.items()
    ]


def is_finite(shape: BaseGeometry) -> bool:
    """Whether all its coordinates are numbers."""
    return bool(np.isfinite(shapely.get_coordinates(shape)).all())


def _path(shapes: Sequence[BaseGeometry], system: str, bbox: Bbox) -> str:
    move, path = to_degrees(system), ""
    for shape in shapes:
        try:
            placed = shapely.transform(shape, move)
            path += drawing(placed, bbox) if is_finite(placed) else ""
        except (ShapelyError, ValueError):
            continue
        if len(path) > LONGEST_PATH:
            break
    return path

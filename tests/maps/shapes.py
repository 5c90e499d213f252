"""Shapes round Hede Enge for the tests of the map."""

from typing import Any

WEST, SOUTH, EAST, NORTH = 10.20, 56.20, 10.28, 56.24
AREA = {
    "type": "Polygon",
    "coordinates": [
        [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]],
    ],
}


def point(*position: object) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(position)}


def line(*positions: tuple[float, ...]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [list(p) for p in positions]}


def polygon(*ring: tuple[float, ...]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(p) for p in ring]]}


def square(west: float, south: float, side: float) -> dict[str, Any]:
    """A square in degrees, counter-clockwise and closed."""
    east, north = west + side, south + side
    return polygon((west, south), (east, south), (east, north), (west, north), (west, south))

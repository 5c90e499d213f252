"""Rings: closing, direction and crossing, as RFC 7946 wants them."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

from shapely.geometry import LinearRing, Polygon

from cocreate.maps.positions import Position, read_positions
from cocreate.maps.refused import GeometryRefused
from cocreate.maps.sizes import ring_m2
from cocreate.words import N_

CORNERS = 3
SMALLEST_M2 = 1.0
# Metres in a degree of latitude, near enough to tell an area from a line.
DEGREE_M = 111_000

TOO_FEW_CORNERS = N_("An area needs at least three corners. Add a point.")
TOO_SMALL = N_("This area is smaller than one square metre. Zoom in and draw it larger.")
CROSSES_ITSELF = N_(
    "The outline of this area crosses itself. Move or remove the point where it crosses."
)


def read_ring(value: object, limit: int) -> list[Position]:
    """One closed ring with an inside, as sent; a missing last point is put in.

    Raises GeometryRefused with too few corners, no inside, or an outline that crosses itself.
    """
    ring = read_positions(value, limit)
    if len(ring) > 1 and ring[0] != ring[-1]:
        ring.append(ring[0])
    if len(set(ring)) < CORNERS:
        raise GeometryRefused(TOO_FEW_CORNERS)
    if _hull_m2(ring) < SMALLEST_M2:
        raise GeometryRefused(TOO_SMALL)
    if not Polygon(ring).is_valid:
        raise GeometryRefused(CROSSES_ITSELF)
    if ring_m2(ring) < SMALLEST_M2:
        raise GeometryRefused(TOO_SMALL)
    return ring


def turned(ring: Sequence[Position], *, left: bool) -> list[Position]:
    """The ring running with its inside on the left (outer ring) or on the right (hole)."""
    return list(ring) if LinearRing(ring).is_ccw == left else list(reversed(ring))


def _hull_m2(ring: Sequence[Position]) -> float:
    """Roughly what a rubber band round the ring would hold: nothing, if all lies on one line.

    Asked on the flat map, where people see the line: on the ellipsoid the geodesics
    between points of a straight line on the map do enclose a little.
    """
    hull = Polygon(ring).convex_hull.area
    return float(hull * cos(radians(ring[0][1])) * DEGREE_M**2)

"""Places by metres from where the factories put their trees."""

from typing import Any

from tests.factories import HERE

# Metres of a degree of longitude and of latitude here (WGS 84).
PER_LON, PER_LAT = 62_009.0, 111_348.0


def at(east: float, north: float) -> list[float]:
    """The place so many metres from where the factories put their trees."""
    return [round(HERE[0] + east / PER_LON, 7), round(HERE[1] + north / PER_LAT, 7)]


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    """A rectangle, counter-clockwise and closed."""
    return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]


def polygon(*sides: float) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [ring(*sides)]}

"""Where something is, in words people use: the district, or the nearest named place."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry import Point

from cocreate.maps.ground import Place, ground
from cocreate.maps.sizes import WGS84

# Farther away, a name would mislead more than it helps.
NEAR_M = 3_000.0


def place_words(kit_slug: str, lon: float, lat: float, lang: str) -> str | None:
    """The district that holds the position, else the nearest named place within 3 km, else None."""
    index = _index(places_of(kit_slug))
    place = index.containing(lon, lat) or index.nearest(lon, lat)
    return place.name_in(lang) if place else None


def places_of(kit_slug: str) -> tuple[Place, ...]:
    """All named places of a kit in the order of their names, for lists to choose from."""
    found = ground(kit_slug)
    return found.places if found else ()


class PlaceIndex:
    """Places ready to be asked for by position."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self._covering = [place for place in places if place.shape.area > 0]
        self._tree = STRtree([place.shape for place in self._covering])
        self._places = places
        self._lons: NDArray[np.float64] = np.array([place.lon for place in places])
        self._lats: NDArray[np.float64] = np.array([place.lat for place in places])

    def containing(self, lon: float, lat: float) -> Place | None:
        """The smallest place that covers the position: a park before its district."""
        hits = self._tree.query(Point(lon, lat), predicate="intersects")
        covering = [self._covering[hit] for hit in hits]
        return min(covering, key=lambda place: place.shape.area, default=None)

    def nearest(self, lon: float, lat: float) -> Place | None:
        """The place whose name stands nearest, if that is near at all."""
        if not self._places:
            return None
        here = np.full_like(self._lons, lon), np.full_like(self._lats, lat)
        away = WGS84.inv(*here, self._lons, self._lats)[2]
        closest = int(np.argmin(away))
        return self._places[closest] if away[closest] <= NEAR_M else None


@lru_cache(maxsize=64)
def _index(places: tuple[Place, ...]) -> PlaceIndex:
    return PlaceIndex(places)

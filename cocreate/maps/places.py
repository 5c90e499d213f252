"""Where something is, in words people use: the district, or the nearest named place."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from shapely import STRtree
from shapely.geometry import Point

from cocreate.maps.ground import Ground, Place, ground
from cocreate.maps.sizes import WGS84

# Farther away, a name would mislead more than it helps.
NEAR_M = 3_000.0
# So near, a tower says more than the district it stands in.
BESIDE_M = 150.0

# A named place that is a point: name, longitude, latitude, whether no source gave its position.
Spot = tuple[str, float, float, bool]


def place_words(
    kit_slug: str, lon: float, lat: float, lang: str, own: tuple[Spot, ...] = ()
) -> str | None:
    """The name for a position in a language, None where nothing named is within 3 km.

    The park that holds it, else the point right beside it, else the district, else what is nearest.
    `own` are a workshop's places besides its kit's. `static/js/map/places.js` has the same rule, so that nobody is promised another title.
    """
    index = _index(places_of(kit_slug, own))
    place = index.containing(lon, lat)
    if place is None or place.kind == "district":
        place = index.beside(lon, lat) or place or index.nearest(lon, lat)
    return place.name_in(lang) if place else None


def places_of(kit_slug: str, own: tuple[Spot, ...] = ()) -> tuple[Place, ...]:
    """All named places of a kit, and a workshop's own, in the order of their names, for lists to choose from.

    A place of one's own stands in for the kit's point of the same name.
    """
    return _together(ground(kit_slug), own)


@lru_cache(maxsize=64)
def _together(found: Ground | None, own: tuple[Spot, ...]) -> tuple[Place, ...]:
    given = found.places if found else ()
    if not own:
        return given
    named = {name.casefold() for name, *_ in own}
    kept = [each for each in given if each.kind != "place" or each.name.casefold() not in named]
    added = [
        Place(name, {}, "place", lon, lat, Point(lon, lat), approximate)
        for name, lon, lat, approximate in own
    ]
    return tuple(sorted([*kept, *added], key=lambda place: (place.name.casefold(), place.kind)))


class PlaceIndex:
    """Places ready to be asked for by position."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self._covering = [place for place in places if place.shape.area > 0]
        self._tree = STRtree([place.shape for place in self._covering])
        self._places = places
        self._lons: NDArray[np.float64] = np.array([place.lon for place in places])
        self._lats: NDArray[np.float64] = np.array([place.lat for place in places])
        self._spots = np.array([place.kind == "place" for place in places], dtype=bool)

    def containing(self, lon: float, lat: float) -> Place | None:
        """The smallest place that covers the position: a park before its district."""
        hits = self._tree.query(Point(lon, lat), predicate="intersects")
        covering = [self._covering[hit] for hit in hits]
        return min(covering, key=lambda place: place.shape.area, default=None)

    def nearest(self, lon: float, lat: float) -> Place | None:
        """The place whose name stands nearest, if that is near at all."""
        return self._closest(self._away(lon, lat), NEAR_M)

    def beside(self, lon: float, lat: float) -> Place | None:
        """The nearest place of its own, not of a layer of areas, if it is right beside the position."""
        return self._closest(np.where(self._spots, self._away(lon, lat), np.inf), BESIDE_M)

    def _away(self, lon: float, lat: float) -> NDArray[np.float64]:
        """Metres to where each name stands."""
        here = np.full_like(self._lons, lon), np.full_like(self._lats, lat)
        metres: NDArray[np.float64] = WGS84.inv(*here, self._lons, self._lats)[2]
        return metres

    def _closest(self, away: NDArray[np.float64], limit: float) -> Place | None:
        if not self._places:
            return None
        closest = int(np.argmin(away))
        return self._places[closest] if away[closest] <= limit else None


@lru_cache(maxsize=64)
def _index(places: tuple[Place, ...]) -> PlaceIndex:
    return PlaceIndex(places)

"""The ground of a city as two files a browser fetches once: its layers and its places."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import orjson
from flask import url_for

from cocreate.maps.ground import Ground, ground


@dataclass(frozen=True)
class MapFile:
    """JSON that never changes under its digest."""

    body: bytes
    digest: str


def layers_file(kit_slug: str) -> MapFile | None:
    """The base layers as a GeoJSON FeatureCollection, None without such a kit."""
    found = ground(kit_slug)
    return _layers(found) if found else None


def places_file(kit_slug: str) -> MapFile | None:
    """``[[name, lon, lat, kind]…]`` in the order of the names, None without such a kit.

    A fifth value, true, marks a position that no source gave.
    """
    found = ground(kit_slug)
    return _places(found) if found else None


def layers_url(kit_slug: str) -> str | None:
    """The address of the layers, which may be kept for ever. Needs a request."""
    file = layers_file(kit_slug)
    return url_for("maps.layers", kit=kit_slug, digest=file.digest) if file else None


def places_url(kit_slug: str) -> str | None:
    """The address of the places, which may be kept for ever. Needs a request."""
    file = places_file(kit_slug)
    return url_for("maps.places", kit=kit_slug, digest=file.digest) if file else None


@lru_cache(maxsize=64)
def _layers(found: Ground) -> MapFile:
    collection = {
        "type": "FeatureCollection",
        "attribution": " · ".join(found.credits),
        "features": found.features,
    }
    return _file(collection)


@lru_cache(maxsize=64)
def _places(found: Ground) -> MapFile:
    # Five decimals are about a metre.
    places = [
        [place.name, round(place.lon, 5), round(place.lat, 5), place.kind]
        + ([True] if place.approximate else [])
        for place in found.places
    ]
    return _file(places)


def _file(content: object) -> MapFile:
    body = orjson.dumps(content)
    return MapFile(body, sha256(body).hexdigest()[:12])

"""What lies under the ideas: a city's own layers, its named places, its credit line.

Maps are the bottom of the house and know no kits: the kits say here where a city's
ground is found, everyone above asks ``ground``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.maps.sources import TileSource

LAYER_KINDS = ("district", "place", "green", "water")
# Kinds of layer whose names are words for "where": nobody plants a tree in the bay.
NAMED_KINDS = ("district", "place", "green")


@dataclass(frozen=True, eq=False)
class Place:
    """A named place: where its name stands, and what it covers if it is not a point.

    Two are the same only if they are one object: an index of places is kept by them.
    """

    name: str
    names: Mapping[str, str]
    kind: str
    lon: float
    lat: float
    shape: BaseGeometry
    # No source gave the position: it is right to the eye and not to the metre.
    approximate: bool = False

    def name_in(self, lang: str) -> str:
        """The name in a language, else the local one."""
        return self.names.get(lang, self.name)


@dataclass(frozen=True, eq=False)
class Ground:
    """The base layers of one city.

    ``features`` are GeoJSON features with properties ``layer``, ``kind`` and perhaps
    ``name``, ``name:de``…; ``credits`` are plain texts that the licences ask for;
    ``sources`` are where tiles may come from besides the installation's own.
    """

    slug: str
    credits: tuple[str, ...]
    features: tuple[Mapping[str, Any], ...] = field(repr=False)
    sources: tuple[TileSource, ...] = ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The named places, in the order of their names; one of a name in each layer."""
        found: dict[tuple[str, str], Place] = {}
        for feature in self.features:
            properties = feature["properties"]
            if "name" in properties and properties["kind"] in NAMED_KINDS:
                place = _place(properties, shape(feature["geometry"]))
                found[place.kind, place.name] = _larger(found.get((place.kind, place.name)), place)
        return tuple(sorted(found.values(), key=lambda place: (place.name.casefold(), place.kind)))


FindGround = Callable[[str], Ground | None]
_sources: list[FindGround] = []


def add_grounds(find: FindGround) -> None:
    """Let ``find(slug)`` be asked for grounds; the newest source is asked first."""
    if find not in _sources:
        _sources.insert(0, find)


def ground(slug: str) -> Ground | None:
    """The ground of a kit, None if no source has it (any more)."""
    return next((found for find in _sources if (found := find(slug))), None)


def _place(properties: Mapping[str, Any], covered: BaseGeometry) -> Place:
    # Inside the shape, where a label can stand; the centroid of a crescent is not.
    label = covered.representative_point()
    names = {
        key.removeprefix("name:"): str(value)
        for key, value in properties.items()
        if key.startswith("name:")
    }
    kind = str(properties["kind"])
    name, approximate = str(properties["name"]), bool(properties.get("approximate"))
    return Place(name, names, kind, label.x, label.y, covered, approximate)


def _larger(one: Place | None, other: Place) -> Place:
    """Of two parts with one name the larger carries it; both still count as covered."""
    if one is None:
        return other
    label = max(one, other, key=lambda place: place.shape.area)
    both = one.shape.union(other.shape)
    return replace(label, shape=both)

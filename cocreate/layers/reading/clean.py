"""From shapes as they stand in a file to shapes that can be drawn and reckoned with, one by one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import GeometryCollection, MultiLineString, MultiPoint, MultiPolygon
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.raw import Raw
from cocreate.layers.reading.refused import ShapeRefused
from cocreate.layers.reading.systems import Box, ToDegrees
from cocreate.words import N_

MOST_TOLD = 200
MAX_LON, MAX_LAT = 180, 90
WHOLES: dict[int, Callable[[list[Any]], BaseGeometry]] = {
    0: MultiPoint,
    1: MultiLineString,
    2: MultiPolygon,
}

NOT_NUMBERS = N_("One of its coordinates is not a number.")
NOT_ON_EARTH = N_("Its coordinates lie nowhere on the earth.")
TOO_FAR = N_("It reaches too far from the workshop’s area.")
MIXED = N_("It mixes points, lines and areas.")
BROKEN = N_("Its outline is in such disorder that no area is left.")
CROSSED = N_("Its outline crossed itself and was put in order.")
DISORDER = N_("Its parts lay over each other and were put in order.")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape in degrees, valid, of one dimension."""

    number: int
    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class Remark:
    """What was done with one shape, and why; `why` is a marked sentence."""

    number: int
    name: str
    repaired: bool
    why: str


@dataclass
class Cleaned:
    """What is kept, what was said of single shapes, and how many lie elsewhere."""

    shapes: list[Shape] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    repaired: int = 0
    refused: int = 0
    elsewhere: int = 0

    def note(self, raw: Raw, why: str, *, repaired: bool) -> None:
        """Remember it: each is counted, and the first two hundred are told one by one."""
        self.repaired += repaired
        self.refused += not repaired
        if len(self.remarks) < MOST_TOLD:
            self.remarks.append(Remark(raw.number, raw.name, repaired, why))


@dataclass(frozen=True, slots=True)
class _Spot:
    """A shape in degrees; whether its coordinates were numbers, and whether it touches the box."""

    geometry: BaseGeometry
    finite: bool
    near: bool


def cleaned(raws: Sequence[Raw], move: ToDegrees, box: Box) -> Cleaned:
    """All shapes moved to degrees; those near the box, repaired where it is possible."""
    made, spots = Cleaned(), _spots(raws, move, box)
    for raw in raws:
        try:
            _take(made, raw, spots.get(raw.number), box)
        except ShapeRefused as refused:
            made.note(raw, refused.message, repaired=False)
    return made


def _spots(raws: Sequence[Raw], move: ToDegrees, box: Box) -> dict[int, _Spot]:
    """Where the shapes are that can be used, all moved at once."""
    usable = [raw for raw in raws if raw.geometry is not None and not raw.why]
    given = np.array([raw.geometry for raw in usable], dtype=object)
    points, owners = shapely.get_coordinates(given, return_index=True)
    finite = np.ones(len(given), dtype=bool)
    finite[owners[~np.isfinite(points).all(axis=1)]] = False
    placed = shapely.transform(given, move)
    near = box.touched(shapely.bounds(placed).reshape(-1, 4))
    spots = zip(usable, placed, finite, near, strict=True)
    return {raw.number: _Spot(geometry, bool(f), bool(n)) for raw, geometry, f, n in spots}


def _take(made: Cleaned, raw: Raw, spot: _Spot | None, box: Box) -> None:
    if spot is None:
        raise ShapeRefused(raw.why)
    if not spot.finite:
        raise ShapeRefused(NOT_NUMBERS)
    placed = spot.geometry
    west, south, east, north = placed.bounds
    # What is not finite is not between these either.
    if not (-MAX_LON <= west <= east <= MAX_LON and -MAX_LAT <= south <= north <= MAX_LAT):
        raise ShapeRefused(NOT_ON_EARTH)
    if not spot.near:
        made.elsewhere += 1
        return
    if not box.reaches((west, south, east, north)):
        raise ShapeRefused(TOO_FAR)
    whole = _of_one_kind(placed)
    if not shapely.is_valid(whole):
        why = CROSSED if "elf-intersection" in shapely.is_valid_reason(whole) else DISORDER
        whole = _repaired(whole)
        made.note(raw, why, repaired=True)
    made.shapes.append(Shape(raw.number, raw.name, whole))


def _of_one_kind(geometry: BaseGeometry) -> BaseGeometry:
    """A collection of one kind as what it is; rings as lines. Raises ShapeRefused."""
    if not isinstance(geometry, GeometryCollection):
        return geometry
    parts = [part for part in shapely.get_parts(_flat(geometry)) if not part.is_empty]
    dimensions = {int(shapely.get_dimensions(part)) for part in parts}
    if len(dimensions) != 1:
        raise ShapeRefused(MIXED)
    return WHOLES[dimensions.pop()](parts)


def _flat(geometry: BaseGeometry) -> GeometryCollection:
    """Parts of parts, as deep as they may be, side by side."""
    parts = list(shapely.get_parts(geometry))
    while any(hasattr(part, "geoms") for part in parts):
        parts = [inner for part in parts for inner in getattr(part, "geoms", (part,))]
    return GeometryCollection(parts)


def _repaired(geometry: BaseGeometry) -> BaseGeometry:
    """Valid and of the same dimension. Raises ShapeRefused where nothing of it is left."""
    dimension = int(shapely.get_dimensions(geometry))
    try:
        valid = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    except ShapelyError as error:
        raise ShapeRefused(BROKEN) from error
    parts = [
        p for p in _flat(valid).geoms if shapely.get_dimensions(p) == dimension and not p.is_empty
    ]
    if not parts:
        raise ShapeRefused(BROKEN)
    return parts[0] if len(parts) == 1 else WHOLES[dimension](parts)

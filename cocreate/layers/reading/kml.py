"""KML, read as it comes: no document type, no entities, nothing fetched, few things remembered."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import GeometryCollection, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.geojson import NO_PLACE, NOT_A_SHAPE, WGS84, WRONG
from cocreate.layers.reading.limits import Budget, refuse_points
from cocreate.layers.reading.raw import Namer, Raw, Read
from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

DEEPEST = 100
AXES = (2, 3)
LEAST = {"Point": 1, "LineString": 2, "LinearRing": 3}
TEXTS = {"coordinates", "name", "value", "SimpleData"}

NOT_KML = N_("This file begins like KML, but it is not whole. Save it again.")
NO_PLACEMARK = N_("This is not KML: no placemarks were found in it.")
WITH_ENTITIES = N_("This file defines words of its own (DTD), which is not read. Save it again.")


@dataclass
class _Reader:
    """What expat calls; one placemark at a time is put together."""

    namer: Namer
    budget: Budget
    shapes: list[Raw] = field(default_factory=list)
    path: list[str] = field(default_factory=list)
    text: list[str] | None = None
    key: str = ""
    named: dict[str, str] = field(default_factory=dict)
    parts: list[BaseGeometry] = field(default_factory=list)
    rings: list[NDArray[np.float64]] = field(default_factory=list)
    broken: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise FileRefused(NOT_KML)
        if name == "Placemark":
            self.named, self.parts, self.rings, self.broken = {}, [], [], False
        elif name in {"Data", "SimpleData"}:
            self.key = attributes.get("name", "")
        if name in TEXTS and "Placemark" in self.path:
            self.text = []

    def data(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self.path.pop()
        said = "".join(self.text).strip() if self.text is not None and name in TEXTS else ""
        if name in TEXTS:
            self.text = None
        if name == "coordinates":
            self._take(said)
        elif name == "name" and self.path[-1:] == ["Placemark"]:
            self.named["name"] = said
        elif name in {"value", "SimpleData"} and self.key:
            self.named[self.key] = said
        elif name == "Polygon":
            self._close_polygon()
        elif name == "Placemark":
            self._close_placemark()

    def _take(self, text: str) -> None:
        kind = self.path[-1] if self.path else ""
        points = _positions(text) if kind in LEAST else None
        if points is None or len(points) < LEAST[kind]:
            self.broken = True
        elif kind == "LinearRing" and "Polygon" in self.path:
            self.rings.append(points)
        else:
            one = kind == "Point"
            self._make(Point if one else LineString, points[0] if one else points)

    def _make(self, form: Callable[..., BaseGeometry], *given: Any) -> None:
        try:
            self.parts.append(form(*given))
        except WRONG:
            self.broken = True

    def _close_polygon(self) -> None:
        if self.rings:
            self._make(Polygon, self.rings[0], self.rings[1:])
        self.rings = []

    def _close_placemark(self) -> None:
        number, name = len(self.shapes) + 1, self.namer.name(self.named)
        whole = self.parts[0] if len(self.parts) == 1 else GeometryCollection(self.parts)
        self.budget.take(int(shapely.get_num_coordinates(whole)))
        why = NOT_A_SHAPE if self.broken else NO_PLACE if whole.is_empty else ""
        self.shapes.append(Raw(number, None if self.broken else whole, name, why))


def _positions(text: str) -> NDArray[np.float64] | None:
    """`lon,lat[,height]` with white space between; None for anything else."""
    axes = text.split(None, 1)[0].count(",") + 1 if text else 0
    try:
        with warnings.catch_warnings():
            # What is no number ends numpy's reading with a warning only.
            warnings.simplefilter("error")
            numbers = np.fromstring(text.replace(",", " "), dtype=np.float64, sep=" ")
    except (ValueError, DeprecationWarning):
        return None
    if (
        axes not in AXES
        or len(numbers) % axes
        or text.count(",") * axes != len(numbers) * (axes - 1)
    ):
        return None
    return numbers.reshape(-1, axes)[:, :2]


def _refuse_entities(*_: Any) -> None:
    raise FileRefused(WITH_ENTITIES)


def read_kml(content: bytes, namer: Namer, budget: Budget) -> Read:
    """All placemarks; KML is always in degrees. Raises FileRefused."""
    # With heights a position has two commas; far beyond that there is no need to look.
    refuse_points(content.count(b",") // 2)
    reader, parser = _Reader(namer, budget), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes it by position: this was all
    except expat.ExpatError as error:
        raise FileRefused(NOT_KML) from error
    if not reader.shapes:
        raise FileRefused(NO_PLACEMARK)
    return Read("KML", reader.shapes, WGS84, tuple(namer.fields))

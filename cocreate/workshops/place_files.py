"""Named points out of a file that staff upload: GeoJSON, or a table as spreadsheets save it (CSV).

What cannot be used is left out line by line, with the reason.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cocreate.journal.answers import Refused
from cocreate.journal.fields import is_blank, why_not_text
from cocreate.maps.positions import read_position
from cocreate.maps.refused import GeometryRefused
from cocreate.words import N_, say
from cocreate.workshops.places import MOST_PLACES, NAME_LENGTH, TOO_FAR, is_far

LARGEST_FILE = 1_000_000
MOST_ROWS = 5_000
# What columns and properties are called, by the people of eight cities.
NAMES = ("name", "navn", "naam", "nom", "namn", "title", "titel", "bezeichnung", "label")
LATS = ("lat", "latitude", "breite", "breitengrad", "bredde", "breddegrad", "breedtegraad", "y")
LONS = ("lon", "lng", "long", "longitude", "länge", "längengrad", "længde", "lengdegrad", "x")
ROUGH = ("approximate", "approx")
YES = ("1", "true", "yes", "y", "x", "ja", "oui")

UNREADABLE = N_("This is neither GeoJSON nor a table with the columns name, lat and lon.")
TOO_LARGE = N_("This file is too large for named places.")
NO_NAME = N_("It has no name.")
NOT_A_POINT = N_("It is not a point.")


@dataclass(frozen=True)
class FoundPlaces:
    """The places of a file, and why others were left out: `(number, reason)`, translated."""

    places: list[dict[str, Any]]
    left_out: list[tuple[int, str]]


# Name, position as it was found, and whether the file itself calls it approximate.
Row = tuple[object, object, bool]


def read_places(content: bytes, bbox: Sequence[float], *, approximate: bool) -> FoundPlaces:
    """The named points of a file, for a workshop at `bbox`. Raises Refused if it is no such file.

    `approximate`: all of them are. A later row of the same name replaces an earlier one.
    """
    if len(content) > LARGEST_FILE:
        raise Refused("invalid", TOO_LARGE)
    found: dict[str, dict[str, Any]] = {}
    left_out: list[tuple[int, str]] = []
    for number, row in enumerate(_rows(_text(content)), 1):
        if number > MOST_ROWS or len(found) > MOST_PLACES:
            raise Refused("invalid", TOO_LARGE)
        try:
            place = _place(row, bbox, approximate=approximate)
            found[place["name"].casefold()] = place
        except GeometryRefused as refused:
            left_out.append((number, say(refused.message, refused.params)))
    return FoundPlaces([*found.values()], left_out)


def _text(content: bytes) -> str:
    """UTF-8, else as older spreadsheets in our cities save."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[Row]:
    return _features(text) if text.lstrip().startswith(("{", "[")) else _lines(text)


def _features(text: str) -> Iterator[Row]:
    try:
        collection = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("invalid", UNREADABLE) from None
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise Refused("invalid", UNREADABLE)
    for feature in features:
        each = feature if isinstance(feature, dict) else {}
        geometry, properties = _table(each.get("geometry")), _table(each.get("properties"))
        given = {str(key).lower(): value for key, value in properties.items()}
        position = geometry.get("coordinates") if geometry.get("type") == "Point" else None
        yield _first(given, NAMES), position, _first(given, ROUGH) in (True, *YES)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _lines(text: str) -> Iterator[Row]:
    head = text.partition("\n")[0]
    delimiter = max(";\t,", key=head.count)
    # A sign that ends no line, or a cell of a million letters, is the csv module's to refuse.
    rows = csv.reader(text.splitlines(), delimiter=delimiter)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        if not {*columns} & {*NAMES} or not {*columns} & {*LATS} or not {*columns} & {*LONS}:
            raise Refused("invalid", UNREADABLE)
        for cells in rows:
            if any(cell.strip() for cell in cells):
                row = dict(zip(columns, cells, strict=False))
                position = [_degrees(_first(row, LONS)), _degrees(_first(row, LATS))]
                rough = str(_first(row, ROUGH) or "").strip().lower() in YES
                yield _first(row, NAMES), position, rough
    except csv.Error:
        raise Refused("invalid", UNREADABLE) from None


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) not in (None, "")), None)


def _degrees(cell: object) -> float | None:
    try:
        return float(str(cell).strip().replace(",", "."))
    except ValueError:
        return None


def _place(row: Row, bbox: Sequence[float], *, approximate: bool) -> dict[str, Any]:
    """One place. Raises GeometryRefused with the reason, whatever it is."""
    given, found, rough = row
    name = given.strip() if isinstance(given, str) else ""
    if is_blank(name):
        raise GeometryRefused(NO_NAME)
    if reason := why_not_text(name, NAME_LENGTH, lines=False):
        raise GeometryRefused(reason[0], **reason[1])
    if found is None:
        raise GeometryRefused(NOT_A_POINT)
    position = read_position(found)
    if is_far(position, bbox):
        raise GeometryRefused(TOO_FAR)
    return {"name": name, "position": list(position), "approximate": approximate or rough}

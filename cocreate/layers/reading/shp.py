"""A Shapefile out of a zip file, read with pyshp one record after the other."""

import io
import struct
from collections.abc import Iterator
from typing import Any

import shapefile
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.archive import Archive
from cocreate.layers.reading.geojson import NO_PLACE, NOT_A_SHAPE, WRONG
from cocreate.layers.reading.limits import Budget, refuse_points
from cocreate.layers.reading.raw import Namer, Raw, Read
from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

POINT_BYTES = 16
LONGEST_PROJECTION = 20_000
# Without a .cpg file the programs of the cities wrote what Windows wrote; it reads any byte.
USUAL_ENCODING = "cp1252"

NOT_SHAPEFILE = N_("This Shapefile is damaged or not whole. Save it again and upload that.")


def read_shapefile(archive: Archive, name: str, namer: Namer, budget: Budget) -> Read:
    """All records. Raises FileRefused."""
    shapes = archive.read(name)
    # With heights and measures a point takes twice as much; the rest is counted as it is read.
    refuse_points(len(shapes) // (2 * POINT_BYTES))
    table, encoding = _beside(archive, name, ".dbf"), _encoding(archive, name)
    projection = _beside(archive, name, ".prj") or b""
    try:
        reader = shapefile.Reader(
            shp=io.BytesIO(shapes),
            dbf=io.BytesIO(table) if table else None,
            encoding=encoding,
            encodingErrors="replace",
        )
        found = list(_records(reader, namer, budget))
    except (
        shapefile.ShapefileException,
        struct.error,
        *WRONG,
        LookupError,
        EOFError,
        OSError,
    ) as error:
        raise FileRefused(NOT_SHAPEFILE) from error
    system = projection[:LONGEST_PROJECTION].decode("utf-8-sig", "replace").strip()
    return Read("Shapefile", found, system, tuple(namer.fields))


def _beside(archive: Archive, name: str, suffix: str) -> bytes | None:
    other = archive.beside(name, suffix)
    return archive.read(other) if other else None


def _encoding(archive: Archive, name: str) -> str:
    """What the .cpg file says, if Python knows it."""
    said = (_beside(archive, name, ".cpg") or b"")[:40].decode("ascii", "replace").strip()
    try:
        "".encode(said or USUAL_ENCODING)
    except LookupError:
        return USUAL_ENCODING
    return said or USUAL_ENCODING


def _records(reader: Any, namer: Namer, budget: Budget) -> Iterator[Raw]:
    with_table = bool(reader.fields)
    for index, record in enumerate(reader.iterShapes()):
        properties = reader.record(index).as_dict() if with_table else {}
        name = namer.name(properties)
        budget.take(len(getattr(record, "points", ())))
        made = _shape(record)
        if made is None:
            yield Raw(index + 1, None, name, NOT_A_SHAPE)
        else:
            yield Raw(index + 1, made, name, NO_PLACE if made.is_empty else "")


def _shape(record: Any) -> BaseGeometry | None:
    if record.shapeType == shapefile.NULL:
        return shapely.GeometryCollection()
    try:
        made: BaseGeometry = shape(record.__geo_interface__)
    except (shapefile.GeoJSON_Error, *WRONG):
        return None
    return made

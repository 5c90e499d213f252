"""GeoPackage: a SQLite file from a stranger, opened so that nothing in it can be run or changed."""

import re
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.geojson import NO_PLACE, NOT_A_SHAPE
from cocreate.layers.reading.limits import MOST_POINTS, TOO_MANY_POINTS, Budget
from cocreate.layers.reading.raw import Namer, Raw, Read
from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

# Those that the format itself and GDAL put into every file: they keep the index and the count.
USUAL_TRIGGER = re.compile(
    r"(rtree_.+_(insert|delete|update\d*)|trigger_(insert|delete)_feature_count_.+|gpkg_\w+)"
)
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
# Degrees of unknown origin, and metres of unknown origin: says the format, and says nothing.
UNKNOWN_SYSTEMS = (0, -1)
# Bytes of the envelope by its code in the flags.
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
HEADER = 8
EMPTY = 0x10
POINT_BYTES = 16
LONGEST_VALUE = 16_000_000

NOT_GEOPACKAGE = N_("This is a database, but no whole GeoPackage. Save it again.")
WITH_PROGRAM = N_(
    "This GeoPackage holds triggers or views, which are small programs. Save the layer alone as a"
    " new GeoPackage."
)
NO_LAYER = N_("This GeoPackage holds no layer of shapes.")
SEVERAL_LAYERS = N_(
    "This GeoPackage holds %(count)s layers. Save the one you need as its own file."
)


def read_geopackage(file: Path, namer: Namer, budget: Budget) -> Read:
    """The one layer of a GeoPackage. Raises FileRefused."""
    try:
        with closing(_opened(file)) as database:
            _refuse_programs(database)
            table, column, system = _layer(database)
            rows = _rows(database, table, column, namer, budget)
            return Read("GeoPackage", list(rows), system, tuple(namer.fields))
    except sqlite3.DataError as error:
        # A single value beyond the limit of length.
        raise FileRefused(TOO_MANY_POINTS, limit=MOST_POINTS) from error
    except sqlite3.Error as error:
        raise FileRefused(NOT_GEOPACKAGE) from error


def _opened(file: Path) -> sqlite3.Connection:
    """Read only, never locked or recovered; then only reading is allowed, and no function."""
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY"):
        database.execute(f"PRAGMA {pragma}")
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.set_authorizer(_allow)
    return database


def _allow(action: int, *_: object) -> int:
    return sqlite3.SQLITE_OK if action in ALLOWED else sqlite3.SQLITE_DENY


def _refuse_programs(database: sqlite3.Connection) -> None:
    for kind, name in database.execute("SELECT type, name FROM sqlite_master"):
        if kind == "view" or (kind == "trigger" and not USUAL_TRIGGER.fullmatch(str(name))):
            raise FileRefused(WITH_PROGRAM)


def _layer(database: sqlite3.Connection) -> tuple[str, str, str]:
    """The table of shapes, its column of shapes, and its coordinate system."""
    query = (
        "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c"
        " JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
        " WHERE c.data_type = 'features'"
    )
    found = database.execute(query).fetchall()
    if not found:
        raise FileRefused(NO_LAYER)
    if len(found) > 1:
        raise FileRefused(SEVERAL_LAYERS, count=len(found))
    table, column, srs = found[0]
    return str(table), str(column), _system(database, srs)


def _system(database: sqlite3.Connection, srs: object) -> str:
    """`EPSG:25832`, else the definition that stands in the file; "" where it is said to be unknown."""
    if srs in UNKNOWN_SYSTEMS:
        return ""
    query = (
        "SELECT organization, organization_coordsys_id, definition"
        " FROM gpkg_spatial_ref_sys WHERE srs_id = ?"
    )
    row = database.execute(query, (srs,)).fetchone()
    if row is None:
        return f"EPSG:{srs}"
    return f"EPSG:{row[1]}" if str(row[0]).upper() == "EPSG" else str(row[2])


def _rows(
    database: sqlite3.Connection, table: str, column: str, namer: Namer, budget: Budget
) -> Iterator[Raw]:
    cursor = database.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - quoted, and only reading is allowed
    names = [description[0] for description in cursor.description]
    if column not in names:
        raise FileRefused(NOT_GEOPACKAGE)
    at = names.index(column)
    for number, row in enumerate(cursor, 1):
        blob = row[at]
        budget.take(len(blob) // POINT_BYTES if isinstance(blob, bytes) else 0)
        values = {n: v for n, v in zip(names, row, strict=True) if isinstance(v, str | int | float)}
        yield _raw(number, blob, namer.name(values))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _raw(number: int, blob: object, name: str) -> Raw:
    if blob is None:
        return Raw(number, None, name, NO_PLACE)
    made = _shape(blob) if isinstance(blob, bytes) else None
    if made is None:
        return Raw(number, None, name, NOT_A_SHAPE)
    return Raw(number, made, name, NO_PLACE if made.is_empty else "")


def _shape(blob: bytes) -> BaseGeometry | None:
    """What stands behind the format's own header: well-known binary."""
    try:
        magic, _version, flags = struct.unpack_from("<2sBB", blob)
        if magic != b"GP" or (flags >> 1) & 7 not in ENVELOPES:
            return None
        if flags & EMPTY:
            return shapely.GeometryCollection()
        return shapely.from_wkb(blob[HEADER + ENVELOPES[(flags >> 1) & 7] :])
    except (ShapelyError, struct.error, ValueError):
        return None

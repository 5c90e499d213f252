"""Telling what kind of file this is, by its first bytes and never by its name; then reading it."""

from pathlib import Path

from cocreate.layers.reading.archive import Archive
from cocreate.layers.reading.geojson import read_geojson
from cocreate.layers.reading.geopackage import read_geopackage
from cocreate.layers.reading.kml import read_kml
from cocreate.layers.reading.limits import Budget
from cocreate.layers.reading.raw import Namer, Read
from cocreate.layers.reading.refused import FileRefused
from cocreate.layers.reading.shp import read_shapefile
from cocreate.words import N_

ZIP, SQLITE = b"PK\x03\x04", b"SQLite format 3\x00"
BYTE_ORDER = b"\xef\xbb\xbf"
HEAD = 4096

NOT_KNOWN = N_(
    "This is none of the files that can be read: GeoJSON, GeoPackage, KML, KMZ or a zipped"
    " Shapefile."
)
NOT_ONE = N_(
    "This zip file must hold exactly one layer, as a Shapefile (.shp, .dbf, .shx, .prj) or as KML."
)


def read_any(file: Path, namer: Namer) -> Read:
    """The shapes of a file as they are in it. Raises FileRefused."""
    with file.open("rb") as opened:
        head = opened.read(HEAD)
    budget = Budget()
    if head.startswith(ZIP):
        return _zipped(file, namer, budget)
    if head.startswith(SQLITE):
        return read_geopackage(file, namer, budget)
    text = head.removeprefix(BYTE_ORDER).lstrip()
    if text[:1] in (b"{", b"["):
        return read_geojson(file.read_bytes(), namer, budget)
    if text[:1] == b"<" or text[:2] in (b"<\x00", b"\x00<", b"\xff\xfe", b"\xfe\xff"):
        return read_kml(file.read_bytes(), namer, budget)
    raise FileRefused(NOT_KNOWN)


def _zipped(file: Path, namer: Namer, budget: Budget) -> Read:
    with Archive(file) as archive:
        drawn, shaped = archive.ending(".kml"), archive.ending(".shp")
        if shaped and len(shaped) == 1 and not drawn:
            return read_shapefile(archive, shaped[0], namer, budget)
        # In a KMZ with several the one called doc.kml is the main one.
        main = [name for name in drawn if name.lower() == "doc.kml"] or drawn
        if len(main) == 1 and not shaped:
            return read_kml(archive.read(main[0]), namer, budget)
    raise FileRefused(NOT_ONE)

"""Files made to hurt: each is refused with one sentence, in two seconds and 300 MB at most."""

import io
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from shapely.geometry import Point, Polygon

from cocreate.layers.reading.refused import FileRefused
from tests.layers.conftest import Reads, Spent
from tests.layers.files import MEADOW, collection, feature, geopackage, kml, moved, zipped

Spends = Callable[[bytes | Path], Spent]
MOST_S, MOST_MIB = 2.0, 300.0
MANY = 10_000_000


def shapefile_of_many() -> bytes:
    """One line of ten million points, as a .shp file that packs well."""
    points = np.zeros((MANY, 2), dtype="<f8")
    content = (
        struct.pack("<i4dii", 3, 0, 0, 1, 1, 1, MANY) + struct.pack("<i", 0) + points.tobytes()
    )
    length = (100 + 8 + len(content)) // 2
    head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length) + struct.pack(
        "<2i8d", 1000, 3, *[0.0] * 8
    )
    record = struct.pack(">2i", 1, len(content) // 2)
    return zipped({"many.shp": head + record + content})


def zip_with(name: str, change: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    out, entry = io.BytesIO(), zipfile.ZipInfo(name)
    change(entry)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, b"x")
    return out.getvalue()


def link(entry: zipfile.ZipInfo) -> None:
    entry.external_attr = 0o120777 << 16


def lying_zip() -> bytes:
    """It says that it unpacks to a hundred bytes, and goes on for 100 MB."""
    content = bytearray(zipped({"a.shp": bytes(100_000_000)}))
    for size in (b"\x00\xe1\xf5\x05",):
        while (at := content.find(size)) >= 0:
            content[at : at + 4] = struct.pack("<I", 100)
    return bytes(content)


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
MANY_IN_KML = kml(
    "<Placemark><LineString><coordinates>",
    "10.23,56.21 " * (MANY // 2),
    "</coordinates></LineString></Placemark>",
)

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: zipped({"a.shp": bytes(200_000_000)}), "more than %(limit)s MB"),
    "lying zip": (lying_zip, "damaged"),
    "zip in a zip": (lambda: zipped({"a.zip": zipped({"a.kml": kml()})}), "another packed file"),
    "zip called kml": (lambda: zipped({"a.kml": zipped({"b": b""})}), "another packed file"),
    "many files": (lambda: zipped({f"{n}.kml": b"" for n in range(500)}), "more than %(limit)s files"),
    "zip slip": (lambda: zip_with("../../etc/a.kml"), "outside of itself"),
    "zip slip, other bars": (lambda: zip_with("..\\..\\a.kml"), "outside of itself"),
    "absolute path": (lambda: zip_with("/etc/a.kml"), "outside of itself"),
    "link": (lambda: zip_with("a.kml", link), "holds a link"),
    "cut off": (lambda: zipped({"a.kml": kml()})[:-30], "damaged"),
    "two layers": (lambda: zipped({"a.shp": b"", "b.shp": b""}), "exactly one layer"),
    "no shapefile": (lambda: zipped({"a.shp": b"nothing"}), "damaged or not whole"),
    "entity bomb": (
        lambda: kml(top=f'<!DOCTYPE kml [<!ENTITY e0 "ha">{LAUGHS}]>'), "words of its own"
    ),
    "file by entity": (
        lambda: kml(top='<!DOCTYPE kml [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), "words of its own"
    ),
    "type from elsewhere": (
        lambda: kml(top='<!DOCTYPE kml SYSTEM "http://127.0.0.1:9/kml.dtd">'), "words of its own"
    ),
    "deep KML": (lambda: kml("<Folder>" * 100_000), "not whole"),
    "many points in GeoJSON": (
        lambda: b'{"type":"LineString","coordinates":[' + b"[1,1]," * MANY + b"[1,1]]}", "more than"
    ),
    "many points in a Shapefile": (shapefile_of_many, "more than"),
    "many points in KML": (lambda: MANY_IN_KML, "more than"),
    "many points in KMZ": (lambda: zipped({"doc.kml": MANY_IN_KML * 2}), "more than"),
    "many shapes": (
        lambda: collection(*[feature(None)] * 200_000), "more than %(limit)s shapes"
    ),
    "deep JSON": (lambda: b'{"type":"FeatureCollection","features":' + b"[" * 900_000, "not whole"),
    "half JSON": (lambda: b'{"type":"FeatureCollection","features":[', "not whole"),
    "not a number": (
        lambda: b'{"type":"Point","coordinates":[NaN,56.2]}', "None of the %(count)s shapes can"
    ),
    "infinite": (
        lambda: b'{"type":"Point","coordinates":[1e999,56.2]}', "None of the %(count)s shapes can"
    ),
    "endless digits": (
        lambda: b'{"type":"Point","coordinates":[' + b"9" * 1_000_000 + b",56]}", "not whole"
    ),
    "no such system": (
        lambda: collection(
            feature(MEADOW), crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::999999"}}
        ),
        "not known here",
    ),
    "another system than it says": (
        lambda: collection(
            feature(MEADOW), crs={"type": "name", "properties": {"name": "EPSG:25832"}}
        ),
        "lies near the workshop",
    ),
    "metres of nowhere": (
        lambda: collection(feature(Point(1e9, 1e9))), "none of the grids known here"
    ),
    "elsewhere": (lambda: collection(feature(Point(2.35, 48.86))), "lies near the workshop"),
    "program": (lambda: b"\x7fELF" + bytes(1000), "none of the files"),
    "empty": (lambda: b"", "none of the files"),
    "page": (lambda: b"<!doctype html><title>Sign in</title>", "not whole"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_quickly_in_a_little_memory_with_one_sentence(
    name: str, spends: Spends
) -> None:
    make, sentence = FILES[name]
    spent = spends(make())
    assert "error" not in spent.said, spent.said
    assert sentence in spent.said["refused"][0]
    assert spent.seconds < MOST_S
    assert spent.memory < MOST_MIB


GEOPACKAGES = {
    "trigger": (
        "CREATE TRIGGER t AFTER INSERT ON gpkg_contents BEGIN DELETE FROM gpkg_contents; END",
        "small programs",
    ),
    "view": ("CREATE VIEW v AS SELECT load_extension('x')", "small programs"),
    "no layer": ("DELETE FROM gpkg_contents", "no layer of shapes"),
    "two layers": (
        "INSERT INTO gpkg_geometry_columns VALUES ('the fields', 'geom', 25832)", "%(count)s layers"
    ),
    "no table": ('DROP TABLE "the fields"', "no whole GeoPackage"),
    "no system": (
        "UPDATE gpkg_geometry_columns SET srs_id = 999999", "not known here"
    ),
    "not shapes": ("""UPDATE "the fields" SET geom = x'4750FFFF'""", "None of the %(count)s shapes"),
    "one vast value": (
        """UPDATE "the fields" SET geom = zeroblob(17000000)""", "more than %(limit)s points"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GEOPACKAGES)
def test_geopackage_is_refused(name: str, spends: Spends, tmp_path: Path) -> None:
    statement, sentence = GEOPACKAGES[name]
    shapes = [("Meadow", moved(MEADOW, "EPSG:25832"))]
    spent = spends(geopackage(tmp_path / "a.gpkg", shapes, extra=[statement]))
    assert "error" not in spent.said, spent.said
    assert sentence in spent.said["refused"][0]
    assert spent.seconds < MOST_S
    assert spent.memory < MOST_MIB


def test_a_database_that_is_damaged_is_refused(spends: Spends, tmp_path: Path) -> None:
    file = geopackage(tmp_path / "a.gpkg", [("Meadow", moved(MEADOW, "EPSG:25832"))])
    content = bytearray(file.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    assert "GeoPackage" in spends(bytes(content)).said["refused"][0]


def test_a_shape_that_is_not_a_number_is_left_out_and_the_others_stay(
    spends: Spends, tmp_path: Path
) -> None:
    shapes = [("Meadow", moved(MEADOW, "EPSG:25832")), ("Nowhere", Point(float("nan"), 1.0)),
              ("Far", Point(float("inf"), 1.0))]  # fmt: skip
    file = geopackage(tmp_path / "a.gpkg", shapes)
    assert sqlite3.connect(file).execute('SELECT count(*) FROM "the fields"').fetchone() == (3,)
    assert "body" in spends(file).said


def test_outlines_that_cross_a_million_times_end_within_the_limits(reads: Reads) -> None:
    """What nobody can foresee is bounded all the same: memory, time, and a sentence for it."""
    turns = np.arange(60_000) * 2.399963
    star = Polygon(np.column_stack([10.24 + 0.01 * np.cos(turns), 56.22 + 0.005 * np.sin(turns)]))
    with pytest.raises(
        FileRefused, match=r"more memory or time than is allowed|None of the .* shapes"
    ):
        reads(collection(feature(star)))

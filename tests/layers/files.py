"""Layers as cities' programs write them, made here: GeoPackage, Shapefile, KML, zip files."""

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import shapefile
import shapely
from pyproj import CRS, Transformer
from shapely import wkb
from shapely.geometry import Polygon, mapping
from shapely.geometry.base import BaseGeometry

from cocreate.config import ROOT

DATA = ROOT / "tests/data"
AARHUS = (10.225, 56.205, 10.255, 56.235)
ZURICH = (8.50, 47.35, 8.58, 47.40)
# A meadow, a wood that it borders on, and a pond in the wood, all in the kit's area of Aarhus.
MEADOW = Polygon([(10.23, 56.21), (10.24, 56.21), (10.24, 56.22), (10.23, 56.22)])
WOOD = Polygon(
    [(10.24, 56.21), (10.25, 56.21), (10.25, 56.22), (10.24, 56.22)],
    [[(10.244, 56.214), (10.246, 56.214), (10.246, 56.216), (10.244, 56.216)]],
)


def moved(geometry: BaseGeometry, system: str) -> BaseGeometry:
    """From degrees to another system."""
    move = Transformer.from_crs("EPSG:4326", system, always_xy=True).transform
    return shapely.transform(geometry, move, interleaved=False)


def feature(geometry: BaseGeometry | dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    shown = mapping(geometry) if isinstance(geometry, BaseGeometry) else geometry
    return {"type": "Feature", "properties": properties, "geometry": shown}


def collection(*features: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def meadow_and_wood() -> bytes:
    return collection(feature(MEADOW, name="Meadow"), feature(WOOD, name="Wood"))


def geopackage(
    file: Path,
    shapes: Sequence[tuple[str, BaseGeometry]],
    system: int = 25832,
    extra: Iterable[str] = (),
) -> Path:
    """A GeoPackage with one layer of shapes, given in that system; `extra` is more SQL."""
    with closing(sqlite3.connect(file)) as database:
        database.executescript(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,"
            " organization TEXT, organization_coordsys_id INTEGER, definition TEXT);"
            "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);"
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);"
            'CREATE TABLE "the fields" (fid INTEGER PRIMARY KEY, geom BLOB, navn TEXT);'
        )
        definition = CRS.from_epsg(system).to_wkt() if system > 0 else "undefined"
        row = ("system", system, "EPSG" if system > 0 else "NONE", system, definition)
        database.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?)", row)
        database.execute(
            "INSERT INTO gpkg_contents VALUES ('the fields', 'features', ?)", (system,)
        )
        database.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('the fields', 'geom', ?)", (system,)
        )
        for name, geometry in shapes:
            blob = struct.pack("<2sBBi", b"GP", 0, 1, system) + wkb.dumps(geometry)
            database.execute('INSERT INTO "the fields" (geom, navn) VALUES (?, ?)', (blob, name))
        for statement in extra:
            database.execute(statement)
        database.commit()
    return file


def shapefile_zip(
    shapes: Sequence[tuple[str, BaseGeometry]], system: str | None = "EPSG:2056"
) -> bytes:
    """A zipped Shapefile of shapes given in that system; without one it names none."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding="utf-8") as writer:
        writer.field("NAVN", "C", 80)
        for name, geometry in shapes:
            writer.shape(mapping(geometry))
            writer.record(name)
    members = {"a/fields.shp": shp.getvalue(), "a/fields.shx": shx.getvalue(),
               "a/fields.dbf": dbf.getvalue(), "a/fields.cpg": b"UTF-8"}  # fmt: skip
    if system:
        members["a/fields.prj"] = CRS.from_user_input(system).to_wkt("WKT1_ESRI").encode()
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def kml(*placemarks: str, top: str = "") -> bytes:
    inside = "".join(placemarks)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{top}'
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'
    ).encode()


def placemark(geometry: Polygon, name: str) -> str:
    def ring(of: Any) -> str:
        places = " ".join(f"{x},{y},0" for x, y in of.coords)
        return f"<LinearRing><coordinates>\n{places}\n</coordinates></LinearRing>"

    holes = "".join(f"<innerBoundaryIs>{ring(r)}</innerBoundaryIs>" for r in geometry.interiors)
    outer = f"<outerBoundaryIs>{ring(geometry.exterior)}</outerBoundaryIs>"
    return f"<Placemark><name>{name}</name><Polygon>{outer}{holes}</Polygon></Placemark>"

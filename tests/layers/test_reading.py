"""Files of cities are read as they are: in any form, any coordinates, each shape looked at."""

import json
from pathlib import Path

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.refused import FileRefused
from cocreate.maps.zone import flat_map
from tests.layers.conftest import Bbox, Reads, features_of
from tests.layers.files import (
    DATA,
    MEADOW,
    WOOD,
    ZURICH,
    collection,
    feature,
    geopackage,
    kml,
    meadow_and_wood,
    moved,
    placemark,
    shapefile_zip,
    zipped,
)

GEOD = Geod(ellps="WGS84")
GEO = sorted((DATA / "geo").glob("*.geojson"))
NAUGHTY = sorted((DATA / "geojsonhint-good").iterdir()) + sorted(
    (DATA / "geojson-fixtures").iterdir()
)
WORLD = (-180.0, -90.0, 180.0, 90.0)
SHAPES: list[tuple[str, BaseGeometry]] = [("Meadow", MEADOW), ("Wood", WOOD)]
# Rounded to a tenth of a metre, outlines of a kilometre.
CLOSE = 1e-3


def area_of(geometry: BaseGeometry) -> float:
    return abs(GEOD.geometry_area_perimeter(shapely.orient_polygons(geometry))[0])


def in_system(system: str) -> list[tuple[str, BaseGeometry]]:
    return [(name, moved(geometry, system)) for name, geometry in SHAPES]


def assert_meadow_and_wood(outcome: object, *, names: bool = True) -> None:
    found = features_of(outcome)  # type: ignore[arg-type]  # an Outcome
    assert [each["id"] for each in found] == [1, 2]
    if names:
        assert [each["properties"]["name"] for each in found] == ["Meadow", "Wood"]
    for each, (_, geometry) in zip(found, SHAPES, strict=True):
        drawn = shape(each["geometry"])
        metres = flat_map(geometry)
        assert drawn.is_valid
        assert shapely.hausdorff_distance(metres(drawn), metres(geometry)) < 1.5
        assert each["properties"]["area"] == pytest.approx(area_of(geometry), rel=CLOSE)


class TestForms:
    def test_geojson(self, reads: Reads) -> None:
        outcome = reads(meadow_and_wood())
        assert_meadow_and_wood(outcome)
        assert outcome.report["form"] == "GeoJSON"
        assert (outcome.report["read"], outcome.report["kept"]) == (2, 2)

    def test_geopackage_in_utm(self, reads: Reads, tmp_path: Path) -> None:
        outcome = reads(geopackage(tmp_path / "a.gpkg", in_system("EPSG:25832")))
        assert_meadow_and_wood(outcome)
        assert "25832" in outcome.report["system"]

    def test_geopackage_as_gdal_writes_it(self, reads: Reads, tmp_path: Path) -> None:
        """With the triggers that keep its index, which can never run here."""
        index = (
            'CREATE TRIGGER "rtree_the fields_geom_insert" AFTER INSERT ON "the fields"'
            " BEGIN DELETE FROM gpkg_contents; END"
        )
        count = (
            'CREATE TRIGGER "trigger_insert_feature_count_the fields" AFTER INSERT ON "the fields"'
            " BEGIN DELETE FROM gpkg_contents; END"
        )
        file = geopackage(tmp_path / "a.gpkg", in_system("EPSG:25832"), extra=[index, count])
        assert_meadow_and_wood(reads(file))

    def test_shapefile_in_the_swiss_grid(self, reads: Reads) -> None:
        at = [(name, shapely.transform(geometry, lambda c: c - (1.705, -8.855 + 17.7)))
              for name, geometry in SHAPES]  # fmt: skip
        content = shapefile_zip([(n, moved(g, "EPSG:2056")) for n, g in at])
        outcome = reads(content, ZURICH)
        found = features_of(outcome)
        assert "LV95" in outcome.report["system"]
        assert [each["properties"]["name"] for each in found] == ["Meadow", "Wood"]
        for each, (_, geometry) in zip(found, at, strict=True):
            metres = flat_map(geometry)
            assert (
                shapely.hausdorff_distance(metres(shape(each["geometry"])), metres(geometry)) < 2.5
            )
            assert each["properties"]["area"] == pytest.approx(area_of(geometry), rel=CLOSE)

    def test_shapefile_keeps_letters(self, reads: Reads) -> None:
        content = shapefile_zip([("Æblelund på Ø", moved(MEADOW, "EPSG:25832"))], "EPSG:25832")
        assert features_of(reads(content))[0]["properties"]["name"] == "Æblelund på Ø"

    def test_kml_and_kmz(self, reads: Reads) -> None:
        content = kml(*(placemark(geometry, name) for name, geometry in
                        (("Meadow", MEADOW), ("Wood", WOOD))))  # fmt: skip
        assert_meadow_and_wood(reads(content))
        assert_meadow_and_wood(reads(zipped({"doc.kml": content, "files/icon.png": b"x"})))

    def test_kml_with_points_and_lines(self, reads: Reads) -> None:
        outcome = reads(kml(
            "<Placemark><Point><coordinates>10.24,56.22,12</coordinates></Point></Placemark>",
            "<Placemark><LineString><coordinates>10.24,56.21 10.25,56.22</coordinates></LineString></Placemark>",
            "<Placemark><name>Broken</name><Point><coordinates>ten</coordinates></Point></Placemark>",
        ))  # fmt: skip
        assert [each["geometry"]["type"] for each in features_of(outcome)] == [
            "Point",
            "LineString",
        ]
        assert outcome.report["remarks"][0]["name"] == "Broken"


class TestCoordinates:
    def test_the_old_member_of_geojson_is_heeded(self, reads: Reads) -> None:
        crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
        shapes = [feature(geometry, name=name) for name, geometry in in_system("EPSG:25832")]
        assert_meadow_and_wood(reads(collection(*shapes, crs=crs)))

    @pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"])
    def test_its_usual_values_are_degrees(self, reads: Reads, name: str) -> None:
        crs = {"type": "name", "properties": {"name": name}}
        assert len(features_of(reads(collection(feature(MEADOW), crs=crs)))) == 1

    def test_metres_that_are_not_declared_are_asked_about(self, reads: Reads) -> None:
        content = collection(*[feature(g, name=n) for n, g in in_system("EPSG:25832")])
        asked = reads(content)
        systems = [each["system"] for each in asked.ask]
        assert systems[0] == "EPSG:25832"
        assert all(each["path"].startswith("M") for each in asked.ask)
        assert "UTM zone 32N" in asked.ask[0]["name"]
        assert_meadow_and_wood(reads(content, system="EPSG:25832"))

    @pytest.mark.parametrize(
        ("system", "bbox"), [("EPSG:2056", ZURICH), ("EPSG:28992", (4.66, 51.80, 4.72, 51.84))]
    )
    def test_the_grids_of_the_countries_are_offered(
        self, reads: Reads, system: str, bbox: Bbox
    ) -> None:
        west, south, east, north = bbox
        field = moved(Point((west + east) / 2, (south + north) / 2).buffer(0.005), system)
        content = shapefile_zip([("Field", field)], None)
        assert system in [each["system"] for each in reads(content, bbox).ask]

    def test_latitude_first_is_asked_about(self, reads: Reads) -> None:
        turned = shapely.transform(MEADOW, lambda c: c[:, ::-1])
        asked = reads(collection(feature(turned)))
        assert [each["swapped"] for each in asked.ask] == [True]
        outcome = reads(collection(feature(turned)), system=asked.ask[0]["system"])
        assert shape(features_of(outcome)[0]["geometry"]).equals_exact(MEADOW, 1e-5, normalize=True)


def bbox_of(file: Path) -> Bbox:
    found = json.loads(file.read_text(encoding="utf-8"))
    west, south, east, north = shapely.total_bounds(
        [shape(f["geometry"]) for f in found["features"]]
    )
    return float(west), float(south), float(east), float(north)


@pytest.mark.parametrize("file", GEO, ids=lambda file: file.stem)
def test_every_file_of_the_cities_goes_in_whole(file: Path, reads: Reads, tmp_path: Path) -> None:
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    outcome = reads(file.read_bytes(), bbox_of(file))
    found = features_of(outcome)
    assert len(found) == len(features)
    assert outcome.report["refused"] == 0
    for given, kept in zip(features, found, strict=True):
        if "area" in kept["properties"]:
            wanted = area_of(shape(given["geometry"]))
            assert kept["properties"]["area"] == pytest.approx(wanted, abs=0.1)
            # Phones get it simplified: a corner moves by up to a metre, which shows on a small one.
            assert area_of(shape(kept["geometry"])) == pytest.approx(wanted, rel=0.02, abs=5)


@pytest.mark.parametrize("file", NAUGHTY, ids=lambda file: file.stem)
def test_odd_geojson_is_read_or_refused_with_a_sentence(file: Path, reads: Reads) -> None:
    refused = ""
    try:
        outcome = reads(file.read_bytes(), WORLD)
        assert outcome.ask or outcome.report["kept"] + outcome.report["refused"] >= 1
    except FileRefused as error:
        refused = error.message
    assert "could not be read" not in refused

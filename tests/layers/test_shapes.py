"""Each shape of a file is looked at: put in order or left out, named, measured, made small."""

import json

import pytest
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

from cocreate.layers.reading.refused import FileRefused
from cocreate.maps.zone import flat_map
from tests.layers.conftest import Reads, features_of
from tests.layers.files import (
    DATA,
    MEADOW,
    WOOD,
    collection,
    feature,
    meadow_and_wood,
    moved,
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


class TestShapes:
    def test_what_crosses_itself_is_put_in_order(self, reads: Reads) -> None:
        bow = Polygon([(10.23, 56.21), (10.24, 56.22), (10.24, 56.21), (10.23, 56.22)])
        outcome = reads(collection(feature(bow, name="Bow"), feature(MEADOW)))
        assert shape(features_of(outcome)[0]["geometry"]).is_valid
        assert isinstance(shape(features_of(outcome)[0]["geometry"]), MultiPolygon)
        remark = outcome.report["remarks"][0]
        assert (remark["number"], remark["name"], remark["repaired"]) == (1, "Bow", True)
        assert "crossed itself" in remark["why"]

    def test_each_that_cannot_be_used_is_left_out_with_its_reason(self, reads: Reads) -> None:
        mixed = {"type": "GeometryCollection", "geometries": [
            {"type": "Point", "coordinates": [10.24, 56.22]},
            {"type": "LineString", "coordinates": [[10.24, 56.22], [10.25, 56.22]]}]}  # fmt: skip
        flat = {
            "type": "Polygon",
            "coordinates": [[[10.24, 56.22], [10.25, 56.22], [10.24, 56.22]] * 2],
        }
        outcome = reads(collection(
            feature(None), feature(mixed), feature({"type": "Circle"}), feature(MEADOW),
            feature({"type": "Point", "coordinates": ["a", "b"]}), feature({"type": "Polygon", "coordinates": []}),
            feature({"type": "Point", "coordinates": [1000, 1000]}), feature(flat),
        ))  # fmt: skip
        assert [each["id"] for each in features_of(outcome)] == [4]
        assert outcome.report["refused"] == 7
        told = {each["number"]: each["why"] for each in outcome.report["remarks"]}
        assert "no place" in told[1]
        assert "mixes" in told[2]
        assert "nowhere on the earth" in told[7]

    def test_what_lies_far_away_is_counted_and_left_out(self, reads: Reads) -> None:
        outcome = reads(
            collection(feature(MEADOW), feature(Point(2.35, 48.86)), feature(Point(12, 55)))
        )
        assert (outcome.report["kept"], outcome.report["elsewhere"]) == (1, 2)

    def test_collections_of_one_kind_are_taken(self, reads: Reads) -> None:
        both = {"type": "GeometryCollection", "geometries": [
            {"type": "Point", "coordinates": [10.24, 56.22]},
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10.25, 56.22, 3]}]}]}  # fmt: skip
        assert features_of(reads(collection(feature(both))))[0]["geometry"]["type"] == "MultiPoint"

    def test_lengths_and_areas_are_those_of_the_ellipsoid(self, reads: Reads) -> None:
        line = LineString([(10.23, 56.21), (10.25, 56.23)])
        found = features_of(
            reads(collection(feature(line), feature(WOOD), feature(Point(10.24, 56.22))))
        )
        assert found[0]["properties"] == {"length": round(GEOD.geometry_length(line), 1)}
        assert found[1]["properties"] == {"area": pytest.approx(area_of(WOOD), abs=0.1)}
        assert found[2]["properties"] == {}


class TestNames:
    def test_likely_fields_and_the_one_that_was_asked_for(self, reads: Reads) -> None:
        content = collection(feature(MEADOW, KOMNAVN="Aarhus", id=7, note="x" * 500))
        outcome = reads(content)
        assert outcome.report["fields"] == ["KOMNAVN", "id", "note"]
        assert features_of(outcome)[0]["properties"]["name"] == "Aarhus"
        assert features_of(reads(content, name_field="id"))[0]["properties"]["name"] == "7"
        assert len(features_of(reads(content, name_field="note"))[0]["properties"]["name"]) == 120
        assert "name" not in features_of(reads(content, name_field="nothing"))[0]["properties"]

    def test_names_are_one_line_and_nothing_else_of_the_file_is_kept(self, reads: Reads) -> None:
        strings = json.loads((DATA / "blns.json").read_text(encoding="utf-8"))
        outcome = reads(
            collection(*[feature(Point(10.24, 56.22), name=s, secret="s") for s in strings])
        )
        found = features_of(outcome)
        assert len(found) == len(strings)
        for each in found:
            assert each["properties"].keys() <= {"name"}
            name = each["properties"].get("name", "x")
            assert name.isprintable()
            assert name == name.strip()


class TestSlim:
    def test_borders_that_are_shared_stay_so(self, reads: Reads) -> None:
        wavy = [
            (10.24, 56.21 + 0.0001 * n) if n % 2 else (10.24000005, 56.21 + 0.0001 * n)
            for n in range(101)
        ]
        west = Polygon([*wavy, (10.23, 56.22), (10.23, 56.21)])
        east = Polygon([*wavy, (10.25, 56.22), (10.25, 56.21)])
        outcome = reads(collection(feature(west), feature(east)))
        one, other = (shape(each["geometry"]) for each in features_of(outcome))
        assert one.intersection(other).area == 0
        assert one.union(other).area == pytest.approx(one.area + other.area)
        assert isinstance(one.union(other), Polygon)
        assert len(one.exterior.coords) < 20

    def test_five_thousand_buildings_are_small_enough(self, reads: Reads) -> None:
        squares = [
            feature(
                Point(10.225 + 0.0003 * (n % 100), 56.205 + 0.0005 * (n // 100)).buffer(0.0001, 4)
            )
            for n in range(5000)
        ]
        outcome = reads(collection(*squares))
        assert outcome.report["kept"] == 5000
        assert outcome.report["bytes"] <= 1_500_000

    def test_more_than_phones_can_show_is_refused(self, reads: Reads) -> None:
        with pytest.raises(FileRefused, match="are the most that phones can show"):
            reads(collection(*[feature(Point(10.24, 56.22))] * 20_001))

    def test_the_same_file_gives_the_same_bytes(self, reads: Reads) -> None:
        one, other = reads(meadow_and_wood()), reads(meadow_and_wood())
        assert (one.digest, one.body) == (other.digest, other.body)

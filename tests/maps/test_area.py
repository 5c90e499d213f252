"""Areas of workshops, drawn and uploaded."""

import json
from pathlib import Path
from typing import Any

import pytest

from cocreate.maps import area, positions, rings
from cocreate.maps.area import area_from_text, check_area
from cocreate.maps.refused import GeometryRefused
from tests.maps.shapes import AREA, point, polygon, square

DATA = Path(__file__).parents[1] / "data"
ODD_FILES = sorted(
    file
    for folder in ("geojson-fixtures", "geojsonhint-good")
    for file in (DATA / folder).glob("*.geojson")
)


def feature(geometry: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": None, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def refusal(value: object) -> GeometryRefused:
    with pytest.raises(GeometryRefused) as refused:
        check_area(value)
    return refused.value


@pytest.mark.parametrize(
    "value",
    [
        AREA,
        feature(AREA),
        collection(feature(AREA)),
        collection(feature(None), feature(AREA)),
        {"type": "MultiPolygon", "coordinates": [AREA["coordinates"]]},
        {"type": "GeometryCollection", "geometries": [AREA]},
        AREA | {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}},
    ],
)
def test_one_polygon_is_found_in_every_wrapping(value: object) -> None:
    found = check_area(value)
    assert found.geometry == AREA
    assert found.bbox == (10.2, 56.2, 10.28, 56.24)
    assert found.size_m2 == pytest.approx(22_080_000, rel=0.01)


def test_several_parts_and_holes_are_kept_and_oriented() -> None:
    hole = square(10.22, 56.21, 0.01)["coordinates"][0]
    far = square(10.3, 56.2, 0.01)["coordinates"]
    value = {"type": "MultiPolygon", "coordinates": [[AREA["coordinates"][0], hole], far]}
    found = check_area(value)
    assert found.geometry["type"] == "MultiPolygon"
    assert found.geometry["coordinates"][0][1] == hole[::-1]
    assert check_area(found.geometry) == found


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, area.NO_AREA),
        ([], area.NOT_GEOJSON),
        ("Polygon", area.NOT_GEOJSON),
        ({"type": "Topology", "objects": {}}, area.NOT_GEOJSON),
        (collection(), area.NO_AREA),
        (feature(None), area.NO_AREA),
        (point(10.2, 56.2), area.NOT_AN_AREA),
        (collection(feature(AREA), feature(point(10.2, 56.2))), area.SEVERAL_SHAPES),
        ({"type": "Polygon", "coordinates": []}, area.NO_AREA),
        ({"type": "Polygon", "coordinates": [[]]}, area.NO_AREA),
        (polygon((10.2, 56.2), (10.3, 56.3)), rings.TOO_FEW_CORNERS),
        (polygon((10.2, 56.2), (10.3, 56.3), (10.3, 56.2), (10.2, 56.3)), rings.CROSSES_ITSELF),
        (square(10, 55, 2), area.TOO_LARGE),
        (square(575_000, 6_231_000, 1000), positions.NOT_DEGREES),
        (AREA | {"crs": {"properties": {"name": "EPSG:25832"}}}, positions.NOT_DEGREES),
    ],
)
def test_refusals_say_what_to_do(value: object, message: str) -> None:
    assert refusal(value).message == message


def test_parts_that_overlap_and_holes_outside_are_refused() -> None:
    one, other = square(10.2, 56.2, 0.02), square(10.21, 56.2, 0.02)
    overlapping = {
        "type": "MultiPolygon",
        "coordinates": [one["coordinates"], other["coordinates"]],
    }
    far_hole = {
        "type": "Polygon",
        "coordinates": one["coordinates"] + square(10.3, 56.2, 0.01)["coordinates"],
    }
    assert refusal(overlapping).message == area.PARTS_OVERLAP
    assert refusal(far_hole).message == area.PARTS_OVERLAP


def test_points_are_counted_over_all_rings_before_they_are_read() -> None:
    rings_of_many = [[None] * 700] * 3
    refused = refusal({"type": "Polygon", "coordinates": rings_of_many})
    assert refused.params == {"count": 2100, "limit": 2000}


def test_file_with_a_byte_order_mark_is_read() -> None:
    assert area_from_text(b"\xef\xbb\xbf" + json.dumps(AREA).encode()).geometry == AREA


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\x00", "<kml/>", "{", "[" * 100_000, "1" * 5000])
def test_file_that_is_no_geojson_is_refused(text: str | bytes) -> None:
    with pytest.raises(GeometryRefused) as refused:
        area_from_text(text)
    assert refused.value.message == area.NOT_GEOJSON


# Valid GeoJSON by others; why none of them can be the area of a workshop.
REASONS = {
    area.TOO_LARGE: (
        "feature_one geometry_multipolygon geometry_multipolygon-xyz geometry_polygon"
        " geometry_polygon-xyz good-polygon multipolygon"
    ),
    area.SEVERAL_SHAPES: (
        "featurecollection_one geometry_geometrycollection geometry_geometrycollection-xyz"
        " good-featurecollection good-featurecollection-bbox good-featurecollection-bbox3d"
        " good-featurecollection-extensions good-geometrycollection"
    ),
    area.NO_AREA: "nullgeometry",
    positions.NOT_DEGREES: "issue82",
}


@pytest.mark.parametrize("file", ODD_FILES, ids=lambda file: file.stem)
def test_odd_files_are_refused_with_the_right_reason(file: Path) -> None:
    reasons = {name: reason for reason, names in REASONS.items() for name in names.split()}
    with pytest.raises(GeometryRefused) as refused:
        area_from_text(file.read_bytes())
    assert refused.value.message == reasons.get(file.stem, area.NOT_AN_AREA)


def test_all_odd_files_are_there() -> None:
    assert len(ODD_FILES) == 34

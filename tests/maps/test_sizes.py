"""Sizes against figures from elsewhere: textbook series, a national grid."""

import math

import pytest
from pyproj import Transformer
from shapely.geometry import Polygon

from cocreate.maps.geometry import check_geometry
from cocreate.maps.sizes import area_m2, length_m
from tests.maps.shapes import line, square


@pytest.mark.parametrize("latitude", [0.5, 45.5, 56.2, 60.0])
def test_degree_of_latitude_has_its_length(latitude: float) -> None:
    # The usual series for the meridian, for instance in the American Practical Navigator.
    angle = math.radians(latitude)
    expected = 111_132.92 - 559.82 * math.cos(2 * angle) + 1.175 * math.cos(4 * angle)
    path = [(10.0, latitude - 0.5), (10.0, latitude + 0.5)]
    assert length_m(path) == pytest.approx(expected, rel=1e-5)


def test_degree_of_longitude_on_the_equator_has_its_length() -> None:
    assert length_m([(10.0, 0.0), (11.0, 0.0)]) == pytest.approx(111_319.49, abs=0.01)


def test_small_square_is_as_large_as_in_the_national_grid() -> None:
    ring = [tuple(position) for position in square(10.235, 56.222, 0.001)["coordinates"][0]]
    to_grid = Transformer.from_crs("EPSG:4326", "EPSG:25832", always_xy=True)
    flat = Polygon([to_grid.transform(*position) for position in ring])
    # A UTM grid is drawn 0.9996 times as large on its central meridian, here a little more.
    scale = 0.9996 * (1 + (flat.centroid.x - 500_000) ** 2 / (2 * 6_378_137**2))
    measured = check_geometry(square(10.235, 56.222, 0.001), ["area"], None).size
    assert measured == pytest.approx(flat.area / scale**2, rel=1e-4)


def test_hundred_metres_in_the_grid_are_hundred_metres() -> None:
    to_degrees = Transformer.from_crs("EPSG:25832", "EPSG:4326", always_xy=True)
    ends = [to_degrees.transform(580_000 + east, 6_230_000) for east in (0, 100)]
    checked = check_geometry(line(*ends), ["line"], None)
    assert checked.size == pytest.approx(100, rel=5e-4)


def test_holes_are_taken_off() -> None:
    outer, hole = square(10.23, 56.22, 0.01), square(10.232, 56.222, 0.002)
    whole = area_m2(Polygon(outer["coordinates"][0]))
    pierced = area_m2(Polygon(outer["coordinates"][0], [hole["coordinates"][0]]))
    assert whole - pierced == pytest.approx(area_m2(Polygon(hole["coordinates"][0])))

"""The ground under a line with a width, against pyproj, shapely and a national grid."""

import math
import random
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyproj import Geod, Transformer
from shapely import unary_union
from shapely.geometry import LineString, shape

from cocreate.maps.local_grid import local_grid
from cocreate.maps.sizes import covered_m2, length_m
from cocreate.maps.strips import strip_m2, strips
from cocreate.maps.sums import united_area_m2
from tests.maps.shapes import EAST, NORTH, SOUTH, WEST, line, polygon, square

BBOX = (WEST, SOUTH, EAST, NORTH)
GRID = local_grid(BBOX)
GEOD = Geod(ellps="WGS84")
UTM = Transformer.from_crs("EPSG:4326", "EPSG:25832", always_xy=True)

positions = some.tuples(
    some.floats(WEST, EAST, allow_nan=False), some.floats(SOUTH, NORTH, allow_nan=False)
)
widths = some.floats(0.5, 500)


def utm_scale(east: float) -> float:
    """How much larger the grid draws than the ground, near this easting (Snyder 1987, p. 60)."""
    return 0.9996 * (1 + (east - 500_000) ** 2 / (2 * 6_378_137**2))


def utm_line(*positions: tuple[float, float]) -> LineString:
    return LineString([UTM.transform(*position) for position in positions])


@pytest.mark.parametrize("width", [1.0, 6.0, 60.0])
def test_straight_line_covers_length_times_width(width: float) -> None:
    path = [(10.235, 56.222), (10.24, 56.223)]
    assert strip_m2(line(*path), width, GRID) == pytest.approx(length_m(path) * width, rel=1e-5)


def test_strip_is_as_large_as_in_the_national_grid() -> None:
    bent = [(10.235, 56.222), (10.24, 56.223), (10.238, 56.226), (10.25, 56.226)]
    flat = utm_line(*bent)
    scale = utm_scale(flat.centroid.x)
    there = flat.buffer(20 / 2 * scale, quad_segs=8, cap_style="flat").area / scale**2
    assert strip_m2(line(*bent), 20, GRID) == pytest.approx(there, rel=2e-4)


def test_size_is_that_of_the_outline_on_the_ellipsoid() -> None:
    bent = line((10.235, 56.222), (10.24, 56.223), (10.238, 56.226))
    (ground,) = strips([(bent, 12.0)], GRID)
    measured, _ = GEOD.geometry_area_perimeter(ground)
    assert strip_m2(bent, 12.0, GRID) == pytest.approx(abs(measured), rel=1e-9)


def test_ends_are_flat_and_bends_round() -> None:
    (ground,) = strips([(line((10.235, 56.222), (10.24, 56.222), (10.24, 56.225)), 10.0)], GRID)
    flat = GRID.metres(ground)
    west = GRID.metres(shape(line((10.235, 56.222), (10.2351, 56.222)))).coords[0][0]
    assert flat.bounds[0] == pytest.approx(west, abs=0.2)
    corner = GRID.metres(shape(line((10.24, 56.222), (10.24, 56.2221)))).coords[0]
    outside = math.hypot(5, 5) * 0.99
    diagonal = [corner[0] + outside / math.sqrt(2), corner[1] - outside / math.sqrt(2)]
    assert not flat.contains(shape({"type": "Point", "coordinates": diagonal}))


def test_line_that_comes_back_over_itself_counts_its_ground_once() -> None:
    path = [(10.235, 56.222), (10.24, 56.222)]
    once = strip_m2(line(*path), 10, GRID)
    turn = math.pi * 5**2 / 2  # where it turns round is a bend, and bends are round
    assert strip_m2(line(*path, path[0]), 10, GRID) == pytest.approx(once + turn, rel=1e-3)


def test_hedge_in_a_meadow_adds_nothing_to_the_meadow() -> None:
    meadow = square(10.23, 56.22, 0.01)
    inside = strips([(line((10.232, 56.222), (10.238, 56.228)), 6.0)], GRID)
    assert united_area_m2([meadow], inside) == pytest.approx(united_area_m2([meadow]), rel=1e-9)


@given(some.lists(some.tuples(some.lists(positions, min_size=2, max_size=8), widths), max_size=12))
@settings(deadline=None, max_examples=60)
def test_union_of_wild_strips_is_shapelys(lines: list[tuple[Any, float]]) -> None:
    wide = [(line(*path), width) for path, width in lines if length_m(path) > 1]
    ground = strips(wide, GRID)
    united = unary_union(ground)
    measured = abs(GEOD.geometry_area_perimeter(united)[0]) if ground else 0.0
    assert united_area_m2([], ground) == pytest.approx(measured, rel=1e-6, abs=0.01)
    assert united_area_m2([], ground) <= sum(map(covered_m2, ground)) * (1 + 1e-9) + 0.01
    for (path, width), covered in zip(wide, ground, strict=True):
        assert covered.is_valid
        most = length_m(path["coordinates"]) * width + math.pi * width**2 * len(path["coordinates"])
        assert 0 < covered_m2(covered) <= most * 1.001


@given(some.lists(some.tuples(positions, some.floats(0.0001, 0.01)), min_size=1, max_size=30))
@settings(deadline=None, max_examples=60)
def test_union_of_wild_areas_is_shapelys(corners: list[tuple[tuple[float, float], float]]) -> None:
    areas = [square(*corner, side) for corner, side in corners]
    united = unary_union([shape(each) for each in areas])
    measured = abs(GEOD.geometry_area_perimeter(united)[0])
    assert united_area_m2(areas) == pytest.approx(measured, rel=1e-6)


def test_areas_that_only_touch_and_strips_add_up() -> None:
    triangle = polygon((10.23, 56.22), (10.24, 56.22), (10.24, 56.23), (10.23, 56.22))
    far = strips([(line((10.26, 56.22), (10.27, 56.22)), 8.0)], GRID)
    both = united_area_m2([triangle], far)
    assert both == pytest.approx(united_area_m2([triangle]) + covered_m2(far[0]))


def test_scribble_is_not_measured_and_takes_no_time() -> None:
    chance = random.Random(1)
    wild = [(chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)) for _ in range(500)]
    began = time.process_time()
    assert strip_m2(line(*wild), 20, GRID) is None
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("width", [1.0, 20.0, 200.0])
def test_long_winding_path_is_measured(width: float) -> None:
    path = [(WEST + 0.0001 * step, 56.22 + 0.002 * math.sin(step / 15)) for step in range(500)]
    covered = strip_m2(line(*path), width, GRID)
    assert covered is not None
    assert covered == pytest.approx(length_m(path) * width, rel=0.25)


def test_no_lines_cover_nothing() -> None:
    assert strips([], GRID) == []

"""What the rules for an idea's shape take, tidy, and refuse."""

import math
from itertools import pairwise
from typing import Any

import pytest

from cocreate.maps import geometry, positions, rings
from cocreate.maps.geometry import GeometryRefused, check_geometry
from tests.maps.shapes import AREA, line, point, polygon, square

ANY = ("point", "line", "area")
HERE = (10.235, 56.222)


def refusal(value: object, allowed: tuple[str, ...] = ANY, area: Any = AREA) -> GeometryRefused:
    with pytest.raises(GeometryRefused) as refused:
        check_geometry(value, allowed, area)
    return refused.value


def test_point_comes_back_with_seven_decimals_and_counts_one() -> None:
    checked = check_geometry(point(10.23500000049, 56.2220000001), ["point"], AREA)
    assert checked.geometry == {"type": "Point", "coordinates": [10.235, 56.222]}
    assert (checked.size_unit, checked.size) == ("n", 1.0)


def test_height_and_other_members_are_left_out() -> None:
    value = point(*HERE, 12.5) | {"bbox": [0, 0, 0, 0], "name": "x"}
    assert check_geometry(value, ["point"], AREA).geometry == point(*HERE)


def test_line_loses_points_tapped_twice() -> None:
    checked = check_geometry(line(HERE, HERE, (10.24, 56.222)), ["line"], AREA)
    assert checked.geometry == line(HERE, (10.24, 56.222))
    assert checked.size_unit == "m"


def test_line_may_cross_itself() -> None:
    loop = line((10.23, 56.22), (10.24, 56.23), (10.24, 56.22), (10.23, 56.23))
    assert check_geometry(loop, ["line"], AREA).size > 1000


def test_area_without_its_last_point_is_closed() -> None:
    corners = (10.23, 56.22), (10.24, 56.22), (10.24, 56.23)
    checked = check_geometry(polygon(*corners), ["area"], AREA)
    assert checked.geometry == polygon(*corners, corners[0])


def test_area_drawn_clockwise_is_turned_round() -> None:
    there = square(10.23, 56.22, 0.01)
    clockwise = {"type": "Polygon", "coordinates": [there["coordinates"][0][::-1]]}
    checked = check_geometry(clockwise, ["area"], AREA)
    ring = checked.geometry["coordinates"][0]
    doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    assert doubled > 0


def test_kinds_may_be_named_as_in_geojson() -> None:
    assert check_geometry(point(*HERE), ["Point"], AREA).size_unit == "n"
    assert (
        refusal(point(*HERE), ("LineString",)).message == geometry.WRONG_KIND[frozenset({"line"})]
    )


@pytest.mark.parametrize("allowed", [("point",), ("line",), ("area",), ("point", "line"),
                                     ("point", "area"), ("line", "area")])  # fmt: skip
def test_wrong_kind_says_which_kind_is_right(allowed: tuple[str, ...]) -> None:
    shapes = {
        "point": point(*HERE),
        "line": line(HERE, (10.24, 56.22)),
        "area": square(10.23, 56.22, 0.01),
    }
    for kind, shape in shapes.items():
        if kind not in allowed:
            assert refusal(shape, allowed).message == geometry.WRONG_KIND[frozenset(allowed)]


@pytest.mark.parametrize(
    "value",
    [None, True, 7, "POINT(10 56)", [], [10, 56], {}, {"type": None}, {"type": ["Point"]},
     {"type": "Feature", "geometry": point(*HERE)}, {"type": "MultiPoint", "coordinates": [HERE]},
     {"type": "GeometryCollection", "geometries": []}],
)  # fmt: skip
def test_what_is_no_single_shape_is_refused(value: object) -> None:
    assert refusal(value).message == geometry.NOT_A_SHAPE


@pytest.mark.parametrize(
    "coordinates",
    [None, [], [10.2], "10,56", {"lon": 10}, [None, 56.2], ["10.2", "56.2"], [True, 56.2],
     [math.nan, 56.2], [math.inf, 56.2], [10.2, -math.inf], [[10.2, 56.2]]],
)  # fmt: skip
def test_coordinates_that_are_no_numbers_are_refused(coordinates: object) -> None:
    value = {"type": "Point", "coordinates": coordinates}
    assert refusal(value).message == positions.NOT_A_POSITION


@pytest.mark.parametrize("position", [(575_000, 6_231_000), (10**400, 56.2), (200.0, 100.0)])
def test_metres_instead_of_degrees_are_recognised(position: tuple[float, float]) -> None:
    assert refusal(point(*position)).message == positions.NOT_DEGREES


def test_swapped_axes_are_recognised_by_where_they_would_lie() -> None:
    assert refusal(point(56.222, 10.235)).message == positions.SWAPPED
    assert refusal(line((56.222, 10.235), (56.222, 10.24))).message == positions.SWAPPED


def test_swapped_axes_are_recognised_by_an_impossible_latitude() -> None:
    assert refusal(point(10.0, 120.0), area=None).message == positions.SWAPPED


def test_points_are_counted_before_they_are_read() -> None:
    refused = refusal({"type": "LineString", "coordinates": [None] * 501})
    assert refused.message == positions.TOO_MANY_POINTS
    assert refused.params == {"count": 501, "limit": 500}
    assert "501 points; 500 is the most" in str(refused)


def test_five_hundred_points_are_taken() -> None:
    path = [(10.21 + n / 10_000, 56.22) for n in range(500)]
    assert check_geometry(line(*path), ["line"], AREA).size > 0


def test_too_short_too_small_too_few() -> None:
    assert refusal(line(HERE)).message == geometry.TOO_FEW_POINTS
    assert refusal(line(HERE, HERE)).message == geometry.TOO_FEW_POINTS
    assert refusal(line(HERE, (10.235001, 56.222))).message == geometry.TOO_SHORT
    assert refusal(polygon(HERE, (10.24, 56.22))).message == rings.TOO_FEW_CORNERS
    assert refusal(square(10.23, 56.22, 0.000005)).message == rings.TOO_SMALL


def test_area_with_all_corners_on_one_line_is_refused() -> None:
    flat = polygon((10.23, 56.22), (10.24, 56.22), (10.25, 56.22))
    slanted = polygon((10.25, 56.22), (10.26, 56.23), (10.255, 56.225))
    assert refusal(flat).message == rings.TOO_SMALL
    assert refusal(slanted).message == rings.TOO_SMALL


def test_outline_that_crosses_itself_is_refused() -> None:
    bow_tie = polygon((10.23, 56.22), (10.24, 56.23), (10.24, 56.22), (10.23, 56.23))
    assert refusal(bow_tie).message == rings.CROSSES_ITSELF


def test_area_with_a_hole_is_refused() -> None:
    outer, inner = square(10.23, 56.22, 0.01), square(10.232, 56.222, 0.001)
    value = {"type": "Polygon", "coordinates": outer["coordinates"] + inner["coordinates"]}
    assert refusal(value).message == geometry.NO_HOLES


def test_margin_is_measured_in_metres_in_every_direction() -> None:
    east_m = 111_320 * math.cos(math.radians(56.22))
    for metres, taken in ((150, True), (250, False)):
        for place in (
            point(10.28 + metres / east_m, 56.22),
            point(10.24, 56.24 + metres / 111_300),
        ):
            if taken:
                check_geometry(place, ["point"], AREA)
            else:
                assert refusal(place).message == geometry.OUTSIDE


def test_line_that_only_begins_inside_is_refused() -> None:
    assert refusal(line(HERE, (10.5, 56.222))).message == geometry.OUTSIDE


def test_hole_of_the_area_is_outside() -> None:
    hole = square(10.22, 56.21, 0.02)["coordinates"][0]
    area = {"type": "Polygon", "coordinates": [AREA["coordinates"][0], hole[::-1]]}
    assert refusal(point(10.23, 56.22), area=area).message == geometry.OUTSIDE


def test_other_side_of_the_world_is_outside() -> None:
    assert refusal(point(-169.76, -56.22)).message == geometry.OUTSIDE

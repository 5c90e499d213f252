"""Laws of the geometry rules, on shapes nobody thought of."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box, shape

from cocreate.maps.area import check_area
from cocreate.maps.geometry import GeometryRefused, check_geometry
from tests.maps.shapes import AREA, EAST, NORTH, SOUTH, WEST

ANY = ("point", "line", "area")

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=30,
)
near = st.tuples(st.floats(WEST - 0.001, EAST + 0.001), st.floats(SOUTH - 0.001, NORTH + 0.001))
positions = st.lists(near.map(list) | near.map(list) | anything, max_size=8)
types = st.sampled_from(
    ["Point", "LineString", "Polygon", "MultiPolygon", "Feature", "FeatureCollection"]
)
almost = st.fixed_dictionaries(
    {"type": types | anything},
    optional={
        "coordinates": near | positions | st.lists(positions, max_size=3) | anything,
        "geometry": anything,
        "features": anything,
        "crs": anything,
    },
)
drawn = (
    st.builds(lambda at: {"type": "Point", "coordinates": at}, near)
    | st.builds(
        lambda path: {"type": "LineString", "coordinates": path}, st.lists(near, max_size=6)
    )
    | st.builds(lambda ring: {"type": "Polygon", "coordinates": [ring]}, st.lists(near, max_size=6))
)


@given(anything | almost)
def test_any_json_is_taken_or_refused_and_breaks_nothing(value: object) -> None:
    for check in (lambda: check_geometry(value, ANY, AREA), lambda: check_area(value)):
        with suppress(GeometryRefused):
            check()


@given(drawn)
def test_what_is_taken_is_valid_inside_and_measured(value: dict[str, Any]) -> None:
    try:
        checked = check_geometry(value, ANY, AREA)
    except GeometryRefused:
        return
    taken = shape(checked.geometry)
    assert taken.is_valid
    assert taken.geom_type == value["type"]
    # 200 m are at most 0.0018 degrees to the north and 0.0033 to the east here.
    assert box(WEST - 0.0033, SOUTH - 0.0018, EAST + 0.0033, NORTH + 0.0018).covers(taken)
    assert checked.size > 0


@given(drawn)
def test_what_is_taken_is_taken_again_unchanged(value: dict[str, Any]) -> None:
    try:
        checked = check_geometry(value, ANY, AREA)
    except GeometryRefused:
        return
    assert check_geometry(checked.geometry, ANY, AREA) == checked


@pytest.mark.parametrize("depth", [10, 5_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    value: Any = []
    for _ in range(depth):
        value = {"type": "Feature", "geometry": value, "coordinates": [value]}
    with pytest.raises(GeometryRefused):
        check_area(value)
    with pytest.raises(GeometryRefused):
        check_geometry(value, ANY, AREA)

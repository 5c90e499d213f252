"""Whether an idea lies on a marked area."""

import pytest
from shapely.geometry import LineString, MultiPolygon, Point, shape

from cocreate.maps.marks import lies_on
from tests.maps.metres import at, polygon

AREA = shape(polygon(0, 0, 100, 100))


@pytest.mark.parametrize(
    ("geometry", "expected"),
    [
        ({"type": "Point", "coordinates": at(50, 50)}, True),
        ({"type": "Point", "coordinates": at(1, 50)}, False),
        ({"type": "Point", "coordinates": at(3, 50)}, True),
        ({"type": "Point", "coordinates": at(-5, 50)}, False),
        ({"type": "LineString", "coordinates": [at(-50, 50), at(150, 50)]}, True),
        ({"type": "LineString", "coordinates": [at(-50, 99), at(150, 99)]}, False),
        (polygon(-50, -50, 150, 150), True),
        (polygon(-50, 0, 1, 100), False),
        (polygon(-50, 0, 4, 100), True),
    ],
)
def test_more_than_two_metres_over_the_border_is_on_it(
    geometry: dict[str, object], expected: object
) -> None:
    assert lies_on(geometry, [AREA]) is expected


def test_points_and_lines_hold_nothing_and_parts_hold_each() -> None:
    here = {"type": "Point", "coordinates": at(50, 50)}
    assert not lies_on(here, [Point(at(50, 50)), LineString([at(0, 50), at(100, 50)])])
    assert lies_on(here, [MultiPolygon([AREA, shape(polygon(200, 0, 300, 100))])])
    assert not lies_on(here, [])


def test_a_bay_of_many_kilometres_is_as_good() -> None:
    bay = shape(polygon(-30_000, 0, 30_000, 40_000))
    assert lies_on({"type": "Point", "coordinates": at(0, 3)}, [bay])
    assert not lies_on({"type": "Point", "coordinates": at(0, 1)}, [bay])

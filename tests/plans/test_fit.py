"""From points to a place: compared with what pyproj says."""

import math
from collections.abc import Sequence

import pytest
from pyproj import Geod, Transformer

from cocreate.plans.fit import Pair, fit, frame, to_degrees, to_metres
from cocreate.plans.refused import PlanRefused

SIZE = (1000, 600)
LON, LAT = 10.2400, 56.2200
WGS84 = Geod(ellps="WGS84")


def on_map(x: float, y: float, turned: float = 0.0, pixel_m: float = 0.5) -> tuple[float, float]:
    """Where a pixel of a plan is that starts at LON, LAT and is turned clockwise (degrees)."""
    away, direction = math.hypot(x, y) * pixel_m, math.degrees(math.atan2(y, x)) + 90 + turned
    lon, lat, _ = WGS84.fwd(LON, LAT, direction, away)
    return lon, lat


def pairs(points: Sequence[tuple[float, float]], turned: float = 0.0) -> list[Pair]:
    return [Pair(x, y, *on_map(x, y, turned)) for x, y in points]


def apart_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    return WGS84.inv(*one, *other)[2]


FAR = [(0.0, 0.0), (1000.0, 600.0), (1000.0, 0.0), (0.0, 600.0)]


def test_mercator_is_pyproj_s() -> None:
    there = Transformer.from_crs(4326, 3857, always_xy=True).transform(LON, LAT)
    assert to_metres(LON, LAT) == pytest.approx(there)
    assert to_degrees(*there) == pytest.approx((LON, LAT))


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("turned", [0.0, 33.0, -120.0, 180.0])
def test_other_points_of_the_plan_lie_where_they_are(count: int, turned: float) -> None:
    found = fit(pairs(FAR[:count], turned), SIZE)
    # Half a kilometre on a round earth: the map and the plan differ by less than a metre.
    assert max(found.off_m) < 1
    for x, y in ((500, 300), (250, 100), (900, 590)):
        place = to_degrees(*(found.matrix @ (x, y, 1)))
        assert apart_m(place, on_map(x, y, turned)) < 1


def test_two_and_three_points_fit_and_a_fourth_tells_how_exactly() -> None:
    wrong = pairs(FAR)
    wrong[3] = Pair(0, 600, *on_map(40, 600))
    assert max(fit(wrong[:2], SIZE).off_m) < 0.01
    assert max(fit(wrong[:3], SIZE).off_m) < 0.01
    off = fit(wrong, SIZE).off_m
    # Twenty metres of mistake, shared evenly between four corners.
    assert off == pytest.approx([5, 5, 5, 5], abs=0.3)


def test_paper_that_was_stretched_is_laid_flat_by_three() -> None:
    stretched = [Pair(x * 1.3, y, *on_map(x, y)) for x, y in FAR[:3]]
    found = fit(stretched, (1300, 600))
    place = to_degrees(*(found.matrix @ (650, 300, 1)))
    assert apart_m(place, on_map(500, 300)) < 1


@pytest.mark.parametrize("turned", [0.0, 45.0])
def test_frame_holds_the_whole_plan_north_up(turned: float) -> None:
    found = fit(pairs(FAR[:2], turned), SIZE)
    around = frame(found, SIZE)
    west, south, east, north = around.bounds
    for x, y in FAR:
        lon, lat = on_map(x, y, turned)
        assert west - 1e-5 <= lon <= east + 1e-5
        assert south - 1e-5 <= lat <= north + 1e-5
    if not turned:
        assert around.size == pytest.approx(SIZE, abs=3)
    a, b, c, d, e, f = around.look
    column, row = around.size[0] / 2, around.size[1] / 2
    # The middle of the frame is the middle of the plan.
    assert (a * column + b * row + c, d * column + e * row + f) == pytest.approx((500, 300), abs=2)


def test_frame_is_not_larger_than_phones_can_show() -> None:
    size = (20_000, 12_000)
    found = fit([Pair(x * 20, y * 20, *on_map(x, y)) for x, y in FAR[:2]], size)
    assert max(frame(found, size).size) <= 2049


MISTAKES = [
    (pairs(FAR[:1]), "at least two points"),
    (pairs([(0, 0), (3, 3)]), "too close"),
    ([Pair(0, 0, LON, LAT), Pair(900, 0, LON, LAT)], "too close"),
    (pairs([(0, 0), (500, 300), (1000, 600)]), "in one line"),
    ([Pair(x, y, *on_map(-x, y)) for x, y in FAR[:3]], "mirrored"),
    ([Pair(x, y, *on_map(x * 5, y)) for x, y in FAR[:3]], "out of shape"),
    ([Pair(0, 0, 10.0, 56.0), Pair(1000, 600, 14.0, 53.0)], "m wide"),
]


@pytest.mark.parametrize(("given", "reason"), MISTAKES, ids=lambda x: str(x)[:12])
def test_points_that_cannot_be_right_are_refused(given: list[Pair], reason: str) -> None:
    with pytest.raises(PlanRefused, match=reason):
        fit(given, SIZE)

"""Several shapes together."""

import pytest

from cocreate.maps.sums import total_length_m, united_area_m2
from tests.maps.shapes import line, square


def test_overlap_counts_once() -> None:
    one, other = square(10.23, 56.22, 0.01), square(10.235, 56.22, 0.01)
    single = united_area_m2([one])
    assert united_area_m2([one, one]) == pytest.approx(single)
    assert united_area_m2([one, other]) == pytest.approx(1.5 * single, rel=1e-3)


def test_separate_areas_add_up() -> None:
    one, far = square(10.23, 56.22, 0.01), square(10.26, 56.22, 0.01)
    assert united_area_m2([one, far]) == pytest.approx(
        united_area_m2([one]) + united_area_m2([far])
    )


def test_ring_of_areas_does_not_count_what_it_encloses() -> None:
    side = 0.002
    frame = [
        square(10.23 + column * side, 56.22 + row * side, side)
        for column in range(3)
        for row in range(3)
        if (column, row) != (1, 1)
    ]
    single = united_area_m2([frame[0]])
    assert united_area_m2(frame) == pytest.approx(8 * single, rel=1e-3)


def test_nothing_is_nothing() -> None:
    assert united_area_m2([]) == 0
    assert total_length_m([]) == 0


def test_lines_add_up() -> None:
    hedge = line((10.23, 56.22), (10.24, 56.22))
    assert total_length_m([hedge, hedge]) == pytest.approx(2 * total_length_m([hedge]))

"""The small picture of the city on the door."""

import re

from cocreate.maps.ground import Ground, add_grounds
from cocreate.maps.overview import HEIGHT, WIDTH, overview

AREA = {
    "type": "Polygon",
    "coordinates": [[[10.2, 56.2], [10.24, 56.2], [10.24, 56.22], [10.2, 56.22], [10.2, 56.2]]],
}
BBOX = (10.2, 56.2, 10.24, 56.22)
EAST_OF_IT = [[10.26, 56.1], [11.5, 56.1], [11.5, 56.3], [10.26, 56.3], [10.26, 56.1]]
TOWN = Ground(
    "overview-town",
    (),
    (
        {
            "type": "Feature",
            "properties": {"layer": "bay", "kind": "water"},
            "geometry": {"type": "Polygon", "coordinates": [EAST_OF_IT]},
        },
    ),
)


def corners(path: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_overview_puts_the_area_in_the_middle_and_leaves_room_around_it() -> None:
    xs, ys = zip(*corners(overview("no-such-kit", AREA, BBOX).area), strict=True)
    assert abs((min(xs) + max(xs)) / 2 - WIDTH / 2) < 1
    assert abs((min(ys) + max(ys)) / 2 - HEIGHT / 2) < 1
    assert 0.2 < (max(ys) - min(ys)) / HEIGHT < 0.5


def test_overview_keeps_north_up_and_lengths_true() -> None:
    """0.04 degrees of longitude at 56 degrees north are 1.11 times as long as 0.02 of latitude."""
    xs, ys = zip(*corners(overview("no-such-kit", AREA, BBOX).area), strict=True)
    assert 1.08 < (max(xs) - min(xs)) / (max(ys) - min(ys)) < 1.14


def test_overview_draws_the_ground_cut_to_what_can_be_seen() -> None:
    add_grounds({TOWN.slug: TOWN}.get)
    drawn = overview(TOWN.slug, AREA, BBOX)
    assert min(x for x, _ in corners(drawn.water)) > WIDTH / 2
    assert all(-HEIGHT - 1 <= y <= 2 * HEIGHT + 1 for _, y in corners(drawn.water))
    assert drawn.districts == ""


def test_overview_without_ground_shows_the_area_alone() -> None:
    drawn = overview("no-such-kit", AREA, BBOX)
    assert drawn.area.startswith("M")
    assert (drawn.districts, drawn.greens, drawn.water) == ("", "", "")

"""Where something is, in words."""

from typing import Any

import pytest

from cocreate.maps import ground as grounds
from cocreate.maps.ground import Ground, add_grounds
from cocreate.maps.places import place_words, places_of
from tests.maps.shapes import point, square


def feature(geometry: dict[str, Any], **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"layer": "l"} | properties}


TOWN = Ground(
    "town",
    (),
    (
        feature(square(10.20, 56.20, 0.02), kind="district", name="Westend"),
        feature(square(10.22, 56.20, 0.02), kind="district", name="Osten") | {},
        feature(
            square(10.205, 56.205, 0.002), kind="green", name="Park", **{"name:de": "Stadtpark"}
        ),
        feature(point(10.30, 56.21), kind="place", name="Tower"),
        feature(square(10.26, 56.20, 0.02), kind="water", name="Lake"),
        feature(square(10.40, 56.20, 0.02), kind="district"),
    ),
)


@pytest.fixture(autouse=True)
def town(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grounds, "_sources", [])
    add_grounds(lambda slug: TOWN if slug == "town" else None)


def test_district_that_holds_it_is_named() -> None:
    assert place_words("town", 10.21, 56.21, "en") == "Westend"
    assert place_words("town", 10.23, 56.21, "en") == "Osten"


def test_smallest_place_that_holds_it_comes_first() -> None:
    assert place_words("town", 10.206, 56.206, "en") == "Park"


def test_name_is_given_in_the_language_where_there_is_one() -> None:
    assert place_words("town", 10.206, 56.206, "de") == "Stadtpark"
    assert place_words("town", 10.21, 56.21, "de") == "Westend"


def test_outside_all_the_nearest_name_within_three_kilometres_counts() -> None:
    assert place_words("town", 10.31, 56.21, "en") == "Tower"
    assert place_words("town", 10.36, 56.21, "en") is None


def test_water_is_no_place() -> None:
    assert place_words("town", 10.27, 56.21, "en") in ("Tower", "Osten")
    assert [place.name for place in places_of("town")] == ["Osten", "Park", "Tower", "Westend"]


def test_unknown_kit_knows_no_places() -> None:
    assert place_words("atlantis", 10.2, 56.2, "en") is None
    assert places_of("atlantis") == ()

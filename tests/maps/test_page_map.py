"""The map as folium makes it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from cocreate.maps.ground import Ground, add_grounds
from cocreate.maps.page_map import PageMap, page_map

BBOX = [10.2, 56.2, 10.28, 56.24]


@pytest.fixture(autouse=True)
def request_of(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def made(**changes: bool) -> PageMap:
    return page_map("aarhus", "en", BBOX, **changes)


def test_map_is_named_and_handed_over() -> None:
    assert str(made().html) == (
        '<div class="map" id="map_aarhus" role="region" aria-label="Map"></div>'
    )
    assert str(made().script).endswith("window.cocreateMap = map_aarhus;")


def test_equal_maps_are_one_and_have_equal_bytes() -> None:
    assert made() is made()


def test_nothing_of_another_host_nothing_inline() -> None:
    page = made()
    assert page.js[0].endswith(".js")
    assert page.css[0].endswith(".css")
    assert all(url.startswith(("/static/", "/dist")) for url in (*page.js, *page.css))
    assert "style" not in page.html
    assert "//" not in page.script.replace("// People", "")


def test_layers_are_credited_with_nothing_left_to_run() -> None:
    script = made().script
    assert "Geodatastyrelsen and Danish municipalities, FOT, 2014" in script
    evil = Ground("evil", ("<img src=x onerror=alert(1)></script>",), ())
    add_grounds(lambda slug: evil if slug == "evil" else None)
    escaped = page_map("evil", "en", BBOX).script
    assert "onerror" in escaped
    assert "<" not in escaped


def test_map_without_tiles_has_an_end_of_zooming() -> None:
    assert "tileLayer" not in made().script
    assert '"maxZoom": 19' in made().script


def test_still_map_does_not_move_and_may_go_without_scale() -> None:
    assert '"dragging": false' in made(still=True).script
    assert "L.control.scale" in made().script
    assert "L.control.scale" not in made(scale=False).script


def test_kit_that_is_gone_still_has_a_map() -> None:
    assert "map_lost_town" in page_map("lost-town", "en", BBOX).script

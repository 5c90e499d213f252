"""The addresses of tiles, and what a map offers."""

from urllib.parse import parse_qs, urlsplit

import pytest
from pyproj import Transformer

from cocreate.maps.sources import TileSource, one_of_each_kind, wms_template
from cocreate.maps.tile_numbers import tile_at, tiles_over


def source(url: str = "", **more: object) -> TileSource:
    return TileSource("a", url, "by us", **more)  # type: ignore[arg-type]


def test_numbers_of_a_tile_stand_where_the_template_wants_them() -> None:
    assert (
        source("https://a.example/{z}/{x}/{y}.png").url_of(3, 1, 2) == "https://a.example/3/1/2.png"
    )
    from_the_south = source("https://a.example/{z}/{x}/{-y}.jpg").url_of(3, 1, 2)
    assert from_the_south == "https://a.example/3/1/5.jpg"


@pytest.mark.parametrize(("version", "grid"), [("1.1.1", "SRS"), ("1.3.0", "CRS")])
def test_wms_is_asked_for_the_square_of_the_tile_east_before_north(version: str, grid: str) -> None:
    url = source(
        wms_template("https://a.example/wms?map=x", "ortho,names", "", version, "image/jpeg")
    )
    z, (x, y) = 14, tile_at(14, 10.2039, 56.1629)
    address = url.url_of(z, x, y)
    asked = {
        name: values[0]
        for name, values in parse_qs(urlsplit(address).query, keep_blank_values=True).items()
    }
    west, south, east, north = map(float, asked.pop("BBOX").split(","))
    assert asked == {
        "map": "x", "SERVICE": "WMS", "REQUEST": "GetMap", "VERSION": version, "STYLES": "",
        "LAYERS": "ortho,names", grid: "EPSG:3857", "WIDTH": "256", "HEIGHT": "256",
        "FORMAT": "image/jpeg",
    }  # fmt: skip
    metres = Transformer.from_crs(4326, 3857, always_xy=True).transform(10.2039, 56.1629)
    assert west <= metres[0] <= east
    assert south <= metres[1] <= north
    assert east - west == pytest.approx(north - south)
    assert east - west == pytest.approx(2 * 20037508.342789244 / 2**14)


@pytest.mark.parametrize("start", ["https://a.example/wms", "https://a.example/wms?"])
def test_wms_address_has_one_question_mark(start: str) -> None:
    assert wms_template(start, "a", "", "1.3.0", "image/png").startswith(
        "https://a.example/wms?SERVICE"
    )


def test_tile_of_a_place_and_tiles_over_a_box() -> None:
    assert tile_at(0, 10, 56) == (0, 0)
    assert tile_at(1, -1, 1) == (0, 0)
    assert tile_at(1, 1, -1) == (1, 1)
    assert tile_at(3, 180, -90) == (7, 7)
    columns, rows = tiles_over(12, (10.2, 56.2, 10.28, 56.24))
    assert columns == range(2164, 2165)
    assert rows[0] == tile_at(12, 10.2, 56.24)[1]
    assert rows[-1] == tile_at(12, 10.2, 56.2)[1]


def test_credit_names_the_licence_once() -> None:
    assert source(licence="CC BY 4.0").credit == "by us, CC BY 4.0"
    assert TileSource("a", "", "Us, CC BY 4.0", licence="CC BY 4.0").credit == "Us, CC BY 4.0"
    assert source().credit == "by us"


def test_switch_offers_one_of_each_kind_the_map_first() -> None:
    photo, newer, plan = source(kind="aerial"), source(kind="aerial", title="new"), source()
    assert one_of_each_kind([photo, newer, plan]) == [plan, photo]

"""The map's files as browsers get them."""

from pathlib import Path

import pytest
from flask import Flask

from cocreate import create_app
from cocreate.config import ConfigError
from cocreate.maps.map_files import layers_url, places_url
from cocreate.maps.offered import configured_source
from cocreate.maps.views import TRANSPARENT
from tests.maps.tile_server import PNG, TileServer


def made(folder: Path, source: str) -> Flask:
    return create_app(
        {"INSTANCE": str(folder), "TILE_SOURCE": source, "TILE_CONTACT": "maps@example"}
    )


@pytest.fixture
def app(tmp_path: Path, upstream: TileServer) -> Flask:
    return made(tmp_path, upstream.template)


def tile_address(app: Flask, z: int = 3, x: int = 1, y: int = 2) -> str:
    with app.app_context():
        source = configured_source()
    assert source
    return f"/tiles/{source.name}/{z}/{x}/{y}.png"


def test_tile_may_be_kept_a_week_and_is_confirmed_by_its_version(
    app: Flask, upstream: TileServer
) -> None:
    client = app.test_client()
    answer = client.get(tile_address(app))
    assert answer.data == PNG
    assert answer.mimetype == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=604800"
    assert "Set-Cookie" not in answer.headers
    again = client.get(tile_address(app), headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert upstream.asked[0][1]["User-Agent"] == "cocreate (+maps@example)"
    assert len(upstream.asked) == 1


def test_tile_that_cannot_be_had_is_transparent_and_not_kept(
    app: Flask, upstream: TileServer
) -> None:
    upstream.status = 500
    answer = app.test_client().get(tile_address(app))
    assert answer.status_code == 200
    assert answer.data == TRANSPARENT
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["3/8/0", "3/0/8", "20/0/0", "-1/0/0", "3/1/x", "3/1/1.5"])
def test_tile_that_no_map_has_is_never_asked_for(
    app: Flask, upstream: TileServer, path: str
) -> None:
    name = tile_address(app).split("/")[2]
    assert app.test_client().get(f"/tiles/{name}/{path}.png").status_code == 404
    assert upstream.asked == []


def test_only_configured_sources_are_served(app: Flask, tmp_path: Path) -> None:
    client = app.test_client()
    assert client.get("/tiles/other/3/1/2.png").status_code == 404
    assert client.get("/tiles/..%2Fosm/3/1/2.png").status_code == 404
    without = made(tmp_path, "none")
    assert without.test_client().get("/tiles/osm/3/1/2.png").status_code == 404


def test_name_of_a_source_changes_with_its_server(tmp_path: Path) -> None:
    names = {
        tile_address(made(tmp_path, f"https://{host}.example/{{z}}/{{x}}/{{y}}.png"))
        for host in "ab"
    }
    assert len(names) == 2
    usual = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert tile_address(made(tmp_path, usual)) == "/tiles/osm/3/1/2.png"


@pytest.mark.parametrize(
    "source", ["https://tiles.example/", "file:///{z}/{x}/{y}.png", "nonsense"]
)
def test_source_that_is_none_is_refused_at_the_start(tmp_path: Path, source: str) -> None:
    with pytest.raises(ConfigError, match="COCREATE_TILE_SOURCE"):
        made(tmp_path, source)


def test_layers_and_places_may_be_kept_for_ever(app: Flask) -> None:
    with app.test_request_context():
        addresses = [layers_url("aarhus"), places_url("aarhus")]
    for address in addresses:
        assert address
        answer = app.test_client().get(address)
        assert answer.mimetype == "application/json"
        assert "immutable" in answer.headers["Cache-Control"]
        assert app.test_client().get(address.replace(".json", "0.json")).status_code == 404


def test_layers_say_what_they_are_and_whom_to_thank(app: Flask) -> None:
    with app.test_request_context():
        address = layers_url("aarhus")
    assert address
    layers = app.test_client().get(address).get_json()
    assert layers["type"] == "FeatureCollection"
    assert "Geodatastyrelsen" in layers["attribution"]
    kinds = {feature["properties"]["kind"] for feature in layers["features"]}
    assert kinds == {"water", "district", "place"}


def test_places_are_rows_in_the_order_of_their_names(app: Flask) -> None:
    with app.test_request_context():
        address = places_url("aarhus")
    assert address
    rows = app.test_client().get(address).get_json()
    assert ["Egå", "district"] in [[row[0], row[3]] for row in rows]
    assert [row[0].casefold() for row in rows] == sorted(row[0].casefold() for row in rows)
    # One name for the two parts of Skødstrup; the bay is no place for an idea.
    assert [row[0] for row in rows].count("Skødstrup") == 1
    assert "water" not in {row[3] for row in rows}


def test_unknown_kit_has_no_files(app: Flask) -> None:
    with app.test_request_context():
        assert layers_url("atlantis") is None
        assert places_url("atlantis") is None

"""Which sources a map offers, and their tiles at our addresses."""

from pathlib import Path

import pytest
from flask import Flask

from cocreate import create_app
from cocreate.config import ConfigError
from cocreate.maps.ground import Ground, add_grounds
from cocreate.maps.offered import offered_sources
from cocreate.maps.page_map import page_map
from cocreate.maps.sources import TileSource
from cocreate.maps.tile_numbers import tile_at
from cocreate.maps.views import TRANSPARENT
from tests.maps.archives import write_archive
from tests.maps.tile_server import PNG, TileServer

BBOX = [10.2, 56.2, 10.28, 56.24]
SOURCES = """
[[sources]]
id = "town"
name = "Town map"
type = "pmtiles"
kind = "map"
file = "town.pmtiles"
attribution = "New Town"
licence = "CC BY 4.0"

[[sources]]
id = "photo"
name = "Photos 2024"
type = "wms"
kind = "aerial"
url = "UPSTREAM/wms"
layers = "ortho"
attribution = "<b>Sky</b>"
licence = "CC0"
private_network = true
kits = ["aarhus"]
"""


def made(
    folder: Path, upstream: TileServer, usual: str = "https://usual.example/{z}/{x}/{y}.png"
) -> Flask:
    file = folder / "sources.toml"
    file.write_text(SOURCES.replace("UPSTREAM", upstream.url), encoding="utf-8")
    return create_app({"INSTANCE": str(folder), "TILE_SOURCE": usual, "SOURCES_FILE": str(file)})


def offered(app: Flask, kit: str = "aarhus") -> list[TileSource]:
    with app.test_request_context():
        return offered_sources(kit)


def test_operator_s_file_goes_before_the_usual_source(tmp_path: Path, upstream: TileServer) -> None:
    app = made(tmp_path, upstream)
    assert [source.name[:6] for source in offered(app)][1:] == ["photo-"]
    assert offered(app)[0].url.startswith("https://usual.example")  # the file is not there yet
    write_archive(tmp_path / "town.pmtiles")
    assert [source.title for source in offered(app)] == ["Town map", "Photos 2024"]
    assert offered(app)[0].max_zoom == 14
    assert [source.title for source in offered(app, "bremen")] == ["Town map"]


def test_tiles_of_a_file_need_no_network(tmp_path: Path, upstream: TileServer) -> None:
    write_archive(tmp_path / "town.pmtiles")
    app = made(tmp_path, upstream)
    name = offered(app)[0].name
    x, y = tile_at(14, 10.24, 56.22)
    answer = app.test_client().get(f"/tiles/{name}/14/{x}/{y}.png")
    assert answer.data.startswith(PNG)
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    again = {"If-None-Match": answer.headers["ETag"]}
    assert app.test_client().get(f"/tiles/{name}/14/{x}/{y}.png", headers=again).status_code == 304
    elsewhere = app.test_client().get(f"/tiles/{name}/14/0/0.png")
    assert (elsewhere.data, elsewhere.headers["Cache-Control"]) == (TRANSPARENT, "no-store")
    (tmp_path / "town.pmtiles").unlink()
    assert app.test_client().get(f"/tiles/{name}/14/{x}/{y}.png").data == TRANSPARENT
    assert upstream.asked == []


def test_photo_comes_through_the_proxy_as_what_it_is(tmp_path: Path, upstream: TileServer) -> None:
    app = made(tmp_path, upstream)
    upstream.body = b"\xff\xd8\xff\xe0 a photo"
    name = offered(app)[-1].name
    for _ in range(2):
        answer = app.test_client().get(f"/tiles/{name}/3/1/2.png")
        assert (answer.data, answer.mimetype) == (upstream.body, "image/jpeg")
    assert len(upstream.asked) == 1
    assert upstream.paths[0].startswith(
        "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=ortho"
    )


def test_source_of_a_kit_has_the_kit_in_its_address(tmp_path: Path, upstream: TileServer) -> None:
    source = TileSource("hill.map-1", upstream.template, "Hill", private=True)
    add_grounds(lambda slug: Ground("hill", (), (), (source,)) if slug == "hill" else None)
    client = made(tmp_path, upstream).test_client()
    assert client.get("/tiles/hill.map-1/3/1/2.png").data == PNG
    for name in ("hill.map-2", "map-1", "nowhere.map-1", "hill.", "."):
        assert client.get(f"/tiles/{name}/3/1/2.png").status_code == 404


def test_page_has_both_grounds_with_their_credits_and_no_address_of_theirs(
    tmp_path: Path, upstream: TileServer
) -> None:
    with made(tmp_path, upstream).test_request_context():
        script = page_map("aarhus", "en", BBOX).script
    assert '"kind": "aerial"' in script
    assert "Photos 2024" in script
    assert "<b>Sky" not in script
    assert upstream.url not in script
    assert "usual.example" not in script


def test_photo_alone_goes_with_the_city_s_own_layers(tmp_path: Path, upstream: TileServer) -> None:
    with made(tmp_path, upstream, "none").test_request_context():
        script = page_map("aarhus", "en", BBOX).script
        assert "tileLayer" not in script
        assert script.index('"kind": "map"') < script.index('"kind": "aerial"')
        assert '"kind"' not in page_map("bremen", "en", BBOX).script


def test_sources_file_that_cannot_be_used_stops_the_start(
    tmp_path: Path, upstream: TileServer
) -> None:
    (tmp_path / "sources.toml").write_text("[[sources]]\nid = 3\n")
    with pytest.raises(ConfigError, match=r"COCREATE_SOURCES_FILE .* line 2"):
        create_app({"INSTANCE": str(tmp_path), "SOURCES_FILE": str(tmp_path / "sources.toml")})
    with pytest.raises(ConfigError, match="cannot be read"):
        create_app({"INSTANCE": str(tmp_path), "SOURCES_FILE": str(tmp_path / "none.toml")})

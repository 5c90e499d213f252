"""What the build makes, and how it is served."""

import gzip
import json
import re
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.assets import asset, messages_url
from cocreate.assets.build import build_assets
from cocreate.assets.bundle import browser_targets
from cocreate.assets.dist import DIST, MANIFEST
from cocreate.assets.vendor import STATIC, read_lists
from cocreate.config import ROOT
from cocreate.messages.catalogues import forms, read_catalogue, sentences

pytestmark = pytest.mark.usefixtures("built_assets")
# What a phone loads for the live page before anybody draws, compressed by gzip.
LIVE_PAGE = (
    "css/app.css",
    "js/pages/live.js",
    "vendor/leaflet/leaflet.js",
    "vendor/leaflet/leaflet.css",
    "vendor/icons.svg",
)
LIVE_PAGE_BYTES = 280_000


@pytest.fixture
def served() -> dict[str, str]:
    content: dict[str, str] = json.loads(MANIFEST.read_text())
    return content


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_every_page_script_style_and_copy_is_served_under_a_name_of_its_content(
    served: dict[str, str],
) -> None:
    lists = read_lists()
    pages = {file.relative_to(STATIC).as_posix() for file in STATIC.glob("js/pages/*.js")}
    assert {*pages, *lists["styles"], *lists["copies"]} <= served.keys()
    for name in served.values():
        assert re.search(r"-[0-9A-Za-z]{8,10}\.(js|css|svg|json)$", name)
        assert (STATIC / name).is_file()


def test_second_build_has_nothing_to_do() -> None:
    assert build_assets(for_development=True) is False


def test_live_page_is_light(served: dict[str, str]) -> None:
    sizes = {name: (STATIC / f"{served[name]}.gz").stat().st_size for name in LIVE_PAGE}
    assert sum(sizes.values()) < LIVE_PAGE_BYTES, sizes


def test_packed_files_hold_what_the_plain_file_holds(served: dict[str, str]) -> None:
    for name in served.values():
        plain = (STATIC / name).read_bytes()
        assert gzip.decompress((STATIC / f"{name}.gz").read_bytes()) == plain
        assert brotli.decompress((STATIC / f"{name}.br").read_bytes()) == plain


@pytest.mark.parametrize("packing", ["br", "gzip", "identity"])
def test_built_file_comes_in_the_packing_the_browser_takes_and_is_kept(
    client: FlaskClient, app: Flask, packing: str
) -> None:
    with app.test_request_context():
        address = asset("css/app.css")
    answer = client.get(address, headers={"Accept-Encoding": packing}, buffered=True)
    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding", "identity") == packing
    assert answer.mimetype == "text/css"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_browser_that_has_the_file_is_told_so(client: FlaskClient, app: Flask) -> None:
    with app.test_request_context():
        address = asset("vendor/leaflet/leaflet.js")
    etag = client.get(address, buffered=True).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": etag}, buffered=True)
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["../../wsgi.py", "..%2f..%2fwsgi.py", "nothing.js", "%00.js"])
def test_nothing_but_built_files_is_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/static/dist/{name}").status_code == 404


def test_asset_that_is_not_built_is_the_plain_file(app: Flask) -> None:
    with app.test_request_context():
        assert asset("assets.toml") == "/static/assets.toml"


def test_debug_mode_serves_the_sources(app: Flask) -> None:
    app.debug = True
    with app.test_request_context():
        assert asset("css/app.css") == "/static/css/app.css"
        assert asset("icons.svg") == "/static/vendor/icons.svg"


def test_scripts_get_a_catalogue_unless_they_speak_the_language(app: Flask) -> None:
    with app.test_request_context():
        assert str(messages_url("de")).startswith("/static/dist/messages/de-")
        assert messages_url("en") is None


def test_scripts_catalogue_holds_what_scripts_say_and_nothing_else(served: dict[str, str]) -> None:
    said = json.loads((STATIC / served["messages/ia.json"]).read_text())
    places = {
        forms(message.id)[0]: any(
            file.startswith("static/js/") for file, _line in message.locations
        )
        for message in sentences(read_catalogue("de"))
    }
    assert said
    assert said.keys() == {msgid for msgid, in_scripts in places.items() if in_scripts}


def test_browser_floor_reaches_the_bundler() -> None:
    floor = json.loads((ROOT / "package.json").read_text())["browserslist"]
    assert "safari >= 15.4" in floor
    assert "safari15.4" in browser_targets().split(",")


def test_no_built_file_names_this_machine(served: dict[str, str]) -> None:
    for name in served.values():
        assert str(ROOT).encode() not in (STATIC / name).read_bytes()


def test_every_file_in_dist_is_named_by_its_content_or_by_the_build() -> None:
    own = {MANIFEST, DIST / ".made", Path(f"{MANIFEST}.new")}
    for file in DIST.rglob("*"):
        if file.is_file() and file not in own:
            assert "-" in file.stem

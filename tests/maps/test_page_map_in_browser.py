"""The map in a real browser, under the policy of every page."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask, Response, render_template_string
from playwright.sync_api import Page, expect, sync_playwright
from werkzeug.serving import make_server

from cocreate import create_app
from cocreate.config import ROOT
from cocreate.maps.page_map import page_map
from tests.maps.tile_server import TileServer

pytestmark = pytest.mark.browser

PAGE = """<!doctype html>
<html lang="en"><title>Map</title><link rel="icon" href="data:,">
{% for url in map.css %}<link rel="stylesheet" href="{{ url }}">{% endfor %}
<style nonce="{{ csp_nonce() }}">.map { block-size: 400px }</style>
{{ map.html }}
{% for url in map.js %}<script src="{{ url }}" nonce="{{ csp_nonce() }}"></script>{% endfor %}
<script nonce="{{ csp_nonce() }}">
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective));
</script>
<script nonce="{{ csp_nonce() }}">{{ map.script }}</script>
<output></output>
{% if watched %}<script type="module" nonce="{{ csp_nonce() }}">
  import { watchTiles } from '/watch.js';
  watchTiles(cocreateMap, (shown) => {
    document.querySelector('output').textContent = shown ? 'shown' : 'hidden';
  });
</script>{% endif %}
"""


@pytest.fixture
def address(tmp_path: Path, upstream: TileServer) -> Iterator[str]:
    """A page that is only a map, served by the app."""
    app = create_app({"INSTANCE": str(tmp_path), "TILE_SOURCE": upstream.template})
    add_pages(app)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def add_pages(app: Flask) -> None:
    @app.get("/probe/<kind>")
    def probe(kind: str) -> str:
        made = page_map("aarhus", "en", [10.2, 56.2, 10.28, 56.24], still=kind == "still")
        return render_template_string(PAGE, map=made, watched=kind == "watched")

    @app.get("/watch.js")
    def watch() -> Response:
        script = ROOT / "static" / "js" / "map" / "tiles.js"
        return Response(script.read_text(encoding="utf-8"), mimetype="text/javascript")


@pytest.fixture
def browser_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser.new_page(viewport={"width": 360, "height": 640})
        browser.close()


def opened(page: Page, url: str) -> dict[str, Any]:
    """What happened on the page until the map had its tiles."""
    hosts: set[str] = set()
    errors: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    page.locator(".leaflet-tile-loaded").nth(1).wait_for(state="attached")
    return {"hosts": hosts, "errors": errors, "violations": page.evaluate("violations")}


@pytest.mark.parametrize("kind", ["live", "still"])
def test_map_works_under_the_policy_and_asks_only_us(
    browser_page: Page, address: str, upstream: TileServer, kind: str
) -> None:
    upstream.status = 500
    happened = opened(browser_page, f"{address}/probe/{kind}")
    assert happened == {"hosts": {urlsplit(address).netloc}, "errors": [], "violations": []}
    centre = browser_page.evaluate("cocreateMap.getCenter()")
    assert centre["lat"] == pytest.approx(56.22, abs=0.01)
    assert centre["lng"] == pytest.approx(10.24, abs=0.01)
    assert browser_page.evaluate("cocreateMap.getBounds().contains([[56.2, 10.2], [56.24, 10.28]])")


def test_map_is_named_credits_its_tiles_and_shows_a_scale(browser_page: Page, address: str) -> None:
    opened(browser_page, f"{address}/probe/live")
    region = browser_page.get_by_role("region", name="Map")
    assert region.get_by_role("link", name="OpenStreetMap").is_visible()
    assert region.locator(".leaflet-control-scale-line").inner_text().endswith("m")
    assert region.locator(".leaflet-control-zoom").count() == 0


def test_map_moves_by_keyboard_unless_it_is_still(browser_page: Page, address: str) -> None:
    for kind, moves in (("live", True), ("still", False)):
        opened(browser_page, f"{address}/probe/{kind}")
        before = browser_page.evaluate("cocreateMap.getCenter().lng")
        browser_page.locator("#map_aarhus").focus()
        browser_page.keyboard.press("ArrowRight")
        if moves:
            browser_page.wait_for_function("(was) => cocreateMap.getCenter().lng > was", arg=before)
        else:
            browser_page.wait_for_timeout(500)
            assert browser_page.evaluate("cocreateMap.getCenter().lng") == before


def test_less_motion_is_respected(browser_page: Page, address: str) -> None:
    for wish, animated in (("no-preference", True), ("reduce", False)):
        browser_page.emulate_media(reduced_motion=wish)
        opened(browser_page, f"{address}/probe/live")
        assert browser_page.evaluate("cocreateMap.options.zoomAnimation ?? true") is animated


def test_late_tiles_are_looked_for_again(
    browser_page: Page, address: str, upstream: TileServer
) -> None:
    upstream.open.clear()
    browser_page.goto(f"{address}/probe/watched")
    shown = browser_page.locator("output")
    browser_page.locator(".leaflet-tile-loaded").nth(1).wait_for(state="attached")
    assert shown.inner_text() == ""
    upstream.open.set()
    expect(shown).to_have_text("shown")
    browser_page.locator("img[src*='?again=1']").first.wait_for(state="attached")

"""The switch between the map and the aerial photo: by finger, by key, on the phone and on the wall."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreate.workshops.links import screen_url
from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import evening
from tests.maps.archives import write_archive
from tests.server import Server, running_server

pytestmark = pytest.mark.browser

AROUND = (9.9, 55.9, 10.6, 56.5)
LEAST_PX = 44
ENTRY = """
[[sources]]
id = "{id}"
name = "{id} of the city"
type = "pmtiles"
kind = "{kind}"
file = "{id}.pmtiles"
attribution = "Thanks to {id}"
licence = "CC0"
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, built_assets: None) -> Iterator[Server]:
    """A hall without a network, for which the city has brought two files."""
    folder = tmp_path_factory.mktemp("server")
    for name in ("town", "sky"):
        write_archive(folder / f"{name}.pmtiles", AROUND, range(7, 14))
    entries = ENTRY.format(id="town", kind="map") + ENTRY.format(id="sky", kind="aerial")
    (folder / "sources.toml").write_text(entries)
    with running_server(folder, SOURCES_FILE=str(folder / "sources.toml")) as running:
        yield running


def tiles(page: Page, name: str) -> Locator:
    return page.locator(f".leaflet-tile-loaded[src*='/tiles/{name}-']")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="What the map shows").get_by_role("button", name=name)


def shows(page: Page, name: str, pressed: str) -> None:
    other = "town" if name == "sky" else "sky"
    expect(tiles(page, name).first).to_be_attached()
    expect(tiles(page, other)).to_have_count(0)
    expect(button(page, pressed)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".leaflet-control-attribution")).to_contain_text(f"Thanks to {name}, CC0")
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text(f"Thanks to {other}")


def test_phone_switches_and_remembers(windows: Windows, server: Server) -> None:
    page = people.phone_of(windows, evening("collect"))
    shows(page, "town", "Map")
    for name in ("Map", "Aerial photo"):
        box = button(page, name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= LEAST_PX
    button(page, "Aerial photo").tap()
    shows(page, "sky", "Aerial photo")
    page.reload()
    people.wait_for_map(page)
    shows(page, "sky", "Aerial photo")
    button(page, "Map").focus()
    page.keyboard.press("Enter")
    shows(page, "town", "Map")


def test_projector_and_console_choose_apart(windows: Windows, server: Server) -> None:
    made = evening("collect")
    wall = windows.projector()
    wall.goto(screen_url(made.workshop))
    button(wall, "Aerial photo").click()
    shows(wall, "sky", "Aerial photo")
    console = windows.console()
    people.sign_in(console, server, made.facilitator.id)
    console.goto(f"/w/{made.code}/facilitate")
    shows(console, "town", "Map")
    button(console, "Aerial photo").click()
    shows(console, "sky", "Aerial photo")


def test_outcome_has_the_switch(windows: Windows, server: Server) -> None:
    made = evening("collect")
    made.propose(made.join())
    made.phase("results")
    page = windows.desk()
    page.goto(f"/w/{made.code}/summary")
    shows(page, "town", "Map")
    button(page, "Aerial photo").click()
    shows(page, "sky", "Aerial photo")

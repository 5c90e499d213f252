"""The outcome in a real browser: map, filters and links at once, on a desk and on a phone."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from cocreate.config import ROOT
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import open_session
from tests.summaries.conftest import Outcome

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("built_assets")]

AXE = ROOT / "node_modules/axe-core/axe.min.js"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    """The outcome, open; whatever the browser complained about fails the test."""
    page = chromium.new_page(viewport=request.param)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(address)
    expect(page.locator("#controls")).to_be_visible()
    yield page
    assert complaints == []


def titles(page: Page) -> Locator:
    """Titles of the ideas that are to be seen."""
    return page.locator("tr[data-id]:visible .title")


def test_choosing_a_kind_shows_what_the_server_would(page: Page) -> None:
    page.get_by_label("Kind").select_option("heath")
    expect(titles(page)).to_have_text(["West", "East"])
    expect(page.locator("#filters-count")).to_have_text("2 of 5 ideas")
    expect(page).to_have_url(re.compile(r"\?kind=heath$"))
    page.reload()
    expect(titles(page)).to_have_text(["West", "East"])
    page.get_by_role("link", name="Show all").click()
    expect(titles(page)).to_have_count(5)


def test_a_number_of_the_chart_leads_to_its_ideas(page: Page) -> None:
    page.locator("tr.kind", has_text="Dry heath").locator("a.n").first.click()
    expect(titles(page)).to_have_text(["West", "East"])
    expect(page.locator("#ideas-ranked .table-wrap")).to_be_focused()


def test_an_idea_can_be_reached_by_keyboard_and_is_marked(page: Page) -> None:
    page.locator("tr[data-id]:visible .title").first.focus()
    marked = page.locator("tr[aria-current=true]")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Oaks by the bridge")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oaks by the bridge")
    page.get_by_role("link", name="All ideas of").click()
    expect(page.get_by_role("heading", name="Ideas, most agreed first")).to_be_visible()


def test_the_map_draws_the_ideas_and_finds_their_row(page: Page) -> None:
    box = page.locator("#map .leaflet-container, #map.leaflet-container").first.bounding_box()
    assert box
    point = page.evaluate(
        """() => {
          const at = window.cocreateMap.latLngToContainerPoint([56.222, 10.235]);
          return [at.x, at.y];
        }"""
    )
    page.mouse.click(box["x"] + point[0], box["y"] + point[1])
    expect(page.locator("tr[aria-current=true]")).to_have_count(1)


def sign_in(page: Page, app: Flask, outcome: Outcome, address: str) -> None:
    """From here on the page is opened by the evening's facilitator."""
    token = store.write(lambda db: open_session(db, outcome.made.facilitator.id, utcnow))
    cookie = {"name": app.config["STAFF_COOKIE"], "value": token, "url": address}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a cookie as playwright wants it


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("audience", ["public", "staff"])
def test_axe_finds_nothing(
    page: Page, app: Flask, outcome: Outcome, address: str, scheme: str, audience: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    if audience == "staff":
        sign_in(page, app, outcome, address)
    for url in (address, f"{address}/1"):
        page.goto(url)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "async () => (await axe.run()).violations.map((v) => [v.id, v.nodes.map((n) => n.html)])"
        )
        assert found == [], url


def test_large_text_on_a_phone_never_scrolls_sideways(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=PHONE)
    for url in (address, f"{address}/1"):
        page.goto(url)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_a_script_everything_is_there(chromium: Browser, address: str) -> None:
    page = chromium.new_context(java_script_enabled=False, viewport=PHONE).new_page()
    page.goto(address)
    expect(titles(page)).to_have_count(5)
    page.get_by_label("Kind").select_option("heath")
    page.get_by_role("button", name="Show").click()
    expect(titles(page)).to_have_text(["West", "East"])


def test_on_paper_there_is_no_furniture(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport=DESK)
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.get_by_text("Nothing is decided")).to_be_visible()
    expect(page.get_by_text("As of seq")).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")

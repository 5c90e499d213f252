"""The whole evening of a resident by keyboard alone: no mouse, no finger."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = pytest.mark.browser

OAK, ELM = "An oak by the bench", "An elm by the gate"
MOST_TABS = 60


@pytest.fixture
def made(server: Server) -> Evening:
    """An evening with somebody's oak."""
    made = evening("collect")
    made.propose(made.join(nickname="Kirsten"), title=OAK)
    return made


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until the focus is there; what has it can be seen."""
    for _ in range(MOST_TABS):
        if wanted.evaluate("node => node === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
        page.keyboard.press(key)
    raise AssertionError(f"{MOST_TABS} times {key} did not reach {wanted}")


def press(page: Page, name: str | re.Pattern[str], within: Locator | None = None) -> None:
    """Go to a button and press it."""
    place = within if within is not None else page.locator("body")
    exact = isinstance(name, str)
    tab_to(page, place.get_by_role("button", name=name, exact=exact).first)
    page.keyboard.press("Enter")


def come_in(page: Page, made: Evening) -> None:
    page.goto(join_url(made.workshop))
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Landowner")).to_be_checked()
    press(page, "Go to the map")
    people.wait_for_map(page)


def test_join_propose_comment_vote_and_take_back(
    windows: Windows, server: Server, made: Evening
) -> None:
    page = windows.desk()
    come_in(page, made)
    propose_with_the_map(page)
    comment_and_come_back(page)
    people.go_to(server, made, "discuss", "vote")
    vote(page)
    people.go_to(server, made, "collect")
    take_back(page)


def propose_with_the_map(page: Page) -> None:
    """The arrow keys move the map under the ring; Enter places."""
    press(page, "Propose")
    dialog = page.get_by_role("dialog", name="Propose")
    press(page, re.compile("^Tree"), dialog)
    expect(page.locator(".leaflet-container").first).to_be_focused()
    before = centre(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(was) => window.cocreateMap.getCenter().lng > was", arg=before)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type(ELM)
    press(page, "Send", dialog)
    panel = page.get_by_role("dialog", name=ELM)
    expect(panel).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def centre(page: Page) -> float:
    longitude: float = page.evaluate("window.cocreateMap.getCenter().lng")
    return longitude


def comment_and_come_back(page: Page) -> None:
    """The focus goes into the panel and comes back to the row that opened it."""
    opener = people.row(page, OAK).get_by_role("button")
    tab_to(page, opener)
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog", name=OAK)
    expect(panel).to_be_focused()
    tab_to(page, panel.get_by_label("Write a comment"))
    page.keyboard.type("Shade at last.")
    press(page, "Send", panel)
    expect(panel.get_by_text("Shade at last.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def vote(page: Page) -> None:
    """Both ideas, one back, Escape leaves."""
    expect(page.locator("[data-phase-name]")).to_have_text("Vote")
    press(page, "Vote")
    ballot = page.get_by_role("dialog", name="Vote")
    for at in (1, 2):
        expect(ballot.get_by_role("heading", name=f"{at} of 2")).to_be_visible()
        press(page, "Agree", ballot)
    expect(ballot.get_by_text("2 votes are yours.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(ballot).to_be_hidden()
    expect(page.get_by_role("button", name="Vote", exact=True)).to_be_focused()


def take_back(page: Page) -> None:
    expect(page.locator("[data-phase-name]")).to_have_text("Collect")
    tab_to(page, people.row(page, ELM).get_by_role("button"))
    page.keyboard.press("Enter")
    press(page, "Take back", page.get_by_role("dialog", name=ELM))
    expect(people.row(page, ELM)).to_have_count(0)


def test_a_place_without_the_map_on_a_phone_with_keys(
    windows: Windows, server: Server, made: Evening
) -> None:
    page = windows.phone(has_touch=False, is_mobile=False)
    come_in(page, made)
    tab_to(page, page.get_by_role("link", name="To the list of ideas"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#list")).to_be_focused()
    press(page, "Propose")
    press(page, re.compile("^Tree"), page.get_by_role("dialog", name="Propose"))
    press(page, "Choose from a list or type coordinates")
    tab_to(page, page.get_by_label("Coordinates"))
    page.keyboard.type("56.2221, 10.2350")
    page.keyboard.press("Enter")
    press(page, "Place here")
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type(ELM)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name=ELM)).to_be_focused()
    page.keyboard.press("Escape")
    expect(people.row(page, ELM)).to_be_visible()
    expect(page.get_by_role("button", name="Propose", exact=True)).to_be_focused()

"""Without JavaScript: come in, see, propose, comment, vote, see one's own, leave."""

import re

import pytest
from playwright.sync_api import Page, expect
from shapely.geometry import box, mapping

from cocreate.maps.area import check_area
from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = pytest.mark.browser

NORTH_OF_THE_CITY = mapping(box(10.15, 56.18, 10.30, 56.26))
OAK, LIME = "An oak by the bench", "A lime at the gate"


@pytest.fixture
def made(server: Server) -> Evening:
    """An evening in which somebody has proposed an oak, in an area with places that have names."""
    made = evening("collect", area=check_area(NORTH_OF_THE_CITY))
    made.propose(made.join(nickname="Kirsten"), title=OAK)
    return made


@pytest.fixture
def page(windows: Windows, made: Evening) -> Page:
    """A phone whose browser runs no scripts, let in by the QR code's link."""
    page = windows.phone(java_script_enabled=False)
    page.goto(join_url(made.workshop))
    page.get_by_role("radio", name="Landowner").check()
    page.get_by_role("button", name="Go to the map").click()
    page.get_by_role("link", name="See the ideas, comment and vote as plain pages").click()
    return page


def test_an_idea_at_a_place_of_the_list_and_one_by_coordinates(page: Page) -> None:
    expect(page.get_by_role("heading", name="1 idea", exact=True)).to_be_visible()
    page.get_by_role("link", name="Propose an idea").click()
    page.get_by_label("Kind").select_option(label="Tree")
    page.get_by_label("Place", exact=True).select_option(index=1)
    page.get_by_label("Title").fill(LIME)
    page.get_by_label("What is your idea?").fill("Bees like it.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("link", name=LIME)).to_be_visible()
    page.get_by_role("link", name="Propose", exact=True).click()
    page.get_by_label("Kind").select_option(label="Pond")
    page.get_by_label("Latitude").fill("56.222")
    page.get_by_label("Longitude").fill("10.235")
    page.get_by_label("What is your idea?").fill("For frogs.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("button", name="Send")).to_have_count(0)
    page.get_by_role("link", name="All ideas").click()
    expect(page.get_by_role("listitem").filter(has_text="yours")).to_have_count(2)


def test_measures_with_their_sources(page: Page) -> None:
    page.goto("/measures")
    heath = page.locator("#dry_heath")
    expect(heath.get_by_role("heading", name="Dry heath")).to_be_visible()
    expect(heath.get_by_text("Aarhus", exact=True)).to_be_visible()
    heath.get_by_text("Costs and findings, with sources").click()
    expect(heath.locator("cite").first).to_be_visible()
    page.locator("#menu summary").click()
    page.get_by_role("link", name="Dansk").click()
    expect(page.get_by_role("heading", name="Tør hede", exact=True)).to_be_visible()


def test_what_is_not_right_is_said_and_nothing_is_lost(page: Page, windows: Windows) -> None:
    windows.tolerated.append(re.compile("status of 400"))
    page.get_by_role("link", name="Propose an idea").click()
    page.get_by_label("Latitude").fill("48.0")
    page.get_by_label("Longitude").fill("2.0")
    page.get_by_label("What is your idea?").fill("Far away.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("outside the area")
    expect(page.get_by_label("What is your idea?")).to_have_value("Far away.")


def test_a_comment_then_a_vote_that_is_changed_and_taken_back(
    page: Page, server: Server, made: Evening
) -> None:
    page.get_by_role("link", name=OAK).click()
    page.get_by_label("Write a comment").fill("My children climb there.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("listitem")).to_contain_text(["My children climb there."])
    people.go_to(server, made, "discuss", "vote")
    page.reload()
    for words in ("Agree", "Disagree"):
        page.get_by_role("button", name=words, exact=True).click()
        chosen = page.get_by_role("button", name=words, exact=True)
        expect(chosen).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Take back my vote").click()
    expect(page.get_by_role("button", name="Take back my vote")).to_have_count(0)
    page.get_by_role("link", name="Mine", exact=True).click()
    expect(page.get_by_text("My children climb there.").first).to_be_visible()

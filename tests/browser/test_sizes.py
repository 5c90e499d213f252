"""A width, a limit, a target: what a hand meets on a phone and a hall on the wall."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cocreate.journal.store import store
from cocreate.workshops.links import screen_url
from cocreate.workshops.models import Workshop
from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import HERE, Evening, evening
from tests.server import Server

pytestmark = pytest.mark.browser

LON, LAT = HERE
HEDGE = {"type": "LineString", "coordinates": [[LON, LAT], [LON + 0.004, LAT]]}


@pytest.fixture
def made(server: Server) -> Evening:
    return evening("collect")


def in_palette(made: Evening, category: str, **more: Any) -> None:
    """The workshop's palette with this besides."""

    def change(session: Any) -> None:
        workshop = session.get_one(Workshop, made.workshop.id)
        workshop.categories = [
            each | more if each["id"] == category else each for each in workshop.categories
        ]

    store.write(change)


def draw_line(page: Page, kind: str) -> None:
    """Two taps beside each other, on a map that is close enough to see a hedge on."""
    page.evaluate(
        "([lon, lat]) => window.cocreateMap.setView([lat, lon], 17, {animate: false})", HERE
    )
    people.start_idea(page, kind)
    size = page.locator(".draw-size")
    for x, said in ((90, re.compile("^1 point$")), (200, re.compile(r"\d\d+\sm"))):
        page.locator("#map").click(position={"x": x, "y": 170})
        expect(size).to_have_text(said)


def test_hedge_says_how_long_how_wide_and_how_large(windows: Windows, made: Evening) -> None:
    phone = people.phone_of(windows, made)
    draw_line(phone, "Hedge")
    expect(phone.locator(".draw-size")).to_have_text(re.compile(r"m · .*m²$"))
    phone.get_by_role("button", name="Finish").click()
    about = phone.locator(".read b").last
    expect(about).to_have_text(re.compile("long, 3\u00a0m wide: about"))
    phone.get_by_label("Width").fill("6")
    expect(about).to_have_text(re.compile("long, 6\u00a0m wide: about"))
    people.tell(phone, "A hedge along the ditch")
    panel = people.open_idea(phone, "A hedge along the ditch")
    expect(panel).to_contain_text(re.compile("long, 6\u00a0m wide: [\\d.,]+\u00a0(m²|ha)"))


def test_line_that_is_too_long_cannot_be_finished_and_says_why(
    windows: Windows, made: Evening
) -> None:
    in_palette(made, "path", longest=2)
    phone = people.phone_of(windows, made)
    draw_line(phone, "Recreation path")
    expect(phone.get_by_text("This is longer than 2")).to_be_visible()
    expect(phone.get_by_role("button", name="Finish")).to_have_attribute("aria-disabled", "true")


def test_width_that_is_too_wide_is_told_at_the_width_before_sending(
    windows: Windows, made: Evening
) -> None:
    in_palette(made, "hedge", largest=2000)
    phone = people.phone_of(windows, made)
    draw_line(phone, "Hedge")
    phone.get_by_role("button", name="Finish").click()
    phone.get_by_label("Width").fill("30")
    phone.get_by_label("Title").fill("The widest hedge")
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_text("With this width the line covers more than")).to_be_visible()
    expect(phone.get_by_label("Width")).to_be_focused()
    expect(phone.get_by_label("Title")).to_have_value("The widest hedge")


def test_kind_of_which_all_are_made_says_so_on_its_tile(windows: Windows, made: Evening) -> None:
    in_palette(made, "stones", most_per_person=1)
    phone = people.phone_of(windows, made)
    people.propose_point(phone, "The first heap", kind="Stones, logs")
    phone.get_by_role("button", name="Propose", exact=True).click()
    tile = phone.get_by_role("dialog").get_by_role("button", name=re.compile("^Stones, logs"))
    expect(tile).to_contain_text("1 of your 1 made")
    expect(tile).to_have_attribute("aria-disabled", "true")
    tile.click(force=True)  # it is disabled for the machine, and still answers a thumb
    expect(phone.locator(".toast").last).to_contain_text("at most")
    expect(phone.get_by_role("heading", name=re.compile("^What would you like"))).to_be_visible()


def test_target_counts_up_in_the_legend_of_a_phone(windows: Windows, made: Evening) -> None:
    in_palette(made, "tree", target=250)
    in_palette(made, "hedge", target=4000)
    in_palette(made, "heath", target=20_000)
    someone = made.join()
    made.propose(someone, fields={"count": 112})
    made.propose(someone, category="hedge", geometry=HEDGE)
    phone = people.phone_of(windows, made)
    people.show_list(phone)
    phone.locator("#list-filters").get_by_role("button", name="Any kind").click()
    legend = phone.get_by_role("dialog", name="Kinds on the map")
    expect(legend.get_by_role("button", name="Tree")).to_contain_text("112 of 250 proposed")
    expect(legend.get_by_role("button", name="Hedge")).to_contain_text("of 4\u00a0km proposed")
    expect(legend.get_by_role("button", name="Dry heath")).to_contain_text("0\u00a0m² of 2\u00a0ha")
    made.propose(someone, fields={"count": 8})
    expect(legend.get_by_role("button", name="Tree")).to_contain_text("120 of 250 proposed")


def test_wall_says_kind_before_number_and_how_far_the_target_is(
    windows: Windows, made: Evening
) -> None:
    in_palette(made, "tree", target=250)
    someone = made.join()
    made.propose(someone, fields={"count": 12})
    made.propose(someone, category="stones")
    wall = windows.projector()
    wall.goto(screen_url(made.workshop))
    totals = wall.locator("#sums")
    expect(totals.get_by_role("listitem").first).to_have_text(
        re.compile("Tree ?12 of 250 proposed")
    )
    expect(totals).to_contain_text("Stones, logs: 1")

"""Drawing with what is there: snapping to edges, taking a shape's outline, reaching the wood."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.windows import Windows
from tests.browser.woods import WOOD, look_at, with_woods
from tests.factories import Evening, evening
from tests.maps.metres import at, ring
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


@pytest.fixture
def made(server: Server) -> Evening:
    return evening("collect")


@pytest.fixture
def phone(windows: Windows, made: Evening) -> Page:
    """A phone whose map has a wood and a nameless green."""
    page = windows.phone()
    with_woods(page)
    people.join(page, join_url(made.workshop))
    return page


def draw(page: Page, *places: tuple[float, float]) -> None:
    """Corners under the ring, one after the other, in metres from the wood's corner."""
    for place in places:
        look_at(page, *place)
        page.get_by_role("button", name="Add point").click()


def outline(server: Server, made: Evening) -> Any:
    """Where the only idea lies."""
    (idea,) = people.ideas_of(server, made)
    geometry: Any = idea["geometry"]
    return geometry["coordinates"]


def test_a_hedge_that_stops_short_of_the_wood_can_be_extended_to_it(
    phone: Page, server: Server, made: Evening
) -> None:
    people.start_idea(phone, "Hedge")
    draw(phone, (-300, 50), (-40, 50))
    phone.get_by_role("button", name="Finish").click()
    note = phone.get_by_role("region", name="About the place")
    expect(note).to_contain_text(f"Your line stops 40 m short of this: \u2068{WOOD}\u2069.")
    note.get_by_role("button", name="Extend to it").click()
    expect(note).to_be_hidden()
    people.tell(phone, "A hedge to the wood")
    people.show_list(phone)
    expect(people.row(phone, "A hedge to the wood")).not_to_contain_text("waiting")
    line = outline(server, made)
    assert len(line) == 3
    assert line[2] == pytest.approx(at(0, 50), abs=2e-6)


def test_the_hint_can_be_left_and_does_not_come_back(phone: Page) -> None:
    people.start_idea(phone, "Hedge")
    draw(phone, (-300, 50), (-40, 50))
    phone.get_by_role("button", name="Finish").click()
    note = phone.get_by_role("region", name="About the place")
    note.get_by_role("button", name="Leave it").click()
    expect(note).to_be_hidden()
    phone.reload()
    people.wait_for_map(phone)
    phone.get_by_role("button", name="Propose", exact=True).click()
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_label("Title")).to_be_visible()
    expect(note).to_be_hidden()


def test_corners_snap_to_the_edge_that_is_near_unless_that_is_switched_off(
    phone: Page, server: Server, made: Evening
) -> None:
    people.start_idea(phone, "Hedge")
    draw(phone, (-300, 50), (-2, 50))
    snap = phone.get_by_role("button", name="Snap to edges")
    expect(snap).to_have_attribute("aria-pressed", "true")
    snap.click()
    expect(snap).to_have_attribute("aria-pressed", "false")
    draw(phone, (50, 103))
    phone.get_by_role("button", name="Finish").click()
    people.tell(phone, "Along the wood")
    people.show_list(phone)
    expect(people.row(phone, "Along the wood")).not_to_contain_text("waiting")
    line = outline(server, made)
    assert line[1] == pytest.approx(at(0, 50), abs=5e-7)
    assert line[2] == pytest.approx(at(50, 103), abs=5e-6)


def test_a_corner_that_is_dragged_snaps_too(phone: Page, server: Server, made: Evening) -> None:
    people.start_idea(phone, "Hedge")
    draw(phone, (-120, 50), (-60, 50))
    look_at(phone, -30, 50)
    handle = phone.locator(".marker-icon:not(.marker-icon-middle)").last
    start = middle(handle.bounding_box())
    target = phone.evaluate(
        "([lon, lat]) => { const map = window.cocreateMap;"
        " const { x, y } = map.latLngToContainerPoint([lat, lon]);"
        " const box = map.getContainer().getBoundingClientRect(); return [box.x + x, box.y + y]; }",
        at(-2, 50),
    )
    phone.mouse.move(*start)
    phone.mouse.down()
    phone.mouse.move((start[0] + target[0]) / 2, target[1])
    phone.mouse.move(*target)
    phone.mouse.up()
    expect(phone.locator(".draw-size")).to_contain_text("120 m")
    phone.get_by_role("button", name="Finish").click()
    people.tell(phone, "Pulled to the wood")
    people.show_list(phone)
    expect(people.row(phone, "Pulled to the wood")).not_to_contain_text("waiting")
    assert outline(server, made)[1] == pytest.approx(at(0, 50), abs=5e-7)


def middle(box: Any) -> tuple[float, float]:
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_tap_takes_the_outline_of_the_wood(phone: Page, server: Server, made: Evening) -> None:
    people.start_idea(phone, "Farmland to nature")
    phone.get_by_role("button", name="Pick a shape").click()
    look_at(phone, 50, -20)
    expect(phone.get_by_text("Nothing to take here")).to_be_visible()
    look_at(phone, 50, 20)
    expect(phone.locator("#step-foot .read")).to_contain_text(WOOD)
    phone.touchscreen.tap(*middle(phone.locator("#map").bounding_box()))
    expect(phone.get_by_text(re.compile(f"This is .*{WOOD}"))).to_have_count(2)  # seen and said
    expect(phone.locator(".draw-size")).to_contain_text("1 ha")
    phone.get_by_role("button", name="Finish").click()
    people.tell(phone, "The whole wood")
    people.show_list(phone)
    expect(people.row(phone, "The whole wood")).not_to_contain_text("waiting")
    (taken,) = outline(server, made)
    assert sorted(taken[:-1]) == sorted(ring(0, 0, 100, 100)[:-1])


def test_a_shape_is_taken_by_keys_from_the_list(windows: Windows, made: Evening) -> None:
    page = windows.desk()
    with_woods(page)
    people.join(page, join_url(made.workshop))
    people.start_idea(page, "Farmland to nature")
    look_at(page, 120, 20)
    page.get_by_role("button", name="Pick a shape").press("Enter")
    page.get_by_role("button", name="Choose a shape from a list").press("Enter")
    rows = page.locator("#shape-rows").get_by_role("listitem")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text(WOOD)
    expect(rows.last).to_contain_text("Habitat 2")
    page.get_by_label("Name or number").fill("2")
    expect(rows).to_have_count(1)
    rows.get_by_role("button").press("Enter")
    expect(page.locator(".draw-size")).to_contain_text(re.compile("^2,00\\d\\sm²"))
    page.get_by_role("button", name="Finish").press("Enter")
    expect(page.get_by_label("Title")).to_be_visible()

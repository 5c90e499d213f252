"""A plan goes onto the maps: placed by hand and by typed numbers, seen by everybody, switched off by one."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import Evening, evening
from tests.plans.pictures import drawing
from tests.server import Server

pytestmark = pytest.mark.browser
OVERLAY = ".leaflet-plan-pane img"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "plan.png"
    file.write_bytes(drawing())
    return file


def staff_page(windows: Windows, server: Server, made: Evening) -> Page:
    page = windows.desk()
    people.sign_in(page, server, made.facilitator.id)
    page.goto(f"/workshops/{made.code}/plan")
    return page


def upload(page: Page, picture: Path) -> None:
    page.get_by_label("Picture").set_input_files(picture)
    page.get_by_label("Name of the plan").fill("New quarter")
    page.get_by_label("Who drew it").fill("Office <b>Green</b>")
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("button", name="Show it on all maps")).to_be_visible()


def point(page: Page, number: int) -> Locator:
    return page.get_by_role("group", name=f"Point {number}")


def type_in(page: Page, number: int, numbers: tuple[str, str, str, str]) -> None:
    labels = ("Percent from the left", "Percent from the top", "Latitude", "Longitude")
    for label, text in zip(labels, numbers, strict=True):
        point(page, number).get_by_label(label).fill(text)


def test_plan_is_placed_by_keys_and_comes_to_the_phone_at_once(
    windows: Windows, server: Server, picture: Path
) -> None:
    made = evening("collect")
    phone = people.phone_of(windows, made)
    expect(phone.locator(OVERLAY)).to_have_count(0)
    page = staff_page(windows, server, made)
    upload(page, picture)
    type_in(page, 1, ("0", "0", "56.2230", "10.2380"))
    type_in(page, 2, ("100", "0", "56.2230", "10.2420"))
    page.get_by_role("button", name="Show it on all maps").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    expect(point(page, 1)).to_contain_text("This point is 0 m off.")
    expect(page.locator(OVERLAY)).to_be_visible()

    overlay = phone.locator(OVERLAY)
    expect(overlay).to_be_visible()
    assert overlay.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    expect(overlay).to_have_css("opacity", "0.7")
    expect(phone.locator(".leaflet-control-attribution")).to_contain_text("Office <b>Green</b>")
    button = phone.get_by_role("button", name="Plan: New quarter")
    button.tap()
    expect(overlay).to_have_count(0)
    expect(button).to_have_attribute("aria-pressed", "false")
    button.tap()
    expect(overlay).to_be_visible()

    page.get_by_role("link", name="Remove the plan").click()
    page.get_by_role("button", name="Remove the plan").click()
    expect(phone.locator(OVERLAY)).to_have_count(0)
    expect(phone.get_by_role("button", name="Plan: New quarter")).to_be_hidden()


def test_points_are_chosen_on_both_pictures(
    windows: Windows, server: Server, picture: Path
) -> None:
    made = evening("collect")
    page = staff_page(windows, server, made)
    upload(page, picture)
    plan, ground = page.locator("#plan-picture"), page.locator(".area-map .map")
    places = (((20, 20), (150, 150)), ((300, 20), (350, 150)))
    for number, (on_plan, on_map) in enumerate(places, 1):
        page.get_by_role("button", name=f"Choose point {number} on both pictures").click()
        plan.click(position={"x": on_plan[0], "y": on_plan[1]})
        ground.click(position={"x": on_map[0], "y": on_map[1]})
        for label in ("Percent from the left", "Percent from the top", "Latitude", "Longitude"):
            expect(point(page, number).get_by_label(label)).to_have_value(
                re.compile(r"^\d+(\.\d+)?$")
            )
        expect(plan.locator(".plan-mark")).to_have_count(number)
        expect(ground.locator(".plan-mark")).to_have_count(number)
    page.get_by_role("button", name="Show it on all maps").click()
    expect(page.locator(OVERLAY)).to_be_visible()

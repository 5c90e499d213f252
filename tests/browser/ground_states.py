"""The states of a page while somebody draws with what is there."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.woods import look_at
from tests.factories import Evening
from tests.layers_laid import feature, lay
from tests.maps.metres import polygon


def lay_ground(made: Evening) -> None:
    """A field that can be taken, and a meadow that is closed."""
    lay(made, "Fields", [feature(12, polygon(40, 0, 140, 100))], style="dots", colour="green")
    lay(made, "Orchid meadow", [feature(1, polygon(-200, 0, -100, 100))], mark="closed")


def on_given_ground(page: Page) -> Iterator[str]:
    """From the kinds and back: a field under the ring, the list of them, ground where nothing is taken."""
    kinds = page.get_by_role("dialog", name="Propose")
    kinds.get_by_role("button", name="Farmland to nature").click()
    page.get_by_role("button", name="Pick a shape").click()
    look_at(page, 90, 50)
    expect(page.locator("#step-foot .read")).to_contain_text("Field 12")
    yield "a field under the ring"
    page.get_by_role("button", name="Choose a shape from a list").click()
    expect(page.locator("#shape-rows")).to_contain_text("Field 12")
    yield "shapes as a list"
    page.locator("#shape-rows").get_by_role("button").first.click()
    expect(page.locator(".draw-size")).to_be_visible()
    yield "an outline that was taken"
    page.get_by_role("button", name="Back").click()
    kinds.get_by_role("button", name="Tree").click()
    look_at(page, -150, 50)
    expect(page.locator("#step-foot .read")).to_contain_text("Orchid meadow")
    yield "closed ground"
    page.get_by_role("button", name="Place here").click()
    expect(page.get_by_role("region", name="About the place")).to_be_visible()
    yield "words about closed ground"
    page.get_by_role("button", name="Change the place").click()
    look_at(page, 0, 0)
    expect(page.locator("#step-foot .read")).not_to_contain_text("Orchid meadow")
    page.get_by_role("button", name="Place here").click()
    expect(page.get_by_label("Title")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Back").click()

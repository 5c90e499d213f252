"""Layers that staff uploaded: on the map, in the legend, on the wall; five thousand fields stay in hand."""

import math
import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cocreate.workshops.links import join_url, screen_url
from tests.browser import people
from tests.browser.test_many import SLOWER, WATCH_LONG_TASKS, longest_task, pan, timed
from tests.browser.windows import Windows
from tests.browser.woods import look_at
from tests.factories import Evening, evening
from tests.layers_laid import feature, lay
from tests.maps.metres import at, polygon
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

FIELDS = 5_000
FILE_BYTES = 700_000
LISTED = 30
# Whether anything is drawn on the layers' canvas.
INKED = """
() => {
  const canvas = document.querySelector('.leaflet-base-pane canvas');
  if (!canvas) return false;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
}
"""


@pytest.fixture
def made(server: Server) -> Evening:
    """An evening with closed ground in its middle and fields beside it that nobody sees at first."""
    made = evening("collect")
    lay(made, "Orchid meadow", [feature(1, polygon(-60, -60, 60, 60))],
        mark="closed", style="hatch", colour="red", attribution="Nature <office>", pickable=False)  # fmt: skip
    lay(made, "Fields", [feature(12, polygon(100, 0, 200, 40))], shown=False, licence="CC BY 4.0")
    return made


def test_layers_are_drawn_switched_and_credited(windows: Windows, made: Evening) -> None:
    page = windows.desk()
    people.join(page, join_url(made.workshop))
    credit = page.locator(".leaflet-control-attribution")
    expect(credit).to_contain_text("Nature <office>, CC0")
    expect(credit).not_to_contain_text("City of Aarhus, CC BY 4.0")
    look_at(page, 0, 0)
    page.wait_for_function(INKED)
    layers = page.get_by_role("group", name="Layers")
    closed = layers.get_by_role("checkbox", name="Orchid meadow")
    fields = layers.get_by_role("checkbox", name="Fields")
    expect(closed).to_be_checked()
    expect(fields).not_to_be_checked()
    expect(layers).to_contain_text("Nothing can be proposed there.")
    fields.check()
    expect(credit).to_contain_text("City of Aarhus, CC BY 4.0")
    closed.uncheck()
    expect(credit).not_to_contain_text("Nature <office>")
    page.reload()
    people.wait_for_map(page)
    expect(fields).to_be_checked()
    expect(closed).not_to_be_checked()


def test_the_wall_shows_what_staff_have_shown(windows: Windows, made: Evening) -> None:
    wall = windows.projector()
    wall.goto(screen_url(made.workshop))
    expect(wall.locator(".leaflet-control-attribution")).to_contain_text("Nature <office>")
    wall.wait_for_function(INKED)


def test_everybody_sees_them_with_the_outcome(
    windows: Windows, server: Server, made: Evening
) -> None:
    people.go_to(server, made, "results")
    desk = windows.desk()
    desk.goto(f"/w/{made.code}/summary")
    expect(desk.locator(".leaflet-control-attribution")).to_contain_text("Nature <office>")
    desk.wait_for_function(INKED)


def test_closed_ground_is_said_before_the_words_and_a_refusal_keeps_them(
    windows: Windows, made: Evening
) -> None:
    page = windows.phone()
    people.join(page, join_url(made.workshop))
    people.start_idea(page, "Tree")
    look_at(page, 0, 0)
    read = page.locator("#step-foot .read")
    expect(read).to_contain_text("Orchid meadow")
    page.get_by_role("button", name="Place here").click()
    note = page.get_by_role("region", name="About the place")
    expect(note).to_contain_text("It will not be taken.")
    page.get_by_label("Title").fill("A lime")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("where nothing can be proposed")
    expect(page.get_by_label("Title")).to_have_value("A lime")
    note.get_by_role("button", name="Change the place").click()
    look_at(page, 0, 80)
    expect(read).not_to_contain_text("Orchid meadow")
    page.get_by_role("button", name="Place here").click()
    expect(note).to_be_hidden()
    people.tell(page, "A lime")


def test_a_field_of_a_layer_is_taken_by_its_number(windows: Windows, made: Evening) -> None:
    page = windows.phone()
    people.join(page, join_url(made.workshop))
    people.start_idea(page, "Farmland to nature")
    page.get_by_role("button", name="Pick a shape").click()
    look_at(page, 150, 20)
    expect(page.locator("#step-foot .read")).to_contain_text(re.compile("Field 12.*4,\\d{3}"))
    page.get_by_role("button", name="Take this shape").click()
    expect(page.get_by_role("button", name="Finish")).to_be_enabled()
    expect(page.locator(".draw-size")).to_contain_text("m²")


def fields(number: int) -> list[dict[str, Any]]:
    """So many crooked fields side by side, 60 m wide, twelve corners each; every third has a name."""
    dice = random.Random(4)
    side = math.isqrt(number)
    made = []
    for index in range(number):
        row, column = divmod(index, side)
        east, north = (column - side / 2) * 64, (row - side / 2) * 64
        corners = [
            at(east + reach * math.cos(turn), north + reach * math.sin(turn))
            for turn in (math.tau * step / 12 for step in range(12))
            for reach in [dice.uniform(22, 30)]
        ]
        geometry = {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}
        name = f"Lot {index + 1}" if index % 3 == 0 else ""
        made.append(feature(index + 1, geometry, name))
    return made


def test_five_thousand_fields_on_a_slow_phone(windows: Windows, server: Server) -> None:
    made = evening("collect")
    file = lay(made, "Fields", fields(FIELDS))
    print(f"\n{FIELDS} fields: {len(file)} B compressed", end="")  # noqa: T201
    assert len(file) <= FILE_BYTES
    page = windows.phone()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH_LONG_TASKS)
    timed("from the link to the map", lambda: people.join(page, join_url(made.workshop)))
    page.wait_for_function(INKED)
    longest_task(page, "first picture")
    timed("pan with all in view", lambda: pan(page))
    longest_task(page, "pan with all in view")
    timed("closer", lambda: look_at(page, 5, 5))
    page.wait_for_function(INKED)
    longest_task(page, "closer")
    timed("pan close by", lambda: pan(page))
    longest_task(page, "pan close by")
    take_one(page)
    longest_task(page, "take a field")


def take_one(page: Page) -> None:
    """A field under the ring, then the list, which has only the nearest."""
    people.start_idea(page, "Farmland to nature")
    page.get_by_role("button", name="Pick a shape").click()
    look_at(page, 0, 0)
    expect(page.locator("#step-foot .read")).to_contain_text(re.compile("Field|Lot"))
    page.get_by_role("button", name="Choose a shape from a list").click()
    rows = page.locator("#shape-rows > li")
    expect(rows).to_have_count(LISTED)
    rows.first.get_by_role("button").click()
    expect(page.locator(".draw-size")).to_contain_text("m²")

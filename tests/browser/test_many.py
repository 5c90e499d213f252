"""Two thousand ideas on a phone-sized window whose processor is four times slower: still in hand.

What takes how long is printed (`pytest -s`); asserted is what does not depend on the machine.
"""

import gzip
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.many import evening_in_zurich
from tests.browser.windows import Windows
from tests.factories import Evening, tree
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

SLOWER = 4
PAGE_BYTES = 300_000
PAGE_REQUESTS = 10
BYTES_PER_IDEA = 250
MOST_ROWS = 100
NEWER = "A bench in the shade"
WATCH_LONG_TASKS = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: 'longtask' });
"""


@pytest.fixture(scope="module")
def full(server: Server) -> tuple[Evening, list[dict[str, Any]]]:
    return evening_in_zurich()


@pytest.fixture
def phone(windows: Windows, full: tuple[Evening, list[dict[str, Any]]]) -> Page:
    """A slow phone with all the ideas on it."""
    page = windows.phone()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH_LONG_TASKS)
    timed("from the link to the map", lambda: people.join(page, join_url(full[0].workshop)))
    return page


def timed(what: str, act: Callable[[], object]) -> None:
    start = time.monotonic()
    act()
    print(f"\n{what}: {(time.monotonic() - start) * 1000:.0f} ms", end="")  # noqa: T201


def longest_task(page: Page, what: str) -> None:
    print(f"\n{what}: longest task {page.evaluate('window.longest'):.0f} ms", end="")  # noqa: T201
    page.evaluate("window.longest = 0")


class Loaded:
    """What a page loads, as it comes over the line, by kind; nothing from the cache.

    What the page before it had still on the line when this began to look is not the page's own.
    """

    def __init__(self, page: Page) -> None:
        self._kinds: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.responseReceived", self._began)
        session.on("Network.loadingFinished", self._ended)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.setBypassServiceWorker", {"bypass": True})

    def sizes(self, *kinds: str) -> list[int]:
        """Bytes of each, of all kinds where none is named."""
        return [
            self._sizes[name]
            for name, kind in self._kinds.items()
            if name in self._sizes and (not kinds or kind in kinds)
        ]

    def _began(self, said: dict[str, Any]) -> None:
        self._kinds[said["requestId"]] = said["type"]

    def _ended(self, said: dict[str, Any]) -> None:
        self._sizes[said["requestId"]] = int(said["encodedDataLength"])


def test_the_snapshot_and_the_page_are_small(windows: Windows, server: Server, full: Any) -> None:
    made, ideas = full
    phone = windows.phone()
    people.join(phone, join_url(made.workshop))
    loaded = Loaded(phone)
    phone.reload(wait_until="networkidle")
    people.wait_for_map(phone)
    page = loaded.sizes("Document", "Script", "Stylesheet")
    state = people.facilitator_of(server, made).get("/state").content
    per_idea = len(gzip.compress(state, 6)) / len(ideas)
    print(  # noqa: T201
        f"\npage, scripts, styles: {sum(page)} B in {len(page)} requests;"
        f" fonts, pictures, data: {sum(loaded.sizes()) - sum(page)} B;"
        f" snapshot: {per_idea:.0f} B an idea",
        end="",
    )
    assert sum(page) <= PAGE_BYTES
    assert len(page) <= PAGE_REQUESTS
    assert per_idea <= BYTES_PER_IDEA


def test_pan_open_read_and_hear_of_a_new_one(
    phone: Page, server: Server, full: tuple[Evening, list[dict[str, Any]]]
) -> None:
    made, ideas = full
    longest_task(phone, "first picture")
    timed("pan", lambda: pan(phone))
    longest_task(phone, "pan")
    alone = ideas[0]
    people.look_at(phone, alone["geometry"]["coordinates"])
    timed("open", lambda: open_in_the_middle(phone))
    longest_task(phone, "open")
    people.close_sheet(phone)
    people.show_list(phone)
    expect(phone.locator("#list-count")).to_have_text("2,000 ideas")
    assert phone.locator("#list-rows > li").count() <= MOST_ROWS
    other = people.neighbours(server, made.code, 1)[0]
    data = tree(title=NEWER, geometry=alone["geometry"])
    assert other.post("proposal.add", data).code == "ok"
    expect(people.row(phone, NEWER)).to_be_visible()
    longest_task(phone, "list and a new idea")


def pan(page: Page) -> None:
    """A finger pulls the map to and fro; the map follows."""
    before = page.evaluate("String(window.cocreateMap.getCenter())")
    box = page.locator("#map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for far in (*range(0, 100, 10), *range(100, -60, -10)):
        page.mouse.move(x + far, y + far)
    page.mouse.up()
    page.wait_for_function("(was) => String(window.cocreateMap.getCenter()) !== was", arg=before)


def open_in_the_middle(page: Page) -> None:
    """Tap what stands in the middle; where several stand close, the first of those offered."""
    box = page.locator("#map").bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog").filter(has=page.locator(".sheet-head"))).to_be_visible()


def test_the_vote_has_all_of_them(
    phone: Page, server: Server, full: tuple[Evening, list[dict[str, Any]]]
) -> None:
    people.go_to(server, full[0], "discuss", "vote")
    expect(phone.get_by_role("button", name="Vote", exact=True)).to_be_visible()
    timed("open the ballot", phone.get_by_role("button", name="Vote", exact=True).click)
    ballot = phone.get_by_role("dialog", name="Vote")
    expect(ballot.get_by_role("heading", level=1)).to_contain_text("1 of 2")
    ballot.get_by_role("button", name="Agree", exact=True).click()
    timed(
        "next card",
        lambda: expect(ballot.get_by_role("heading", level=1)).to_contain_text("2 of 2"),
    )
    longest_task(phone, "vote")
    people.all_sent(phone)

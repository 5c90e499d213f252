"""The page opens again without a network, shows what the phone knows, and belongs to one person."""

import json
import re
import signal

import pytest
from playwright.sync_api import Page, expect

from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.windows import CUT, Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

OAK, ELM = "An oak by the bench", "An elm by the gate"
NAME = "Kirsten with the dog"
# The worker has put away what the page is made of, and the page what it knows.
KEPT = """async () => {
  const known = (await indexedDB.databases()).some(({ name }) => name === 'cocreate-kept');
  return known && (await caches.match('/offline')) !== undefined;
}"""
NOTHING_KEPT = """async () => {
  const workers = await navigator.serviceWorker.getRegistrations();
  return workers.length + (await caches.keys()).length === 0;
}"""
ALL_KEPT = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) texts.push([request.url, await (await cache.match(request)).text()]);
  }
  return texts;
}"""
KNOWN = """() => new Promise((resolve) => {
  const asked = indexedDB.open('cocreate-kept', 1);
  asked.onsuccess = () => {
    const all = asked.result.transaction('workshops').objectStore('workshops').getAll();
    all.onsuccess = () => resolve(JSON.stringify(all.result));
  };
})"""
PERSONAL = re.compile(
    r"/(me|state|events|commands|mine|facilitate|screen|export)\b|/staff|/workshops"
)


@pytest.fixture
def made(server: Server) -> Evening:
    night = evening("collect")
    night.propose(night.join(), title=OAK)
    return night


def test_the_door_says_that_there_is_no_network_and_keeps_the_form(
    windows: Windows, made: Evening
) -> None:
    phone = windows.phone()
    phone.goto(join_url(made.workshop))
    with windows.without_network(phone):
        expect(phone.get_by_text("No network.")).to_be_visible()
        phone.get_by_role("radio", name="Resident", exact=True).check()
        phone.get_by_role("button", name="Go to the map").click()
        expect(phone.get_by_role("radio", name="Resident", exact=True)).to_be_checked()
    expect(phone.get_by_text("No network.")).to_be_hidden()
    phone.get_by_role("button", name="Go to the map").click()
    people.wait_for_map(phone)


@pytest.fixture
def phone(windows: Windows, made: Evening) -> Page:
    """A phone that has put away the page."""
    page = people.phone_of(windows, made, nickname=NAME)
    people.wait_until(page, KEPT)
    return page


def test_a_reload_without_network_shows_what_is_known_and_takes_ideas(
    phone: Page, windows: Windows, server: Server, made: Evening
) -> None:
    with windows.without_network(phone):
        phone.reload()
        people.wait_for_map(phone)
        expect(
            phone.get_by_text(re.compile(r"No network: this is as of \d\d:\d\d"))
        ).to_be_visible()
        people.propose_point(phone, ELM)
        expect(phone.get_by_role("button", name="1 waiting")).to_be_visible()
        phone.reload()
        people.wait_for_map(phone)
        people.show_list(phone)
        for title in (OAK, ELM):
            expect(people.row(phone, title)).to_be_visible()
        expect(people.row(phone, ELM)).to_contain_text("yours")
        door = phone.context.new_page()
        door.goto(join_url(made.workshop))
        expect(door.get_by_role("heading", name="No network.")).to_be_visible()
        door.close()
    expect(people.row(phone, ELM)).not_to_contain_text("waiting", timeout=people.SOON_MS)
    expect(phone.get_by_text("No network")).to_be_hidden()
    assert sorted(str(idea["title"]) for idea in people.ideas_of(server, made)) == [ELM, OAK]


def test_nothing_of_a_person_is_kept_after_someone_else_takes_the_phone(
    phone: Page, windows: Windows, made: Evening
) -> None:
    kept: list[list[str]] = phone.evaluate(ALL_KEPT)
    assert [url for url, _ in kept if PERSONAL.search(url)] == []
    assert [url for url, text in kept if NAME in text] == []
    me = phone.evaluate("JSON.parse(document.getElementById('page').textContent).me.id")
    people.wait_until(phone, f"async () => (await ({KNOWN})()).includes('{me}')")
    phone.locator("#menu summary").click()
    phone.get_by_role("button", name="Someone else on this phone").click()
    expect(phone.get_by_role("button", name="Go to the map")).to_be_visible()
    assert json.loads(phone.evaluate(KNOWN)) == []
    with windows.without_network(phone):
        phone.goto(f"/w/{made.code}")
        expect(phone.get_by_role("heading", name="No network.")).to_be_visible()
    people.join(phone, f"/w/{made.code}", role="Landowner")
    people.wait_until(phone, f"async () => (await ({KNOWN})()).length > 2")
    assert me not in phone.evaluate(KNOWN)


def test_a_worker_that_is_switched_off_takes_everything_with_it(
    phone: Page, windows: Windows, server: Server, made: Evening
) -> None:
    """The last one here: the server stays as it is."""
    windows.tolerated.append(CUT)
    server.settings["COCREATE_OFFLINE_PAGES"] = "0"
    server.restart(signal.SIGKILL)
    phone.goto(f"/w/{made.code}")
    people.wait_until(phone, NOTHING_KEPT)

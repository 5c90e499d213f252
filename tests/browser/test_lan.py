"""A hall without https: plain http on an address that is not loopback, as with SHARE=1.

Browsers keep much from such pages (randomUUID, Web Locks, service workers), and the evening must
not notice.
"""

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import Evening, evening
from tests.server import Server, running_server

pytestmark = pytest.mark.browser

OAK, LIME = "An oak by the bench", "A lime at the gate"
WITHHELD = "[isSecureContext, 'randomUUID' in crypto, 'locks' in navigator]"


def own_address() -> str:
    """The machine's address in its network."""
    told = subprocess.run(["hostname", "-I"], capture_output=True, text=True, check=True)
    addresses = [each for each in told.stdout.split() if "." in each]
    assert addresses, "this machine has no address besides loopback: give it a network interface"
    return addresses[0]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, built_assets: None) -> Iterator[Server]:
    """A server that listens where phones in the hall can reach it."""
    folder = tmp_path_factory.mktemp("lan")
    with running_server(folder, host=own_address(), INSECURE_LAN="1") as running:
        yield running


@pytest.fixture
def made(server: Server) -> Evening:
    return evening("collect")


@pytest.fixture
def phone(windows: Windows, made: Evening) -> Page:
    phone = people.phone_of(windows, made)
    assert phone.evaluate(WITHHELD) == [False, False, False]
    return phone


def test_join_propose_comment_and_vote(phone: Page, server: Server, made: Evening) -> None:
    people.propose_point(phone, OAK)
    people.comment(phone, OAK, "Shade at last.")
    people.all_sent(phone)
    people.go_to(server, made, "discuss", "vote")
    phone.get_by_role("button", name="Vote", exact=True).click()
    ballot = phone.get_by_role("dialog", name="Vote")
    ballot.get_by_role("button", name="Agree", exact=True).click()
    expect(ballot.get_by_text("1 vote is yours.")).to_be_visible()
    people.all_sent(phone)
    expect(ballot.get_by_text("on its way")).to_be_hidden()
    staff = people.facilitator_of(server, made)
    assert [each["agree"] for each in staff.state()["tallies"]] == [1]
    staff.close()


def test_two_tabs_send_what_waits_once(
    phone: Page, windows: Windows, server: Server, made: Evening
) -> None:
    other = phone.context.new_page()
    other.goto(f"/w/{made.code}")
    people.wait_for_map(other)
    with windows.without_network(phone):
        for page, title in ((phone, OAK), (other, LIME)):
            people.propose_point(page, title)
    for page in (phone, other):
        people.show_list(page)
        expect(people.row(page, OAK)).not_to_contain_text("waiting", timeout=people.SOON_MS)
        expect(people.row(page, LIME)).not_to_contain_text("waiting", timeout=people.SOON_MS)
    staff = people.facilitator_of(server, made)
    assert sorted(each["title"] for each in staff.state()["proposals"]) == sorted([OAK, LIME])
    staff.close()

"""The line between a phone and the server: blocked, silently losing, gone and back. Nobody taps anything."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.windows import CUT, Windows
from tests.contract.browser import Browser as Contract
from tests.factories import Evening, evening, tree
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

OAK, ELM = "An oak by the bench", "An elm by the gate"
SOCKET = re.compile(r"/socket\.io/")
SLOWER = "A little slower here."
AWAKE = "dispatchEvent(new Event('online'))"


@pytest.fixture
def made(server: Server) -> Evening:
    return evening("collect")


def refuse(socket: WebSocketRoute) -> None:
    """A proxy that does not know WebSocket."""
    socket.close()


def swallow(_socket: WebSocketRoute) -> None:
    """A proxy that lets it open and carries nothing."""


class Road:
    """The road of a page's sockets, which a test can block and open again."""

    def __init__(self, page: Page, blocked: Callable[[WebSocketRoute], None]) -> None:
        self.blocked = blocked
        self.open = False
        page.route_web_socket(SOCKET, self._take)

    def _take(self, socket: WebSocketRoute) -> None:
        if self.open:
            socket.connect_to_server()
        else:
            self.blocked(socket)


@pytest.mark.parametrize("blocked", [refuse, swallow])
def test_without_websocket_it_goes_on_over_http_and_says_so(
    windows: Windows, made: Evening, blocked: Callable[[WebSocketRoute], None]
) -> None:
    windows.tolerated.append(CUT)
    phone = windows.phone()
    road = Road(phone, blocked)
    people.join(phone, join_url(made.workshop))
    expect(phone.get_by_text(SLOWER)).to_be_visible(timeout=people.SOON_MS)
    made.propose(made.join(), title=OAK)
    people.propose_point(phone, ELM)
    people.show_list(phone)
    expect(people.row(phone, OAK)).to_be_visible(timeout=people.SOON_MS)
    expect(people.row(phone, ELM)).not_to_contain_text("waiting")
    road.open = True
    phone.evaluate(AWAKE)
    expect(phone.get_by_text(SLOWER)).to_be_hidden(timeout=people.SOON_MS)


def test_a_silent_loss_is_found_by_the_beat(windows: Windows, made: Evening) -> None:
    """A frame is lost on the way and nothing follows that would show the gap."""
    phone = windows.phone()
    lost: list[str] = []

    def opened(socket: WebSocketRoute) -> None:
        def pass_on(message: str | bytes) -> None:
            if "proposal.added" in str(message):
                lost.append(str(message))
            else:
                socket.send(message)

        socket.connect_to_server().on_message(pass_on)

    phone.route_web_socket(SOCKET, opened)
    people.join(phone, join_url(made.workshop))
    people.show_list(phone)
    made_elsewhere(windows, made)
    expect(people.row(phone, OAK)).to_be_visible(timeout=people.SOON_MS)
    assert lost


def made_elsewhere(windows: Windows, made: Evening) -> None:
    """An idea that comes through the server, which tells everybody."""
    neighbour = Contract(windows.base, made.code)
    neighbour.come_in()
    assert neighbour.post("proposal.add", tree(title=OAK)).code == "ok"
    neighbour.close()


def test_the_new_button_is_in_reach_when_a_sheet_is_open(
    windows: Windows, server: Server, made: Evening
) -> None:
    """A half sheet gives way when voting begins; whoever is writing is told and goes on."""
    made.propose(made.join(), title=OAK)
    reader, writer = people.phone_of(windows, made), people.phone_of(windows, made)
    for phone in (reader, writer):
        people.open_idea(phone, OAK)
    writer.get_by_label("Write a comment").fill("Birds would")
    people.go_to(server, made, "discuss", "vote")
    reader.get_by_role("button", name="Vote", exact=True).click()
    expect(reader.get_by_role("dialog", name="Vote")).to_be_visible()
    expect(writer.get_by_label("Write a comment")).to_have_value("Birds would")
    writer.get_by_role("region", name="Messages").get_by_role("button", name="Vote").click()
    expect(writer.get_by_role("dialog", name="Vote")).to_be_visible()

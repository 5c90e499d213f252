"""What waits on a phone arrives once: closed tabs, two tabs, a server that dies, a browser that keeps nothing."""

import re
import signal

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from sqlalchemy import select

from cocreate.journal.store import store
from cocreate.proposals.models import Comment, Proposal
from tests.browser import people
from tests.browser.windows import CUT, Windows
from tests.factories import Evening, evening, tree
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

OAK, ELM = "An oak by the bench", "An elm by the gate"
SOCKET = re.compile(r"/socket\.io/")
# Socket.IO: an event that wants an ack, and an ack.
COMMAND, ACK = re.compile(r'^42\d+\["command"'), re.compile(r"^43\d+\[")
NO_DATABASE = "indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); };"
NOTHING_KEPT = (
    NO_DATABASE + "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
)
TOO_MANY_WORDS = "Birds would like it. " * 200


@pytest.fixture
def made(server: Server) -> Evening:
    return evening("collect")


@pytest.fixture
def phone(windows: Windows, made: Evening) -> Page:
    return people.phone_of(windows, made)


def rows(made: Evening) -> list[str]:
    """The titles in the database, behind the server's back."""
    with store.read() as db:
        asked = select(Proposal.title).where(Proposal.workshop_id == made.workshop.id)
        return sorted(db.scalars(asked))


def arrived(page: Page, made: Evening, *titles: str) -> None:
    """They have come to the server, each once, and the page knows it."""
    people.show_list(page)
    for title in titles:
        expect(people.row(page, title)).not_to_contain_text("waiting", timeout=people.SOON_MS)
    people.all_sent(page)
    assert rows(made) == sorted(titles)


def test_a_closed_tab_keeps_what_waits(phone: Page, windows: Windows, made: Evening) -> None:
    """Three commands that build on each other, written offline, sent by the next tab in their order."""
    with windows.without_network(phone):
        context = phone.context
        people.propose_point(phone, OAK)
        people.comment(phone, OAK, "Shade at last.")
        phone.get_by_role("button", name="Map", exact=True).click()
        people.propose_point(phone, ELM)
        expect(phone.get_by_role("button", name="3 waiting")).to_be_visible()
        phone.close()
    assert rows(made) == []
    again = context.new_page()
    again.goto(f"/w/{made.code}")
    people.wait_for_map(again)
    arrived(again, made, OAK, ELM)
    with store.read() as db:
        said = select(Comment.text).where(Comment.workshop_id == made.workshop.id)
        assert list(db.scalars(said)) == ["Shade at last."]


class Commands:
    """The commands that leave a tab over its socket; `held` ones never come to the server."""

    def __init__(self, page: Page, *, held: bool = False) -> None:
        self.sent = 0
        self.held = held
        page.route_web_socket(SOCKET, self._open)

    def _open(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            is_command = bool(COMMAND.match(str(message)))
            self.sent += is_command
            if not (is_command and self.held):
                server.send(message)

        socket.on_message(pass_on)


def test_one_tab_sends_and_another_takes_over_when_it_closes(
    windows: Windows, phone: Page, made: Evening
) -> None:
    first, second = phone.context.new_page(), phone.context.new_page()
    stuck, free = Commands(first, held=True), Commands(second)
    phone.close()
    for tab in (first, second):
        tab.goto(f"/w/{made.code}")
        people.wait_for_map(tab)
    people.propose_point(first, OAK)
    expect(second.get_by_role("button", name="1 waiting")).to_be_visible()
    people.until(first, lambda: stuck.sent > 0)
    assert free.sent == 0
    first.close()
    arrived(second, made, OAK)
    assert free.sent == 1


def test_a_server_killed_between_commit_and_answer_has_it_once(
    windows: Windows, server: Server, made: Evening
) -> None:
    """The answer is lost with the server; the same id is sent again, and nobody taps anything."""
    windows.tolerated.append(CUT)
    phone = windows.phone()
    deaths: list[str] = []

    def die_before_the_answer(message: str | bytes, socket: WebSocketRoute) -> None:
        if ACK.match(str(message)) and not deaths:
            with server.app.app_context():
                deaths.extend(rows(made))
            server.stop(signal.SIGKILL)
        else:
            socket.send(message)

    def opened(socket: WebSocketRoute) -> None:
        behind = socket.connect_to_server()
        behind.on_message(lambda message: die_before_the_answer(message, socket))

    phone.route_web_socket(SOCKET, opened)
    people.join(phone, f"/w/{made.code}")
    phone.evaluate("window.stillHere = true")
    people.propose_point(phone, OAK)
    expect(phone.get_by_role("button", name="1 waiting")).to_be_visible(timeout=people.SOON_MS)
    server.start()
    arrived(phone, made, OAK)
    assert deaths == [OAK]
    neighbour = people.neighbours(server, made.code, 1)[0]
    assert neighbour.post("proposal.add", tree(title=ELM)).code == "ok"
    expect(people.row(phone, ELM)).to_be_visible(timeout=people.SOON_MS)
    assert phone.evaluate("window.stillHere")


@pytest.mark.parametrize(
    ("refuses", "warned"),
    [pytest.param(NO_DATABASE, False, id="database"), pytest.param(NOTHING_KEPT, True, id="all")],
)
def test_a_browser_that_keeps_nothing_says_so_and_sends(
    windows: Windows, made: Evening, refuses: str, *, warned: bool
) -> None:
    windows.tolerated.append(CUT)
    phone = windows.phone()
    phone.add_init_script(refuses)
    people.join(phone, f"/w/{made.code}")
    with windows.without_network(phone):
        people.propose_point(phone, OAK)
        expect(phone.get_by_role("button", name="1 waiting")).to_be_visible()
        expect(phone.get_by_text("Leave this page open.")).to_be_visible(visible=warned)
    arrived(phone, made, OAK)
    expect(phone.get_by_text("Leave this page open.")).to_be_hidden()


def test_what_waits_outlives_an_emptied_browser(
    phone: Page, windows: Windows, made: Evening
) -> None:
    origin = {"origin": windows.base, "storageTypes": "indexeddb"}
    with windows.without_network(phone):
        people.propose_point(phone, OAK)
        expect(phone.get_by_role("button", name="1 waiting")).to_be_visible()
        phone.context.new_cdp_session(phone).send("Storage.clearDataForOrigin", origin)
        people.propose_point(phone, ELM)
        expect(phone.get_by_text("The storage of this browser was emptied.")).to_be_visible()
        expect(phone.get_by_role("button", name="2 waiting")).to_be_visible()
    arrived(phone, made, OAK, ELM)


def test_a_refused_comment_is_edited_or_knowingly_thrown_away(
    phone: Page, windows: Windows, made: Evening
) -> None:
    made.propose(made.join(), title=OAK)
    panel = people.open_idea(phone, OAK)
    panel.get_by_label("Write a comment").fill(TOO_MANY_WORDS)
    panel.get_by_role("button", name="Send").click()
    people.close_sheet(phone)
    phone.get_by_role("button", name="Map", exact=True).click()
    phone.get_by_role("button", name="1 not sent").click()
    phone.get_by_role("button", name="Throw away").click()
    phone.get_by_role("button", name="Keep it").click()
    phone.get_by_role("button", name="Edit and send again").click()
    box = phone.get_by_label("Write a comment")
    expect(box).to_have_value(TOO_MANY_WORDS.strip())
    box.fill("Birds would like it.")
    phone.get_by_role("dialog", name=OAK).get_by_role("button", name="Send").click()
    expect(phone.get_by_role("listitem").filter(has_text="Birds would like it.")).to_be_visible()
    expect(phone.locator("#waiting")).to_be_hidden()

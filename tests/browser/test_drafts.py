"""Nothing anybody wrote is lost or sent twice: reloads, dead lines, two tabs, two people, two phones."""

import re

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.windows import CUT, Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = pytest.mark.browser

OAK, ELM = "An oak by the bench", "An elm by the gate"
INVISIBLE = "\u200b"
# All that a page says and asks after it has been loaded.
ANY = re.compile(".")
TALK = re.compile(r"/w/\w+/(commands|state|events|me)\b|socket\.io|/sio")


@pytest.fixture
def made(server: Server) -> Evening:
    return evening("collect")


@pytest.fixture
def phone(windows: Windows, made: Evening) -> Page:
    return people.phone_of(windows, made)


def titles(server: Server, made: Evening) -> list[object]:
    return [idea["title"] for idea in people.ideas_of(server, made)]


def arrives(page: Page, title: str) -> None:
    """It is not waiting any more."""
    people.show_list(page)
    expect(people.row(page, title)).not_to_contain_text("waiting", timeout=people.SOON_MS)
    people.all_sent(page)
    expect(page.get_by_role("button", name="waiting")).to_be_hidden()


def test_half_a_comment_survives_closing_and_a_reload(phone: Page, made: Evening) -> None:
    made.propose(made.join(), title=OAK)
    people.open_idea(phone, OAK).get_by_label("Write a comment").fill("My children")
    people.close_sheet(phone)
    phone.reload()
    people.wait_for_map(phone)
    panel = people.open_idea(phone, OAK)
    expect(panel.get_by_label("Write a comment")).to_have_value("My children")


def test_what_waits_survives_a_reload_and_is_sent_once(
    windows: Windows, server: Server, made: Evening
) -> None:
    windows.tolerated.append(CUT)
    phone = windows.phone()
    line = Line(phone)
    people.join(phone, join_url(made.workshop))
    phone.context.set_offline(True)
    people.propose_point(phone, OAK)
    expect(phone.get_by_role("button", name="1 waiting")).to_be_visible()
    line.cut = True
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.get_by_text(re.compile("^No network"))).to_be_visible()
    assert titles(server, made) == []
    line.cut = False
    phone.reload()
    people.wait_for_map(phone)
    arrives(phone, OAK)
    assert titles(server, made) == [OAK]


class Line:
    """What a page says and asks after it has been loaded; pages themselves still load when it is cut."""

    def __init__(self, page: Page) -> None:
        self.cut = False
        page.route(TALK, self._ask)
        page.route_web_socket(ANY, self._open)

    def _ask(self, route: Route) -> None:
        if self.cut:
            route.abort("internetdisconnected")
        else:
            route.continue_()

    def _open(self, socket: WebSocketRoute) -> None:
        if self.cut:
            socket.close()
        else:
            socket.connect_to_server()


def test_a_refused_idea_keeps_its_words_over_a_reload(
    phone: Page, windows: Windows, server: Server, made: Evening
) -> None:
    """Refused while its author was busy with the next one: it waits for them."""
    with windows.without_network(phone):
        people.start_idea(phone, "Tree")
        phone.get_by_role("button", name="Place here").click()
        phone.get_by_label("Title").fill(INVISIBLE)
        phone.get_by_label("Why here?").fill("Shade for the afternoon.")
        phone.get_by_role("button", name="Send", exact=True).click()
        people.close_sheet(phone)
        expect(phone.get_by_role("button", name="1 waiting")).to_be_visible()
        phone.get_by_role("button", name="Propose", exact=True).click()
    expect(phone.get_by_role("region", name="Messages")).to_contain_text("needs another look")
    phone.reload()
    people.wait_for_map(phone)
    phone.get_by_role("button", name="1 not sent").click()
    phone.get_by_role("button", name="Edit and send again").click()
    expect(phone.get_by_label("Why here?")).to_have_value("Shade for the afternoon.")
    people.tell(phone, OAK)
    arrives(phone, OAK)
    assert titles(server, made) == [OAK]


def test_two_tabs_share_one_queue(
    phone: Page, windows: Windows, server: Server, made: Evening
) -> None:
    other = phone.context.new_page()
    other.goto(f"/w/{made.code}")
    people.wait_for_map(other)
    with windows.without_network(phone):
        for page, title in ((phone, OAK), (other, ELM)):
            people.propose_point(page, title)
        expect(phone.get_by_role("button", name="2 waiting")).to_be_visible()
    for page in (phone, other):
        arrives(page, OAK)
        arrives(page, ELM)
    assert sorted(map(str, titles(server, made))) == sorted([OAK, ELM])


def test_someone_else_on_this_phone_has_neither_draft_nor_ideas_of_the_first(
    phone: Page, server: Server, made: Evening
) -> None:
    people.propose_point(phone, OAK)
    arrives(phone, OAK)
    phone.get_by_role("button", name="Map", exact=True).click()
    people.start_idea(phone, "Tree")
    phone.get_by_role("button", name="Place here").click()
    phone.get_by_label("Title").fill(ELM)
    phone.goto(f"/w/{made.code}")
    people.wait_for_map(phone)
    phone.locator("#menu summary").click()
    phone.get_by_role("button", name="Someone else on this phone").click()
    people.come_in(phone, role="Landowner")
    phone.get_by_role("button", name="Propose", exact=True).click()
    expect(phone.get_by_role("heading", name="What would you like")).to_be_visible()
    phone.get_by_role("dialog", name="Propose").get_by_role("button", name="Close").click()
    people.show_list(phone)
    expect(people.row(phone, OAK)).not_to_contain_text("yours")


def test_the_phrase_brings_somebody_back_on_another_phone(
    phone: Page, windows: Windows, made: Evening
) -> None:
    phone.get_by_text("keep your recovery phrase").click()
    phrase = phone.locator("#recovery .phrase").inner_text()
    people.propose_point(phone, OAK)
    other = windows.phone()
    other.goto(join_url(made.workshop))
    other.get_by_text("I was here before, on another phone").click()
    other.get_by_label("Recovery phrase").fill(f" {phrase.upper()} ")
    other.get_by_role("button", name="Come back").click()
    people.wait_for_map(other)
    people.show_list(other)
    expect(people.row(other, OAK)).to_contain_text("yours")


def test_another_language_loses_no_half_written_idea(phone: Page, made: Evening) -> None:
    people.start_idea(phone, "Tree")
    phone.get_by_role("button", name="Place here").click()
    phone.get_by_label("Title").fill(OAK)
    phone.get_by_label("Why here?").fill("Schatten für die Bank")
    phone.goto(f"/w/{made.code}?lang=de")
    people.wait_for_map(phone)
    phone.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(phone.get_by_role("heading", name="Mit Ihrer Idee weitermachen?")).to_be_visible()
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_label("Titel")).to_have_value(OAK)
    expect(phone.get_by_label("Warum hier?")).to_have_value("Schatten für die Bank")


def test_another_language_loses_no_half_written_comment(phone: Page, made: Evening) -> None:
    made.propose(made.join(), title=OAK)
    people.open_idea(phone, OAK).get_by_label("Write a comment").fill("My children")
    people.close_sheet(phone)
    phone.locator("#menu summary").click()
    phone.get_by_role("link", name="Deutsch").click()
    phone.wait_for_url("**/*lang=de*")
    people.wait_for_map(phone)
    phone.get_by_role("button", name="Liste", exact=True).click()
    people.row(phone, OAK).get_by_role("button").click()
    expect(phone.get_by_label("Kommentar schreiben")).to_have_value("My children")

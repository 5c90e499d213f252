"""Proposing step by step: nothing written is ever lost, whatever happens on the way."""

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

from cocreate.journal.actors import Actor
from cocreate.journal.perform import perform
from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import evening, new_id
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

INVISIBLE = "\u200b"


@pytest.fixture
def phone(windows: Windows, server: Server) -> Page:
    """A phone in the phase collect."""
    return people.phone_of(windows, evening("collect"))


def words_of_a_tree(page: Page) -> None:
    people.start_idea(page, "Tree")
    page.get_by_role("button", name="Place here").click()
    page.get_by_label("Title").fill("A lime by the gate")


def test_an_idea_goes_on_after_a_reload(phone: Page) -> None:
    words_of_a_tree(phone)
    phone.reload()
    people.wait_for_map(phone)
    phone.get_by_role("button", name="Propose", exact=True).click()
    phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_label("Title")).to_have_value("A lime by the gate")
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_role("dialog", name="A lime by the gate")).to_be_visible()


def test_going_back_keeps_words_and_place(phone: Page) -> None:
    words_of_a_tree(phone)
    phone.keyboard.press("Escape")
    phone.get_by_role("button", name="Back").click()
    phone.get_by_role("button", name=re.compile("^Tree")).click()
    phone.get_by_role("button", name="Place here").click()
    expect(phone.get_by_label("Title")).to_have_value("A lime by the gate")


def test_closing_asks_before_words_are_thrown_away(phone: Page) -> None:
    words_of_a_tree(phone)
    phone.get_by_role("dialog", name="Propose").get_by_role("button", name="Close").click()
    phone.get_by_role("button", name="Throw away").click()
    phone.get_by_role("button", name="Propose", exact=True).click()
    expect(phone.get_by_role("heading", name="What would you like")).to_be_visible()


def test_a_refused_idea_comes_back_with_its_words_and_the_reason(phone: Page) -> None:
    words_of_a_tree(phone)
    phone.get_by_label("Title").fill(INVISIBLE)
    phone.get_by_label("Why here?").fill("There is no shade.")
    phone.get_by_role("button", name="Send", exact=True).click()
    expect(phone.get_by_text("Please write something here.")).to_be_visible()
    expect(phone.get_by_label("Why here?")).to_have_value("There is no shade.")
    people.tell(phone, "A lime by the gate")
    people.all_sent(phone)
    expect(phone.locator("#waiting")).to_be_hidden()


def test_an_edit_overtaken_by_another_phone_says_what_stands_there_now(
    windows: Windows, server: Server
) -> None:
    night = evening("collect")
    phone = people.phone_of(windows, night)
    people.propose_point(phone, "A lime by the gate")
    people.all_sent(phone)
    people.open_idea(phone, "A lime by the gate").get_by_role("button", name="Change words").click()
    expect(phone.get_by_label("Title")).to_have_value("A lime by the gate")
    found = phone.evaluate(
        "fetch(location.pathname + '/state').then((r) => r.json()).then((s) => s.proposals[0])"
    )
    me = Actor("participant", uuid.UUID(found["by"]["id"]), night.workshop.id, "resident")
    perform("proposal.edit", new_id(), me, {"proposal": found["id"], "title": "An elm"})
    phone.get_by_label("Title").fill("A lime, really")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("alert")).to_contain_text("An elm")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("dialog", name="A lime, really")).to_be_visible()


def test_an_idea_is_placed_without_the_map(phone: Page) -> None:
    people.start_idea(phone, "Tree")
    phone.get_by_role("button", name="Choose from a list or type coordinates").click()
    phone.get_by_label("Coordinates").fill("55.0, 10.0")
    phone.get_by_role("button", name="Use these coordinates").click()
    expect(phone.get_by_text("This is outside the area of the workshop.")).to_be_visible()
    phone.get_by_label("Coordinates").fill("56,22 10,24")
    phone.get_by_role("button", name="Use these coordinates").click()
    phone.get_by_role("button", name="Place here").click()
    people.tell(phone, "An oak by numbers")
    people.all_sent(phone)
    geometry = phone.evaluate(
        "fetch(location.pathname + '/state').then((r) => r.json())"
        ".then((s) => s.proposals[0].geometry.coordinates)"
    )
    assert geometry == pytest.approx([10.24, 56.22], abs=1e-5)


def test_undo_takes_a_new_idea_back(phone: Page) -> None:
    words_of_a_tree(phone)
    phone.get_by_role("button", name="Send", exact=True).click()
    phone.get_by_role("region", name="Messages").get_by_role("button", name="Undo").click()
    people.show_list(phone)
    expect(people.row(phone, "A lime by the gate")).to_have_count(0)

"""A phone that was away when its step ended: what was made on it is kept, and everybody is told."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.database]
LIME, OAK, WORDS = "The old lime", "An oak by the school", "Mind the roots"


@pytest.fixture
def made(server: Server) -> Evening:
    """An evening with one idea of somebody else's."""
    held = evening()
    held.propose(held.join("landowner"), title=LIME)
    return held


def console_of(windows: Windows, server: Server, made: Evening) -> Page:
    """The facilitator's console."""
    console = windows.console()
    people.sign_in(console, server, made.facilitator.id)
    console.goto(f"/w/{made.code}/facilitate")
    return console


def test_ideas_and_comments_wait_for_the_facilitator(
    windows: Windows, server: Server, made: Evening
) -> None:
    phone, console = people.phone_of(windows, made), console_of(windows, server, made)
    with windows.without_network(phone):
        people.propose_point(phone, OAK)
        people.comment(phone, LIME, WORDS)
        step_on_although_a_phone_is_away(console)
        people.go_to(server, made, "results")
    told = phone.get_by_role("region", name="Messages")
    expect(told).to_contain_text("Your comment arrived late: the facilitator decides")
    panel = people.open_idea(phone, LIME)
    expect(panel.get_by_text("arrived late: the facilitator decides")).to_be_visible()
    people.close_sheet(phone)
    expect(people.row(phone, OAK)).to_have_count(0)
    let_in_by_keyboard(console)
    expect(people.row(phone, OAK)).to_be_visible()
    panel = people.open_idea(phone, LIME)
    expect(panel.get_by_role("listitem").filter(has_text=WORDS)).to_have_count(1)
    expect(panel.get_by_text("arrived late")).to_have_count(0)


def step_on_although_a_phone_is_away(console: Page) -> None:
    """The console says so, and asks once more."""
    expect(console.locator("#here-count")).to_have_text("0", timeout=people.SOON_MS)
    console.get_by_role("button", name="Go to Discuss").click()
    asked = console.get_by_role("dialog", name="Go on all the same?")
    expect(asked).to_contain_text("1 phone has been out of contact")
    asked.get_by_role("button", name="Go to Discuss").click()
    expect(console.locator("#phase-name")).to_have_text("Discuss")


def let_in_by_keyboard(console: Page) -> None:
    """One case after the other, without a hand on the mouse."""
    queue = console.get_by_role("complementary", name="Needs a hand")
    expect(queue.get_by_role("article")).to_have_count(2)
    expect(console.locator("[data-queue-count]").first).to_have_text("2")
    queue.get_by_role("button", name=re.compile(f"^Let in.*{OAK}")).focus()
    console.keyboard.press("Enter")
    expect(queue.get_by_role("article")).to_have_count(1)
    console.keyboard.press("Tab")  # from the name of the idea that the comment is about
    expect(queue.get_by_role("button", name=re.compile(f"^Let in.*{WORDS}"))).to_be_focused()
    console.keyboard.press("Enter")
    expect(queue.get_by_role("article")).to_have_count(0)
    expect(queue.get_by_role("heading", name="Needs a hand")).to_be_focused()


def test_leaving_out_says_why(windows: Windows, server: Server, made: Evening) -> None:
    phone, console = people.phone_of(windows, made), console_of(windows, server, made)
    with windows.without_network(phone):
        people.propose_point(phone, OAK)
        people.go_to(server, made, "discuss")
    queue = console.get_by_role("complementary", name="Needs a hand")
    queue.get_by_role("button", name=re.compile(f"^Leave out.*{OAK}")).click()
    asked = console.get_by_role("dialog", name="Leave out this idea?")
    asked.get_by_role("radio", name="It came after its step was over.").check()
    asked.get_by_role("button", name="Leave it out").click()
    expect(queue.get_by_role("article")).to_have_count(0)
    expect(console.locator("#toasts")).to_contain_text("Left out.")  # the server has said so
    phone.goto(f"/w/{made.code}/mine")
    expect(phone.get_by_text("It came after its step was over.")).to_be_visible()


@pytest.mark.parametrize(
    ("minutes", "words"), [(2, "arrived late and counts"), (0, "arrived too late to count")]
)
def test_a_late_vote_counts_for_a_while(
    windows: Windows, server: Server, made: Evening, minutes: int, words: str
) -> None:
    made.staff("workshop.edit", {"late_vote_minutes": minutes})
    people.go_to(server, made, "vote")
    phone, console = people.phone_of(windows, made), console_of(windows, server, made)
    panel = people.open_idea(phone, LIME)
    with windows.without_network(phone):
        panel.get_by_role("button", name="Agree", exact=True).click()
        people.go_to(server, made, "results")
    expect(phone.get_by_role("region", name="Messages")).to_contain_text(words)
    expect(panel.locator(".vote-note").filter(has_text=words)).to_be_visible()
    counted = console.get_by_text("1 vote came too late. It is kept and not counted.")
    expect(counted).to_be_visible(visible=not minutes)
    phone.goto(f"/w/{made.code}/mine")
    section = phone.get_by_role("region", name="My late votes")
    expect(section).to_contain_text(re.compile("counted"))

"""Voting one idea at a time: every idea once, any vote changed or taken back, a kind end."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

TITLES = ("A pond", "An oak", "Let it grow")
MINE_ARE = (
    "(votes) => fetch(location.pathname + '/me').then((r) => r.json())"
    ".then((me) => JSON.stringify(Object.values(me.my_votes).sort()) === votes)"
)


@pytest.fixture
def night(server: Server) -> Evening:
    """Three ideas, two to be ranked and one general remark, open to the vote."""
    made = evening("collect")
    author = made.join()
    for title, category in zip(TITLES, ("pond", "tree", "leave"), strict=True):
        made.propose(author, title=title, category=category, fields={})
    made.phase("vote")
    return made


@pytest.fixture
def phone(windows: Windows, night: Evening) -> Page:
    """A phone that has begun to vote."""
    page = people.phone_of(windows, night)
    page.get_by_role("button", name="Vote", exact=True).click()
    return page


def expect_votes(page: Page, votes: list[int]) -> None:
    """What the server knows in the end of one's own votes: the phone sends them by itself."""
    people.all_sent(page)
    people.wait_until(page, MINE_ARE, json.dumps(votes, separators=(",", ":")))


def answer(page: Page, word: str) -> None:
    page.get_by_role("button", name=word, exact=True).click()


def at(page: Page, place: str) -> None:
    expect(page.get_by_role("heading", name=place, exact=True)).to_be_visible()


def test_every_idea_comes_once_and_skipped_ones_again(phone: Page) -> None:
    at(phone, "1 of 3")
    answer(phone, "Agree")
    at(phone, "2 of 3")
    answer(phone, "Skip for now")
    at(phone, "3 of 3")
    expect(phone.get_by_role("heading", name="Let it grow")).to_be_visible()
    expect(phone.get_by_text("counted apart")).to_be_visible()
    answer(phone, "Disagree")
    expect(phone.get_by_text("You have seen all 3.")).to_be_visible()
    answer(phone, "Go to the one without a vote")
    at(phone, "2 of 3")
    answer(phone, "Neutral")
    at(phone, "3 of 3")
    expect_votes(phone, [-1, 0, 1])


def test_a_double_tap_is_one_vote(phone: Page) -> None:
    phone.get_by_role("button", name="Agree", exact=True).dblclick()
    at(phone, "2 of 3")
    expect(phone.get_by_role("button", name="Agree", exact=True)).to_have_attribute(
        "aria-pressed", "false"
    )
    expect_votes(phone, [1])


def test_the_order_is_the_same_after_a_reload(phone: Page) -> None:
    first = phone.locator(".voting h2").text_content()
    answer(phone, "Agree")
    at(phone, "2 of 3")
    phone.reload()
    people.wait_for_map(phone)
    phone.get_by_role("button", name="Vote", exact=True).click()
    at(phone, "2 of 3")
    answer(phone, "Back one")
    expect(phone.locator(".voting h2")).to_have_text(first or "")
    expect(phone.locator(".vote-note")).to_contain_text("You agreed.")


def test_a_vote_is_changed_and_taken_back(phone: Page) -> None:
    answer(phone, "Agree")
    at(phone, "2 of 3")
    answer(phone, "Back one")
    at(phone, "1 of 3")
    answer(phone, "Disagree")
    at(phone, "2 of 3")
    answer(phone, "Back one")
    expect(phone.locator(".vote-note")).to_contain_text("You disagreed.")
    answer(phone, "Take back")
    expect(phone.locator(".vote-note")).to_contain_text("Nobody sees your vote.")
    expect_votes(phone, [])


def test_voting_that_ends_says_so_and_gives_the_map_back(
    phone: Page, night: Evening, server: Server
) -> None:
    answer(phone, "Agree")
    at(phone, "2 of 3")
    people.go_to(server, night, "results")
    expect(phone.get_by_role("heading", name="Voting has ended. Thank you.")).to_be_visible()
    answer(phone, "Back to the map")
    expect(phone.locator("#map .leaflet-container")).to_be_visible()

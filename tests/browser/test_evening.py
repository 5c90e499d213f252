"""The evening, whole: from a city kit to the planner's files, in the hands of five people."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import people
from tests.browser.ledger import WORDS
from tests.browser.night import Night, opened
from tests.browser.outcome import read_outcome
from tests.browser.windows import Windows
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

OAK, HEDGE, POND = "An oak by the bench", "A hedge along the path", "A pond for frogs"
IDEAS = (OAK, HEDGE, POND)


def test_an_evening_from_kit_to_export(windows: Windows, server: Server, tmp_path: Path) -> None:
    night = opened(windows, server)
    collect(night)
    moderate(night)
    lose_the_network(night, windows)
    vote(night, server)
    see_results(night)
    read_outcome(night, IDEAS, tmp_path)
    close(night)
    assert [page.evaluate("window.stillHere") for page in night.rooms] == [True] * 4


def step(night: Night, name: str) -> None:
    """The facilitator goes on, and every window follows."""
    night.console.get_by_role("button", name=f"Go to {name}").click()
    expect(night.console.locator("#phase-name")).to_have_text(name)
    for page in (night.ann, night.bo):
        expect(page.locator("[data-phase-name]")).to_have_text(name)
    expect(night.projector.locator("#phase")).to_have_text(name)


def collect(night: Night) -> None:
    """A tree in three taps and a sentence, a line with a step back, a comment; seen by all at once."""
    step(night, "Collect")
    people.propose_point(night.ann, OAK, "Shade for the afternoon.")
    people.start_idea(night.bo, "Hedge")
    draw_line(night.bo)
    people.tell(night.bo, HEDGE)
    night.console.get_by_role("button", name="Stream").click()
    for title in (OAK, HEDGE):
        for phone in (night.ann, night.bo):
            people.show_list(phone)
            expect(people.row(phone, title)).to_be_visible()
        expect(stream_row(night, title)).to_be_visible()
    newest = night.projector.locator("#newest-list")
    expect(newest).to_contain_text("Tree")
    expect(newest).to_contain_text("Hedge")
    expect(newest).not_to_contain_text(OAK)
    people.comment(night.ann, HEDGE, "Birds would like it.")
    expect(people.row(night.bo, HEDGE)).to_contain_text("1 comment")
    panel = people.open_idea(night.bo, HEDGE)
    expect(panel.get_by_text("Birds would like it.")).to_be_visible()
    people.close_sheet(night.bo)
    expect(stream_row(night, "Birds would like it.")).to_be_visible()


def draw_line(page: Page) -> None:
    """Three points, the last one taken back and set again elsewhere."""
    box = page.locator("#map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    # How long, and the ground that takes at the hedge's width.
    words = re.compile(r"^\d[\d.,]*\s(m|km) · \d[\d.,]*\s(m²|ha)$")
    size = page.get_by_role("status").filter(has_text=words)
    page.touchscreen.tap(x - 60, y)
    expect(page.get_by_text("1 point", exact=True)).to_be_visible()
    page.touchscreen.tap(x, y - 30)
    expect(size).to_be_visible()
    short = size.text_content()
    page.touchscreen.tap(x + 60, y + 40)
    expect(size).not_to_have_text(short or "")
    page.get_by_role("button", name="Undo point").click()
    expect(size).to_have_text(short or "")
    page.touchscreen.tap(x + 60, y - 30)
    page.get_by_role("button", name="Finish").click()


def stream_row(night: Night, words: str) -> Locator:
    return night.console.locator("#stream").get_by_role("listitem").filter(has_text=words).first


def moderate_one(night: Night, verb: str, title: str) -> None:
    """A button of an idea's row: the word that is seen, then what it is about."""
    name = re.compile(rf"^{verb}\s*:\s*{re.escape(title)}$")
    night.console.locator("#stream").get_by_role("button", name=name).click()


def moderate(night: Night) -> None:
    """Hidden with a reason that its author reads, back again; and one on the projector."""
    reason = "It is not about this place."
    moderate_one(night, "Hide", OAK)
    asked = night.console.get_by_role("dialog", name="Hide this idea?")
    asked.get_by_role("radio", name=reason).check()
    asked.get_by_role("button", name="Hide it").click()
    for phone in (night.ann, night.bo):
        expect(people.row(phone, OAK)).to_have_count(0)
    expect(night.ann.get_by_role("region", name="Messages")).to_contain_text(reason)
    expect(night.bo.get_by_role("region", name="Messages")).not_to_contain_text(reason)
    moderate_one(night, "Restore", OAK)
    for phone in (night.ann, night.bo):
        expect(people.row(phone, OAK)).to_be_visible()
    moderate_one(night, "Show", HEDGE)
    expect(night.projector.get_by_role("heading", name=HEDGE)).to_be_visible()
    night.console.get_by_role("button", name="Show whole map").click()
    expect(night.projector.get_by_role("heading", name=HEDGE)).to_be_hidden()


def lose_the_network(night: Night, windows: Windows) -> None:
    """Written without a connection, seen to wait, sent once."""
    with windows.without_network(night.bo):
        night.bo.get_by_role("button", name="Map", exact=True).click()
        people.propose_point(night.bo, POND, kind="Pond")
        expect(night.bo.get_by_role("button", name="1 waiting")).to_be_visible()
        expect(night.bo.get_by_text(re.compile("^No network"))).to_be_visible()
        expect(people.row(night.ann, POND)).to_have_count(0)
    expect(people.row(night.ann, POND)).to_have_count(1, timeout=people.SOON_MS)
    expect(night.bo.get_by_role("button", name="waiting")).to_be_hidden()
    ideas = night.ann.evaluate(
        "async (url) => (await (await fetch(url)).json()).proposals", f"/w/{night.code}/state"
    )
    assert sorted(idea["title"] for idea in ideas) == sorted(IDEAS)


def vote(night: Night, server: Server) -> None:
    """One idea at a time; nobody sees totals; one vote is changed; four neighbours vote, too."""
    step(night, "Discuss")
    step(night, "Vote")
    vote_on_cards(night, "Ann", night.ann, {OAK: 1, HEDGE: 0, POND: -1})
    vote_on_cards(night, "Bo", night.bo, {OAK: 1, HEDGE: 1, POND: 1})
    panel = people.open_idea(night.ann, HEDGE)
    panel.get_by_role("button", name="Agree", exact=True).click()
    expect(panel.get_by_text("You agreed.")).to_be_visible()
    night.ledger.cast("Ann", HEDGE, 1)
    people.close_sheet(night.ann)
    neighbours_vote(night, server)
    for phone in (night.ann, night.bo):
        state = phone.evaluate("async (url) => (await fetch(url)).json()", f"/w/{night.code}/state")
        assert state["tallies"] == []
        expect(phone.get_by_role("img", name="agree")).to_have_count(0)
    expect(night.projector.locator("#counts")).to_contain_text("6")


def vote_on_cards(night: Night, person: str, page: Page, wanted: dict[str, int]) -> None:
    """Every idea once, in the order this person gets."""
    page.get_by_role("button", name="Vote", exact=True).click()
    ballot = page.get_by_role("dialog", name="Vote")
    for at in range(1, len(wanted) + 1):
        expect(ballot.get_by_role("heading", name=f"{at} of {len(wanted)}")).to_be_visible()
        title = ballot.get_by_role("heading", level=2).inner_text()
        ballot.get_by_role("button", name=WORDS[wanted[title]], exact=True).click()
        night.ledger.cast(person, title, wanted[title])
    expect(ballot.get_by_text(f"You have seen all {len(wanted)}.")).to_be_visible()
    ballot.get_by_role("button", name="Back to the map").click()


def neighbours_vote(night: Night, server: Server) -> None:
    """Four more, so that ideas have the five votes a ranking needs."""
    for at, person in enumerate(people.neighbours(server, night.code, 4)):
        for idea in person.state()["proposals"]:
            value = -1 if idea["title"] == POND and at else 1
            assert person.post("vote.cast", {"proposal": idea["id"], "value": value}).code == "ok"
            night.ledger.cast(f"neighbour {at}", idea["title"], value)
        person.close()


def see_results(night: Night) -> None:
    """Totals on phones and the ranking on the wall, as the ledger has them."""
    step(night, "Results")
    for title in IDEAS:
        agree, neutral, disagree = night.ledger.counts(title)
        words = f"{agree} agree, {neutral} neutral, {disagree} disagree"
        for phone in (night.ann, night.bo):
            people.show_list(phone)
            bar = people.row(phone, title).get_by_role("img")
            expect(bar).to_have_accessible_name(plural(words))
    ranks = night.projector.locator("#ranks").get_by_role("listitem")
    expect(ranks).to_have_count(len(IDEAS))
    expect(ranks.last).to_contain_text(POND)
    agree, _, disagree = night.ledger.counts(POND)
    expect(ranks.last).to_contain_text(re.compile(rf"{agree} agrees?\b.*{disagree} disagrees?\b"))


def plural(words: str) -> str:
    """One agrees, two agree."""
    return re.sub(r"\b1 (agree|disagree)\b", r"1 \1s", words)


def close(night: Night) -> None:
    """Asked once more, then nothing can be added; everything can still be read."""
    night.console.get_by_role("button", name="Close the workshop").click()
    asked = night.console.get_by_role("dialog", name="Close the workshop?")
    asked.get_by_role("button", name="Close the workshop").click()
    expect(night.projector.get_by_role("heading", name="Thank you for taking part")).to_be_visible()
    for phone in (night.ann, night.bo):
        expect(phone.locator("[data-phase-name]")).to_have_text("Closed")
        expect(phone.get_by_role("button", name="See the results")).to_be_visible()
        expect(people.row(phone, OAK)).to_be_visible()

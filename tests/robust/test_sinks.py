"""Hostile texts at every place that shows what people wrote: read as text, and nothing but text."""

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cocreate.journal.actors import Actor
from cocreate.workshops.links import join_url, screen_url
from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import evening, tree
from tests.robust.hostile import ALONE, EVIL, Night, check, hostile, texts_of
from tests.robust.payloads import PAYLOADS, nickname, reason
from tests.server import Server

pytestmark = pytest.mark.browser

TITLE_LENGTH = 120
# What links begin with where nothing else was configured.
BASE = "http://127.0.0.1:8000"


@pytest.fixture
def night(server: Server, windows: Windows) -> Iterator[Night]:
    made = evening("collect")
    ideas = [hostile(made, at, payload) for at, payload in enumerate(PAYLOADS)]
    yield Night(made, server, windows, ideas)
    for context in windows.browser.contexts:
        for page in context.pages:
            assert page.evaluate(EVIL) == [], page.url


def every_part(payload: str) -> list[str]:
    return [payload, nickname(payload)]


def test_list_and_panels(night: Night) -> None:
    page = night.window(night.windows.desk())
    people.join(page, join_url(night.made.workshop))
    rows = page.locator("#list li button.row")
    rows.last.scroll_into_view_if_needed()
    expect(rows).to_have_count(len(PAYLOADS))
    check(page, PAYLOADS, "#list")
    for at in range(len(PAYLOADS)):
        title = rows.nth(at).locator("bdi").text_content() or ""
        rows.nth(at).click()
        sheet = page.locator("#sheet-root").get_by_role("dialog")
        expect(sheet.get_by_role("listitem").filter(has=page.locator("time"))).to_have_count(1)
        check(page, every_part(title), "#sheet-root")
        assert texts_of(sheet).count(title) >= 3, "title, text and comment"
        sheet.get_by_role("button", name="Close", exact=True).click()


def test_news_and_toasts(night: Night) -> None:
    page = night.window(night.windows.phone())
    people.join(page, join_url(night.made.workshop))
    staff = people.facilitator_of(night.server, night.made)
    others = people.neighbours(night.server, night.made.code, 5)
    mine = {"proposal": own_idea(night, page, PAYLOADS[1])}
    for at, payload in enumerate(PAYLOADS):
        news = tree(title=payload, text=payload)
        assert others[at % 5].post("proposal.add", news).code == "ok"
        expect(page.locator("#news bdi")).to_have_text(payload)
        check(page, [payload], "#news")
        if at % 6 == 0:
            assert staff.post("proposal.hide", mine | {"reason": reason(payload)}).code == "ok"
            # Between marks that keep its direction to itself.
            expect(page.locator("#toasts")).to_contain_text(f"\u2068{reason(payload)}\u2069")
            assert staff.post("proposal.restore", mine).code == "ok"
    for each in (staff, *others):
        each.close()


def person_at(night: Night, page: Page) -> Actor:
    """Who this window is."""
    me = page.request.get(f"/w/{night.made.code}/me").json()["me"]
    return Actor("participant", uuid.UUID(me["id"]), night.made.workshop.id, me["role"])


def own_idea(night: Night, page: Page, payload: str) -> str:
    """An idea of the person at this window, heard of by their page."""
    own: str = night.made.propose(person_at(night, page), title=payload, text=payload)["id"]
    page.reload()
    people.wait_for_map(page)
    return own


def test_projector(night: Night) -> None:
    page = night.window(night.windows.projector())
    page.goto(screen_url(night.made.workshop).replace(BASE, night.server.base))
    staff = people.facilitator_of(night.server, night.made)
    for idea in night.ideas:
        assert staff.post("screen.show", {"proposal": idea["id"]}).code == "ok"
        expect(page.locator("#shown h2 bdi")).to_have_text(idea["title"])
        check(page, [idea["title"]], "#shown h2")
        assert page.locator("#shown p.said").text_content() == idea["text"]
    staff.close()


def test_console(night: Night) -> None:
    for at, idea in enumerate(night.ideas):
        if at % 3 == 0:
            hide = {"proposal": idea["id"], "reason": reason(idea["title"])}
            night.made.staff("proposal.hide", hide)
    page = night.staff()
    page.goto(f"/w/{night.made.code}/facilitate")
    expect(page.locator("#stream-rows > li").first).to_be_attached()
    page.get_by_role("button", name="Stream").click()
    for kind in ("Ideas", "Comments"):
        page.locator("#stream-filters").get_by_role("button", name=kind).click()
        expect(page.locator("#stream-rows > li")).to_have_count(len(PAYLOADS))
        check(page, (part for each in PAYLOADS for part in every_part(each)), "#stream")
    hidden = [payload for at, payload in enumerate(PAYLOADS) if at % 3 == 0]
    check(page, hidden, "#hidden-rows")
    shown = page.locator("#hidden-rows").text_content() or ""
    assert [payload for payload in hidden if reason(payload) not in shown] == []


def test_plain_pages_and_mine(night: Night) -> None:
    page = night.window(night.windows.desk())
    people.join(page, join_url(night.made.workshop))
    code = night.made.code
    page.goto(f"/w/{code}/list")
    check(page, PAYLOADS)
    me = person_at(night, page)
    for at, idea in enumerate(night.ideas):
        if at % 3 == 0:
            page.goto(f"/w/{code}/p/{idea['id']}")
            check(page, every_part(idea["title"]))
            assert " ".join(idea["title"].split()) in page.title()
        own = night.made.propose(me, title=idea["title"], text=idea["text"])
        night.made.comment(me, idea["id"], idea["text"])
        night.made.staff("proposal.hide", {"proposal": own["id"], "reason": idea["title"]})
    page.goto(f"/w/{code}/mine")
    check(page, PAYLOADS)
    assert all(texts_of(page.locator("body")).count(each) >= 3 for each in PAYLOADS)


def test_outcome(night: Night) -> None:
    night.made.phase("results")
    page = night.staff()
    page.goto(f"/w/{night.made.code}/summary")
    check(page, PAYLOADS)
    for idea in night.ideas[::3]:
        page.goto(f"/w/{night.made.code}/summary/{idea['number']}")
        check(page, [idea["title"], idea["text"]])


def titles() -> Iterator[str]:
    """The texts, as many in one title as fit."""
    title = ""
    for payload in PAYLOADS:
        if len(title) + len(payload) > TITLE_LENGTH:
            yield title
            title = ""
        title += payload
    yield title


@pytest.mark.parametrize("title", list(titles())[::4], ids=lambda title: ascii(title[:12]))
def test_words_of_the_workshop(server: Server, windows: Windows, title: str) -> None:
    made = evening("collect")
    words = {"title": title, "what_next": title, "contact": title, "place": title}
    made.staff("workshop.edit", words)
    night = Night(made, server, windows, [])
    staff, stranger = night.staff(), night.window(windows.phone())
    code = made.code
    for path in ("", "/summary"):
        stranger.goto(f"/w/{code}{path}")
        check(stranger, [title])
    people.join(stranger, join_url(made.workshop).replace(BASE, server.base))
    check(stranger, [title])
    pages = (f"/w/{code}/facilitate", f"/w/{code}/poster", f"/w/{code}/summary", "/workshops")
    for path in pages:
        staff.goto(path)
        check(staff, [title])
    staff.goto(f"/workshops/{code}/edit")
    assert staff.get_by_label("Title", exact=True).input_value() == title
    for path in ("edit", "close", "delete"):
        staff.goto(f"/workshops/{code}/{path}")
        assert staff.evaluate(EVIL) == []
        assert " ".join(title.split()) in staff.title() or path == "edit"
    staff.goto(screen_url(made.workshop).replace(BASE, server.base))
    expect(staff.locator("#phase")).to_be_visible()
    assert staff.evaluate(EVIL) == []


def test_the_watch_would_see_it(windows: Windows) -> None:
    """Markup that was let through, and a text that is not apart from its sentence, are found."""
    page = windows.desk()
    page.set_content("<p>Said: <b data-evil onclick='1'>hi</b></p><p>Said: <bdi>one</bdi> two</p>")
    assert len(page.evaluate(EVIL)) == 2
    assert page.evaluate(ALONE, [["one", "two"], "body"]) == ["two"]

"""A short evening of each city on its own ground, with its own measures, in its own language."""

import re

import pytest
from playwright.sync_api import Page, expect
from shapely.geometry import Point, shape

from cocreate.kits import Category, Kit, kits, plain_name
from cocreate.workshops.links import join_url, screen_url
from tests.browser import people
from tests.browser.tongues import LOCALES, Tongue, tongue_of
from tests.browser.windows import PHONE, Windows
from tests.factories import Evening, evening
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

SLUGS = tuple(kits())
# Degrees between two ideas, and between two corners of one.
APART, CORNER = 0.0012, 0.0004
CORNERS = {"line": ((0, 0), (1, 0)), "area": ((0, 0), (1, 0), (0, 1))}


class Visit:
    """One city's evening, and its resident's phone."""

    def __init__(self, server: Server, windows: Windows, kit: Kit) -> None:
        self.server, self.windows, self.kit = server, windows, kit
        self.language = kit.languages[0]
        self.tongue: Tongue = tongue_of(self.language, kit)
        self.made: Evening = evening(
            "collect", kit.slug, lang=self.language, title=kit.names[self.language]
        )
        self.phone = self.opened(PHONE)

    def opened(self, window: dict[str, object]) -> Page:
        """A window of somebody who speaks the city's language."""
        more = {"locale": LOCALES[self.language], "reduced_motion": "reduce"}
        return self.windows.open(window | more)

    def say(self, sentence: str, **filled: object) -> str:
        return self.tongue.say(sentence, **filled)

    def press(self, sentence: str) -> None:
        self.phone.get_by_role("button", name=self.say(sentence), exact=True).click()

    def name(self, category: Category) -> str:
        return plain_name(category.names, self.language)

    def all_said(self, page: Page | None = None) -> None:
        """Nothing on the page is said in English."""
        page = page or self.phone
        assert self.tongue.left(page) == [], page.url

    @property
    def measures(self) -> list[Category]:
        return [category for category in self.kit.categories if not category.general]

    def spots(self) -> list[tuple[float, float]]:
        """A place for each measure, side by side in the middle of the city's ground."""
        area = shape(self.kit.workshop_area.geometry)
        middle = area.representative_point()
        beside = [(x * APART, y * APART) for y in (0, 1, -1, 2, -2) for x in (0, 1, -1, 2, -2)]
        found = [(middle.x + x, middle.y + y) for x, y in beside]
        inside = [each for each in found if area.covers(Point(each).buffer(CORNER * 1.5))]
        assert len(inside) >= len(self.measures)
        return inside[: len(self.measures)]


@pytest.mark.parametrize("slug", SLUGS)
def test_evening_in_the_citys_own_words(windows: Windows, server: Server, slug: str) -> None:
    visit = Visit(server, windows, kits()[slug])
    come_in(visit)
    for category, spot in zip(visit.measures, visit.spots(), strict=True):
        propose(visit, category, spot)
    see_them_listed(visit)
    people.go_to(server, visit.made, "discuss", "vote")
    vote(visit)
    people.go_to(server, visit.made, "results")
    read_outcome(visit)
    see_other_pages(visit)


def come_in(visit: Visit) -> None:
    phone = visit.phone
    phone.goto(join_url(visit.made.workshop))
    phone.get_by_role("radio").first.check()
    visit.all_said()
    visit.press("Go to the map")
    people.wait_for_map(phone)
    expect(phone.locator("html")).to_have_attribute("lang", visit.language)


def propose(visit: Visit, category: Category, spot: tuple[float, float]) -> None:
    """Kind, place, words: as its first geometry, called what the product calls it."""
    phone, first = visit.phone, category is visit.measures[0]
    visit.press("Propose")
    kinds = phone.get_by_role("dialog", name=visit.say("Propose"))
    tile = kinds.locator(".tile").filter(has=phone.get_by_text(visit.name(category), exact=True))
    expect(tile).to_contain_text(plain_name(category.prompt, visit.language))
    if first:
        visit.all_said()
    tile.click()
    draw(visit, category.geometry[0], spot)
    if first:
        visit.all_said()
    visit.press("Send")
    panel = phone.locator("#sheet-root .sheet:not(.flow)")
    expect(panel).to_contain_text(visit.name(category))
    if first:
        visit.all_said()
    panel.get_by_role("button", name=visit.say("Close"), exact=True).click()


def draw(visit: Visit, kind: str, spot: tuple[float, float]) -> None:
    """A point under the ring, or the corners of a line or an area, one after the other."""
    expect(visit.phone.locator(".aim-hint")).to_be_visible()
    if kind == "point":
        people.look_at(visit.phone, spot)
        visit.press("Place here")
        return
    for x, y in CORNERS[kind]:
        people.look_at(visit.phone, (spot[0] + x * CORNER, spot[1] + y * CORNER))
        visit.press("Add point")
    visit.press("Finish")


def see_them_listed(visit: Visit) -> None:
    """Every idea is in the list, by the name of its measure."""
    people.all_sent(visit.phone)
    visit.press("List")
    rows = visit.phone.locator("#list-rows > li")
    expect(rows).to_have_count(len(visit.measures))
    for category in visit.measures:
        expect(rows.filter(has_text=visit.name(category)).first).to_be_visible()
    visit.all_said()


def vote(visit: Visit) -> None:
    """One idea at a time, each agreed with."""
    visit.press("Vote")
    ballot = visit.phone.get_by_role("dialog", name=visit.say("Vote"))
    number = len(visit.measures)
    for at in range(1, number + 1):
        words = visit.say("%(at)s of %(all)s", at=at, all=number)
        expect(ballot.get_by_role("heading", level=1)).to_have_text(words)
        if at == 1:
            visit.all_said()
        visit.press("Agree")
    expect(ballot.locator(".vote-end")).to_be_visible()
    visit.all_said()
    people.all_sent(visit.phone)


def read_outcome(visit: Visit) -> None:
    """Each measure with its idea, its vote and, where the city wants so many, how far that is."""
    phone = visit.phone
    phone.goto(f"/w/{visit.made.code}/summary")
    expect(phone.locator("tr[data-id]")).to_have_count(len(visit.measures))
    for category in visit.measures:
        behind = phone.locator(f"a[data-kind={category.id}]")
        kind = phone.locator("tr.kind").filter(has=behind)
        expect(kind.locator("th")).to_contain_text(visit.name(category))
        expect(kind.locator("td a.n").first).to_have_text(re.compile(r"^1\b"))
        if category.target:
            expect(kind.locator(".sums")).to_contain_text(re.compile(r"\d"))
        if category.credit:
            expect(kind).to_contain_text(plain_name(category.credit, visit.language))
    expect(phone.get_by_text(visit.kit.funding[visit.language])).to_be_visible()
    visit.all_said()


def see_other_pages(visit: Visit) -> None:
    """What else people of this evening come to, and those who run it."""
    here = f"/w/{visit.made.code}"
    for path in (f"{here}/list", f"{here}/mine", "/measures"):
        visit.phone.goto(path)
        visit.all_said()
    desk = visit.opened({"viewport": {"width": 1024, "height": 768}})
    people.sign_in(desk, visit.server, visit.made.facilitator.id)
    for path in ("/workshops", "/workshops/new", f"{here}/poster", f"{here}/facilitate"):
        desk.goto(path)
        visit.all_said(desk)
    desk.goto(screen_url(visit.made.workshop))
    expect(desk.locator("body")).to_have_attribute("data-phase", "results")
    visit.all_said(desk)

"""In a language of words 40 % longer, on the narrowest phone: every word can be read to its end."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from cocreate.messages.pseudo import PSEUDO
from cocreate.workshops.links import join_url
from tests.browser import people
from tests.browser.tongues import tongue_of
from tests.browser.windows import PHONE, Windows
from tests.factories import Evening, evening
from tests.server import Server, running_server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

NARROW = PHONE | {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
OAK = "An oak by the bench"
SPOT = (8.761, 53.115)  # in the area that Bremen's kit offers
say = tongue_of(PSEUDO).say
# What is cut off: by an edge of the page, by a box that hides what runs over, or beyond its own box.
CUT = """
() => {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth;
  const found = wide > width ? [`the page is ${wide} px wide`] : [];
  const modal = document.querySelector('dialog:modal');
  const walker = document.createTreeWalker(modal ?? document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, words = text.data.trim();
    if (words && isRead(text.parentElement)) {
      const why = cut(text);
      if (why) found.push(`${why}: ${words.slice(0, 60)} in ${text.parentElement.outerHTML.slice(0, 90)}`);
    }
  }
  return found;

  function isRead(node) {
    return node.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && !node.closest('.sr, .skip, script, style, option, [inert], .leaflet-control-attribution');
  }

  function cut(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0);
    if (!lines.length) return '';
    const left = Math.min(...lines.map((line) => line.left)), right = Math.max(...lines.map((line) => line.right));
    const top = Math.min(...lines.map((line) => line.top)), bottom = Math.max(...lines.map((line) => line.bottom));
    const own = text.parentElement.closest('button, .btn, summary, .chip, .tag, .tile, td, th, dd, dt, li, p, label');
    if (own && right > own.getBoundingClientRect().right + 1) return 'beyond its box';
    const free = { x: false, y: false };
    for (let up = text.parentElement; up && up !== document.documentElement; up = up.parentElement) {
      const style = getComputedStyle(up), box = up.getBoundingClientRect();
      if (style.overflowX !== 'visible' && box.width < 2) return ''; // only for those who hear it
      free.x ||= /auto|scroll/.test(style.overflowX);
      free.y ||= /auto|scroll/.test(style.overflowY);
      if (!free.x && style.overflowX !== 'visible' && (left < box.left - 1 || right > box.right + 1)) return 'cut at the side';
      if (!free.y && style.overflowY !== 'visible' && (top < box.top - 2 || bottom > box.bottom + 2)) return 'cut above or below';
    }
    return !free.x && (left < -1 || right > width + 1) ? 'outside the page' : '';
  }
}
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, built_assets: None) -> Iterator[Server]:
    """A server whose pages speak the made-up language."""
    with running_server(tmp_path_factory.mktemp("long"), LANGUAGES=PSEUDO) as running:
        yield running


@pytest.fixture
def made(server: Server) -> Evening:
    """An evening in Bremen, whose German names are the longest, with three ideas."""
    made = evening(
        "collect", "bremen", lang="de", what_next="The nature team answers.", contact="Kim"
    )
    spot = {"type": "Point", "coordinates": list(SPOT)}
    author = made.join(nickname="Kirsten")
    oak = made.propose(author, title=OAK, geometry=spot)
    made.comment(made.join("business"), oak["id"], "My children climb there.")
    return made


@pytest.fixture
def page(windows: Windows) -> Page:
    return windows.open(NARROW)


class Look:
    """Goes on looking; what was found by the name of the state."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: dict[str, list[str]] = {}

    def at(self, state: str) -> None:
        """Look at what is on screen now."""
        cut = self.page.evaluate(CUT)
        if cut:
            self.found[state] = cut

    def close(self) -> None:
        """The sheet goes."""
        self.page.locator("#sheet-root").get_by_role("button", name=say("Close")).click()

    def press(self, sentence: str) -> None:
        self.page.get_by_role("button", name=say(sentence), exact=True).click()


def test_resident(page: Page, server: Server, made: Evening) -> None:
    look = Look(page)
    page.goto("/")
    look.at("landing")
    page.goto(join_url(made.workshop))
    look.at("join")
    page.get_by_role("radio").first.check()
    look.press("Go to the map")
    people.wait_for_map(page)
    look.at("map")
    propose(look)
    people.go_to(server, made, "discuss", "vote")
    vote(look)
    people.go_to(server, made, "results")
    here = f"/w/{made.code}"
    for path in (f"{here}/list", f"{here}/propose", f"{here}/mine", f"{here}/summary",
                 f"{here}/summary/1", "/measures"):  # fmt: skip
        page.goto(path)
        look.at(path)
    assert look.found == {}


def propose(look: Look) -> None:
    """The three steps of an idea, and what they lead to."""
    page = look.page
    look.press("Propose")
    tiles = page.locator(".tile")
    expect(tiles.first).to_be_visible()
    look.at("kinds")
    tiles.first.click()
    expect(page.locator(".aim-hint")).to_be_visible()
    look.at("place")
    people.look_at(page, SPOT)
    look.press("Place here")
    look.at("words")
    look.press("Send")
    panel = page.locator("#sheet-root .sheet:not(.flow)")
    expect(panel).to_be_visible()
    people.all_sent(page)
    look.at("own idea")
    look.close()
    look.press("List")
    look.at("list")
    page.locator("#list-rows > li").filter(has_text=OAK).get_by_role("button").click()
    expect(page.get_by_text("My children climb there.")).to_be_visible()
    look.at("idea")
    look.close()
    page.locator("#menu summary").click()
    look.at("menu")
    page.locator("#menu summary").click()


def vote(look: Look) -> None:
    """One card, then the end."""
    page = look.page
    look.press("Vote")
    heading = page.get_by_role("dialog", name=say("Vote")).get_by_role("heading", level=1)
    for at in (1, 2):
        expect(heading).to_have_text(say("%(at)s of %(all)s", at=at, all=2))
        look.at(f"card {at}")
        look.press("Agree")
    expect(page.locator(".vote-end")).to_be_visible()
    people.all_sent(page)
    look.at("voted")


def test_staff(page: Page, server: Server, made: Evening) -> None:
    look = Look(page)
    page.goto("/staff/login")
    look.at("login")
    people.sign_in(page, server, made.facilitator.id)
    here = f"/w/{made.code}"
    for path in ("/workshops", "/workshops/new", f"/workshops/{made.code}/edit", f"{here}/poster"):
        page.goto(path)
        look.at(path)
    page.goto(f"{here}/facilitate")
    expect(page.locator("#counts")).to_contain_text(re.compile("1"))
    look.at("console")
    assert look.found == {}

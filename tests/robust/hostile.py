"""Hostile evenings, and how to see that a text of theirs was taken for more than text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser import people
from tests.browser.windows import Windows
from tests.factories import HERE, Evening
from tests.robust.payloads import nickname
from tests.server import Server

# Which of the texts stand alone, exactly, somewhere below `root`: apart from the words around them.
ALONE = """
([texts, root]) => {
  const isolated = [...document.querySelectorAll(`${root} bdi, ${root} [dir="auto"]`)];
  const said = new Set(isolated.map((node) => node.textContent));
  return texts.filter((text) => !said.has(text));
}
"""
# What a text must never have become.
EVIL = """
() => [
  window.evil, Object.prototype.evil,
  ...[...document.querySelectorAll('[data-evil]')].map((node) => node.outerHTML),
  ...[...document.querySelectorAll('*')].flatMap((node) => [...node.attributes])
    .filter(({ name, value }) => /^on/.test(name) || /^\\s*javascript:/i.test(value) && name !== 'value'
      && ['href', 'src', 'action', 'formaction'].includes(name))
    .map(({ name, value }) => `${name}=${value}`),
].filter((found) => found !== undefined)
"""


@dataclass
class Night:
    """A workshop in which every idea, name and comment is hostile."""

    made: Evening
    server: Server
    windows: Windows
    ideas: list[dict[str, Any]]

    def window(self, page: Page) -> Page:
        """A window in which a dialog is a complaint."""
        complain = self.windows.complaints.append
        page.context.on("dialog", lambda dialog: (complain(dialog.message), dialog.dismiss()))
        return page

    def staff(self) -> Page:
        page = self.window(self.windows.console())
        people.sign_in(page, self.server, self.made.facilitator.id)
        return page


def hostile(made: Evening, at: int, payload: str) -> dict[str, Any]:
    """An idea with the text in every field of it, and once more below it."""
    author = made.join(nickname=nickname(payload))
    lon, lat = HERE[0] + (at % 7) * 0.0004, HERE[1] + (at // 7) * 0.0003
    point = {"type": "Point", "coordinates": [lon, lat]}
    idea = made.propose(author, title=payload, text=payload, geometry=point)
    made.comment(author, idea["id"], payload)
    return idea


def check(page: Page, texts: Iterable[str], root: str = "body") -> None:
    """The texts stand there as they are, each by itself, and did nothing."""
    missing = page.evaluate(ALONE, [list(dict.fromkeys(texts)), root])
    assert missing == [], f"{page.url} {root}"
    assert page.evaluate(EVIL) == [], page.url


def texts_of(box: Locator) -> list[str]:
    """All that stands in an element of its own."""
    found: list[str] = box.evaluate("box => [...box.querySelectorAll('*')].map(n => n.textContent)")
    return found

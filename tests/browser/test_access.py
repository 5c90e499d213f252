"""Every state of every page: axe-core finds nothing, in light and in dark, and fingers find everything."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from playwright.sync_api import Page

from cocreate.config import ROOT
from tests.browser import states
from tests.browser.states import Stage
from tests.browser.windows import DESK, PHONE, PROJECTOR, Windows
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
LOOK = """
async (only) => (await axe.run(document, only ? { runOnly: only } : {})).violations.map(
  ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
"""
# 44 px for whatever a thumb presses; what stands in a line of words may be as high as its line, 24 px.
IN_WORDS = ".btn-link, .stream-open"
SMALL = """
(IN_WORDS) => {
  // A target may reach beyond its box, as the handle of a sheet does; what a sheet covers is none.
  const reaches = (node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const hit = (far) => {
      const there = document.elementFromPoint(x + width / 2, y + far);
      return node.contains(there) || (!node.closest('.sheet') && Boolean(there?.closest('.sheet')));
    };
    return width > 43.5 && ((hit(1) && hit(43)) || (hit(height / 2 - 21) && hit(height / 2 + 21)));
  };
  const modal = document.querySelector('dialog:modal');
  return [...document.querySelectorAll('button, summary, label.chip, select.input, textarea, a.btn, a.row, a.menu-item, label.radio, label.check, input.input')]
  .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((node) => !node.closest('[inert], .sr') && (!modal || modal.contains(node)) && !node.matches('.sr, .skip'))
  .filter((node) => !reaches(node))
  .map((node) => [node.getBoundingClientRect(), node.matches(IN_WORDS) ? 23.5 : 43.5, node.outerHTML.slice(0, 120)])
  .filter(([{ width, height }, least]) => width > 0 && Math.min(width, height) < least)
  .map(([{ width, height }, least, html]) => `${Math.round(width)} x ${Math.round(height)}: ${html}`);
}
"""
# Pages that answer 404 or 400 are among the states; the browser says so.
ANSWERS = re.compile("status of 40[0134]")
Walk = Callable[[Stage], Iterator[str]]


def as_resident(stage: Stage) -> Iterator[str]:
    return chain(
        states.at_the_door(stage),
        states.in_collect(stage),
        states.in_vote(stage),
        states.as_plain_pages(stage),
    )


@pytest.mark.parametrize(
    ("walk", "kind"),
    [
        pytest.param(as_resident, PHONE, id="resident-phone"),
        pytest.param(as_resident, DESK, id="resident-desk"),
        pytest.param(states.as_staff, PHONE, id="staff-phone"),
        pytest.param(states.as_staff, DESK, id="staff-desk"),
        pytest.param(states.on_the_wall, PROJECTOR, id="projector"),
    ],
)
def test_nothing_stands_in_anybodys_way(
    windows: Windows, server: Server, walk: Walk, kind: dict[str, object]
) -> None:
    windows.tolerated.append(ANSWERS)
    page = windows.open(kind | {"reduced_motion": "reduce"})
    found = {state: faults(page) for state in walk(states.staged(server, page))}
    assert {state: each for state, each in found.items() if each} == {}


def faults(page: Page) -> list[str]:
    """What is wrong with what is on screen: all rules in light, colours once more in dark."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    light = page.evaluate(LOOK, None)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(LOOK, ["color-contrast"])
    page.emulate_media(color_scheme="light")
    small = page.evaluate(SMALL, IN_WORDS)
    return [*light, *(f"dark {each}" for each in dark), *small]

"""Text twice as large on the narrowest phone: nothing runs out at the side, every button is there."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from playwright.sync_api import Page

from tests.browser import states
from tests.browser.states import Stage
from tests.browser.windows import PHONE, Windows
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

# The reader's own setting in the browser, twice its usual 16 px (13 px for fixed width).
TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
ANSWERS = re.compile("status of 40[0134]")
SIDEWAYS = "document.documentElement.scrollWidth"
# The walk itself presses the buttons; here none may be cut off. Chips and tables scroll sideways by themselves.
OUT_OF_REACH = """
(width) => [...document.querySelectorAll('button, a.btn, summary.btn, input, select, textarea')]
  .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((node) => !node.closest('[inert], .sr, .chips, .table-wrap') && !node.matches('.sr'))
  .filter((node) => {
    const { left, right } = node.getBoundingClientRect();
    return left < -1 || right > width + 1;
  })
  .map((node) => node.outerHTML.slice(0, 160))
"""


def as_resident(stage: Stage) -> Iterator[str]:
    return chain(
        states.at_the_door(stage),
        states.in_collect(stage),
        states.in_vote(stage),
        states.as_plain_pages(stage),
    )


@pytest.mark.parametrize("walk", [as_resident, states.as_staff], ids=["resident", "staff"])
def test_nothing_runs_out_at_the_side(
    windows: Windows, server: Server, walk: Callable[[Stage], Iterator[str]]
) -> None:
    windows.tolerated.append(ANSWERS)
    page = windows.phone(reduced_motion="reduce")
    page.context.new_cdp_session(page).send("Page.setFontSizes", TWICE)
    width = PHONE["viewport"]["width"]
    found: dict[str, list[str]] = {}
    for state in walk(states.staged(server, page)):
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        found[state] = faults(page, width)
    assert {state: each for state, each in found.items() if each} == {}


def faults(page: Page, width: int) -> list[str]:
    sideways = page.evaluate(SIDEWAYS)
    wide = [f"{sideways} px wide"] if sideways > width else []
    return [*wide, *page.evaluate(OUT_OF_REACH, width)]

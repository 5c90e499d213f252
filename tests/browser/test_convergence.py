"""Two pages and a third that comes late, whatever they do in whatever order: all end in the same state."""

import random
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import people
from tests.browser.people import APP
from tests.browser.windows import CUT, Windows
from tests.factories import HERE, evening, new_id, tree
from tests.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

STEPS = 36
SEED = 2026
SEND = f"([kind, data]) => {APP} app.outbox.send(kind, data).id)"
SETTLED = f"(seq) => {APP} app.store.state.seq >= seq && app.outbox.pending().length === 0)"
STATE = f"""() => {APP} {{
  const {{ epoch, seq, workshop, categories, proposals, tallies }} = app.store.state;
  return {{ epoch, seq, workshop, categories, proposals: [...proposals.values()], tallies: [...tallies.values()] }};
}})"""
SERVERS = "fetch(location.pathname + '/state').then((answer) => answer.json())"
# What many ask for at once is shared for two seconds.
IS_THERE = f"(seq) => {SERVERS}.then((state) => state.seq >= seq)"
PARTS = ("epoch", "seq", "workshop", "categories", "proposals", "tallies")


class Crowd:
    """Pages that do something at random, and lose the line at random."""

    def __init__(self, seed: int, pages: list[Page]) -> None:
        self.dice = random.Random(seed)  # the same evening for a seed
        self.pages = pages
        self.proposals: list[str] = []
        self.comments: list[str] = []
        self.cut: set[Page] = set()

    def step(self) -> None:
        page = self.dice.choice(self.pages)
        if self.dice.random() < 0.2:
            self.toggle(page)
            return
        deeds: list[Callable[[], tuple[str, dict[str, Any]]]] = [self.propose]
        if self.proposals:
            deeds += [self.propose, self.edit, self.move, self.comment, self.comment, self.withdraw]
        page.evaluate(SEND, list(self.dice.choice(deeds)()))

    def toggle(self, page: Page) -> None:
        """Into the tunnel, or out of it."""
        self.cut ^= {page}
        page.context.set_offline(page in self.cut)

    def propose(self) -> tuple[str, dict[str, Any]]:
        data = tree(title=f"Tree {len(self.proposals)}")
        self.proposals.append(data["proposal"])
        return "proposal.add", data

    def edit(self) -> tuple[str, dict[str, Any]]:
        title = f"Changed {self.dice.random():.3f}"
        return "proposal.edit", {"proposal": self.dice.choice(self.proposals), "title": title}

    def move(self) -> tuple[str, dict[str, Any]]:
        lon, lat = HERE
        geometry = {"type": "Point", "coordinates": [lon + self.dice.random() / 1000, lat]}
        return "proposal.move", {"proposal": self.dice.choice(self.proposals), "geometry": geometry}

    def comment(self) -> tuple[str, dict[str, Any]]:
        self.comments.append(new_id())
        about = self.dice.choice(self.proposals)
        return "comment.add", {"comment": self.comments[-1], "proposal": about, "text": "Yes"}

    def withdraw(self) -> tuple[str, dict[str, Any]]:
        if self.comments and self.dice.random() < 0.5:
            return "comment.withdraw", {"comment": self.dice.choice(self.comments)}
        return "proposal.withdraw", {"proposal": self.dice.choice(self.proposals)}


def comparable(state: dict[str, Any]) -> dict[str, Any]:
    """What everybody must agree on, in an order that says nothing."""
    kept = {part: state[part] for part in PARTS}
    kept["proposals"] = sorted(kept["proposals"], key=lambda each: each["id"])
    return kept


def test_all_end_in_the_same_state(windows: Windows, server: Server) -> None:
    # What is refused, because the idea went meanwhile, is told on the console when HTTP carried it.
    windows.tolerated += [CUT, re.compile(r"status of 4\d\d .*/commands\)")]
    made = evening("collect")
    crowd = Crowd(SEED, [people.phone_of(windows, made) for _ in range(2)])
    for at in range(STEPS):
        if at == STEPS * 2 // 3:
            crowd.pages.append(people.phone_of(windows, made))
        crowd.step()
    for page in list(crowd.cut):
        crowd.toggle(page)
    staff = people.facilitator_of(server, made)
    for page in crowd.pages:
        people.wait_until(page, SETTLED, 0)
    head = staff.events(staff.state()["epoch"], 0)["head"]
    for page in crowd.pages:
        people.wait_until(page, SETTLED, head)
    people.wait_until(crowd.pages[0], IS_THERE, head)
    truth = comparable(crowd.pages[0].evaluate(SERVERS))
    assert truth["seq"] == head
    assert truth["proposals"]
    for page in crowd.pages:
        assert comparable(page.evaluate(STATE)) == truth
    staff.close()

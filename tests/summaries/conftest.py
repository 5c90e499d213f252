"""An evening that has come to its results, and the browsers that read them."""

import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from cocreate.journal.actors import Actor
from cocreate.journal.heads import read_head
from cocreate.journal.perform import perform
from cocreate.journal.registry import Audience
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import open_session
from cocreate.summaries.facts import Summary
from cocreate.summaries.queries import read_summary
from cocreate.workshops.models import Workshop
from tests.factories import HERE, Evening, evening, new_id, tree

LON, LAT = HERE
# Ground of about 62 m by 55 m; the second half of the first is the first half of the second.
WEST = [[LON, LAT], [LON + 0.001, LAT], [LON + 0.001, LAT + 0.0005], [LON, LAT + 0.0005]]
EAST = [[x + 0.0005, y] for x, y in WEST]
HEDGE = {"type": "LineString", "coordinates": [[LON, LAT], [LON + 0.002, LAT]]}
SECRET = "Ask the man with the red barn"


def area(ring: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}


@dataclass
class Outcome:
    """An evening with its ideas by a name of their own."""

    made: Evening
    ideas: dict[str, str]
    residents: list[Actor]
    landowners: list[Actor]

    def read(self, audience: Audience = "room") -> Summary:
        """The outcome as this audience has it now."""
        with store.read() as session:
            workshop = session.get_one(Workshop, self.made.workshop.id)
            return read_summary(session, workshop, audience)

    def vote(self, idea: str, agree: int = 0, neutral: int = 0, disagree: int = 0) -> None:
        """So many of the people vote so on an idea, residents first."""
        people = iter([*self.residents, *self.landowners])
        for value, number in ((1, agree), (0, neutral), (-1, disagree)):
            for _ in range(number):
                self.made.vote(next(people), self.ideas[idea], value)


def held_evening() -> Outcome:
    """Twelve people; measures loved, contested and hardly seen; a value, a hidden and a late idea."""
    made = evening(contact="natur@example.org", what_next="Every idea is answered.")
    residents = [made.join("resident", f"Res {number}") for number in range(6)]
    landowners = [made.join("landowner", f"Own {number}") for number in range(6)]
    ideas = {
        "oak": made.propose(residents[0], title="Oaks by the bridge", fields={"count": 12}),
        "hedge": made.propose(residents[1], category="hedge", title="A hedge", geometry=HEDGE),
        "west": made.propose(residents[1], category="heath", title="West", geometry=area(WEST)),
        "east": made.propose(residents[2], category="heath", title="East", geometry=area(EAST)),
        "seen": made.propose(residents[0], category="value", title="The old lime"),
        "hidden": made.propose(landowners[0], title=SECRET, text=SECRET),
        "gone": made.propose(landowners[0], title="Taken back"),
    }
    outcome = Outcome(
        made, {name: idea["id"] for name, idea in ideas.items()}, residents, landowners
    )
    made.comment(landowners[1], outcome.ideas["oak"], "My children climb there.")
    hidden_comment = made.comment(landowners[2], outcome.ideas["oak"], SECRET)["id"]
    made.staff("comment.hide", {"comment": hidden_comment, "reason": "names a person"})
    hide = {"proposal": outcome.ideas["hidden"], "reason": "names a neighbour"}
    perform("proposal.withdraw", new_id(), landowners[0], {"proposal": outcome.ideas["gone"]})
    seen = made_seq(made)
    made.phase("discuss")
    perform("proposal.add", new_id(), residents[3], tree(title="Too late"), seen)
    made.phase("vote")
    outcome.vote("hidden", agree=1)
    made.staff("proposal.hide", hide)
    outcome.vote("oak", agree=10, neutral=1, disagree=1)
    outcome.vote("west", agree=4, disagree=4)
    outcome.vote("east", agree=2, neutral=1)
    outcome.vote("seen", agree=12)
    made.vote(residents[0], outcome.ideas["oak"], -1)
    made.vote(residents[0], outcome.ideas["oak"], 1)
    made.phase("results")
    return outcome


def made_seq(made: Evening) -> int:
    with store.read() as session:
        return read_head(session, made.workshop.id).room_seq


@pytest.fixture
def outcome(app: Flask) -> Outcome:  # the evening needs an application
    return held_evening()


@pytest.fixture
def address(app: Flask, outcome: Outcome) -> Iterator[str]:
    """Where the public outcome is."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/w/{outcome.made.code}/summary"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def staff_browser(app: Flask) -> Callable[[Evening], FlaskClient]:
    """A browser in which the evening's facilitator is signed in."""

    def browser(made: Evening) -> FlaskClient:
        token = store.write(lambda db: open_session(db, made.facilitator.id, utcnow))
        client = app.test_client()
        client.set_cookie(app.config["STAFF_COOKIE"], token)
        return client

    return browser


@pytest.fixture
def browser(app: Flask) -> Iterator[FlaskClient]:
    """Somebody who has only the code."""
    with app.test_client() as client:
        yield client


def by_title(summary: Summary, title: str) -> Any:
    return next(idea for idea in summary.ideas if idea.title == title)

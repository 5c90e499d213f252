"""The five windows of an evening, and how its people come in."""

import re
import subprocess
import sys
from dataclasses import dataclass, field
from os import environ

from playwright.sync_api import Page, expect

from tests.browser import people
from tests.browser.ledger import Ledger
from tests.browser.windows import Windows
from tests.server import Server

TITLE = "More nature at Hede Enge"


@dataclass
class Night:
    """The five windows of the evening and what was done in it."""

    console: Page
    projector: Page
    ann: Page
    bo: Page
    planner: Page
    code: str
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def rooms(self) -> tuple[Page, ...]:
        """The windows that are open all evening and must never be loaded again."""
        return self.console, self.projector, self.ann, self.bo


def account(server: Server, login: str, role: str) -> str:
    """The password of an account made where the server runs."""
    command = [sys.executable, "-m", "cocreate", "staff", "add", login, "--role", role]
    made = subprocess.run(
        command, env=environ | server.settings, capture_output=True, text=True, check=True
    )
    return made.stdout.split(": ")[-1].strip()


def signed_in(page: Page, server: Server, login: str, role: str) -> None:
    password = account(server, login, role)
    page.goto("/workshops")
    page.get_by_label("Login").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Workshops", level=1)).to_be_visible()


def opened(windows: Windows, server: Server) -> Night:
    """A workshop from the kit, its console and projector, and two people who came in."""
    console, projector, planner = windows.console(), windows.projector(), windows.desk()
    ann, bo = windows.phone(), windows.phone()
    signed_in(planner, server, "pia", "planner")
    signed_in(console, server, "kim", "facilitator")
    make_workshop(console)
    console.get_by_role("link", name="Run it").click()
    console.get_by_role("button", name="Links", exact=True).click()
    links = console.get_by_role("dialog", name="Code and links")
    projector.goto(links.get_by_label("For the projector").input_value())
    expect(projector.get_by_role("heading", name="Put your ideas on the map")).to_be_visible()
    code = (links.locator(".links-code").text_content() or "").strip()
    qr = links.get_by_label("For residents").input_value()
    links.get_by_role("button", name="Close").click()
    come_by_code(ann, code)
    people.join(bo, qr, role="Landowner", nickname="Bo")
    night = Night(console, projector, ann, bo, planner, code.replace(" ", ""))
    for page in night.rooms:
        page.evaluate("window.stillHere = true")
    expect(console.locator("#here-count")).to_have_text("2")
    expect(ann.get_by_text("We have not started yet. You can look around.")).to_be_visible()
    return night


def make_workshop(page: Page) -> None:
    page.get_by_role("link", name="Make the first workshop").click()
    expect(page.get_by_label("City kit")).to_have_value("aarhus")
    page.get_by_label("Title", exact=True).fill(TITLE)
    # The kit offers Danish first; this evening is in English.
    page.get_by_label("Language", exact=True).select_option("en")
    page.get_by_label(re.compile("^What happens with the ideas( if you like)?$")).fill(
        "The nature team answers each idea."
    )
    page.get_by_role("button", name="Make the workshop").click()
    expect(page.get_by_text(f"“{TITLE}” is ready.")).to_be_visible()


def come_by_code(page: Page, code: str) -> None:
    """By the code on the screen, typed as people type it."""
    page.goto("/")
    page.get_by_label("Code").press_sequentially(code.lower())
    page.get_by_role("button", name="Go in").click()
    page.get_by_role("radio", name="Resident", exact=True).check()
    page.get_by_role("button", name="Go to the map").click()
    people.wait_for_map(page)

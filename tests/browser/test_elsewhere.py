"""What a phone tells of kinds from other cities: folded away where one chooses, readable, never a proposal."""

import re

import pytest
from playwright.sync_api import Page, expect

from cocreate.journal.store import store
from cocreate.workshops.links import join_url
from cocreate.workshops.models import Workshop
from tests.browser import people
from tests.browser.test_access import faults
from tests.browser.windows import Windows
from tests.factories import Evening, evening

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

CREDIT = "Växjö: the wetland south of Telestadshöjden"
EXAMPLE = {
    "source": "Växjö: Wet feet, 2026", "title": "Den våta ängen", "place": "Telestad", "unit": "m2",
    "size": 1_120_000, "tried": True, "lang": "sv", "agree": 12, "neutral": 1, "disagree": 0,
    "helped": "Förskolan var med.", "hard": "Två torra somrar.",
}  # fmt: skip


def learnt() -> Evening:
    """An evening whose trees were learnt elsewhere."""
    made = evening("collect")

    def tell(db: object) -> None:
        workshop = db.get_one(Workshop, made.workshop.id)  # type: ignore[attr-defined]  # a session
        first, *others = workshop.categories
        known = {**first, "credit": {"en": CREDIT}, "examples": [EXAMPLE]}
        workshop.categories = [known, *others]

    store.write(tell)
    return made


def assert_told(page: Page) -> None:
    """Closed at first; then everything, in the language it was written in."""
    fold = page.locator("details.elsewhere")
    expect(fold.get_by_text("Tried: Den våta ängen")).to_be_hidden()
    fold.locator("summary").click()
    for words in (CREDIT, "Tried: Den våta ängen · 112 ha · Telestad", "12 agree, 1 neutral, 0 disagree",
                  "What helped: Förskolan var med.", "What was hard: Två torra somrar.",
                  "Växjö: Wet feet, 2026"):  # fmt: skip
        expect(fold).to_contain_text(words)
    expect(fold.locator("[lang=sv]").first).to_have_text("Den våta ängen")


def test_phone_tells_it_where_a_kind_is_chosen_and_on_the_idea(windows: Windows) -> None:
    made = learnt()
    page = windows.phone(reduced_motion="reduce")
    people.join(page, join_url(made.workshop))
    page.get_by_role("button", name="Propose", exact=True).click()
    assert_told(page)
    assert faults(page) == []
    page.get_by_role("dialog", name="Propose").get_by_role(
        "button", name=re.compile("^Tree")
    ).click()
    page.get_by_role("button", name="Place here").click()
    expect(page.get_by_label("Title")).to_be_visible()
    assert_told(page)
    assert faults(page) == []
    page.get_by_label("Title").fill("An elm")
    page.get_by_role("button", name="Send", exact=True).click()
    sheet = page.get_by_role("dialog", name="An elm")
    expect(sheet).to_contain_text(CREDIT)
    people.close_sheet(page)
    page.goto(f"/w/{made.code}/propose")
    assert_told(page)
    assert faults(page) == []

"""No page says a sentence that is not in the catalogues: in the made-up language all carry accents."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.registry import Phase
from cocreate.messages.compile import compile_catalogues
from cocreate.messages.pseudo import PSEUDO
from tests.conftest import forget_limits
from tests.databases import fresh_app
from tests.factories import evening
from tests.messages.house import THEIRS, House
from tests.messages.reading import texts
from tests.staff.conftest import csrf


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """The application, speaking the made-up language only."""
    forget_limits()
    compile_catalogues()
    with fresh_app(tmp_path, LANGUAGES=[PSEUDO]) as made:
        yield made


@pytest.fixture
def house(app: Flask) -> House:
    made = evening("collect", what_next=THEIRS, contact="Δήμος")
    resident = made.join(nickname="Ελένη")
    idea = made.propose(resident, title=THEIRS, text=THEIRS)
    made.comment(resident, idea["id"], THEIRS)
    return House(app, made, resident, idea["id"], idea["place"])


FOR_EVERYBODY = (
    "/",
    "/staff/login",
    "/w/{code}",
    "/w/AAAAAAAA",
    "/w/{code}/screen",
    "/w/{code}/summary",
)
FOR_RESIDENTS = (
    "/w/{code}",
    "/w/{code}/list",
    "/w/{code}/propose",
    "/w/{code}/p/{idea}",
    "/w/{code}/mine",
)
FOR_STAFF = (
    "/workshops",
    "/workshops/new",
    "/workshops/{code}/edit",
    "/workshops/{code}/places",
    "/workshops/{code}/kinds",
    "/workshops/{code}/close",
    "/workshops/{code}/delete",
    "/workshops/{code}/layers",
    "/workshops/{code}/layers/new",
    "/staff/account",
    "/w/{code}/facilitate",
    "/w/{code}/poster",
    "/w/{code}/summary",
    "/w/{code}/summary/1",
    "/workshops/{code}/again",
    "/workshops/new/borrow",
    "/workshops/new/file",
)


def assert_all_said(house: House, browser: FlaskClient, address: str) -> None:
    answer = browser.get(house.filled(address))
    assert answer.mimetype == "text/html", answer.status
    assert not answer.location, f"{address} leads to {answer.location}"
    assert len(texts(answer.text)) > 4
    assert house.unsaid(answer.text) == []


@pytest.mark.parametrize("address", FOR_EVERYBODY)
def test_pages_for_everybody(house: House, address: str) -> None:
    assert_all_said(house, house.somebody(), address)


@pytest.mark.parametrize("address", FOR_RESIDENTS)
@pytest.mark.parametrize("phase", ["collect", "vote", "results"])
def test_pages_for_residents(house: House, phase: Phase, address: str) -> None:
    if phase != "collect":
        house.made.phase("vote")
        house.made.vote(house.resident, house.idea, 1)
    if phase == "results":
        house.made.phase("results")
    assert_all_said(house, house.phone(), address)


@pytest.mark.parametrize("address", FOR_STAFF)
def test_pages_for_staff(house: House, address: str) -> None:
    assert_all_said(house, house.staff(), address)


def test_projector(house: House) -> None:
    assert_all_said(house, house.projector(), "/w/{code}/screen")


def test_outcome_for_everybody(house: House) -> None:
    house.made.phase("results")
    assert_all_said(house, house.somebody(), "/w/{code}/summary")
    assert_all_said(house, house.somebody(), "/w/{code}/summary/1")


# As a browser sends it: with its choices made, but no title.
NEW_WORKSHOP = {
    "kit": "aarhus",
    "kit_was": "aarhus",
    "lang": "en",
    "tallies": "after",
    "keep_days": "x",
    "answer_date": "soon",
}
FORMS: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("somebody", "/staff/login", "/staff/login", {}),
    ("somebody", "/w/{code}", "/join", {"code": "{code}", "role": "king"}),
    ("somebody", "/w/{code}", "/join", {"code": "{code}", "recovery": "2345"}),
    ("phone", "/w/{code}/propose", "/w/{code}/propose", {"lat": "north", "category": "x"}),
    ("phone", "/w/{code}/p/{idea}", "/w/{code}/p/{idea}/comment", {"text": " "}),
    ("staff", "/staff/account", "/staff/account", {"new": "1", "again": "2"}),
    (
        "staff",
        "/workshops/new",
        "/workshops/new",
        NEW_WORKSHOP,
    ),
    ("staff", "/workshops/{code}/delete", "/workshops/{code}/delete", {"typed": ""}),
)


@pytest.mark.parametrize(("who", "page", "address", "typed"), FORMS)
def test_what_forms_refuse(
    house: House, who: str, page: str, address: str, typed: dict[str, str]
) -> None:
    browser: FlaskClient = getattr(house, who)()
    filled = {name: house.filled(value) for name, value in typed.items()}
    filled["csrf_token"] = csrf(browser, house.filled(page))
    answer = browser.post(house.filled(address), data=filled)
    assert 'class="error' in answer.text
    assert house.unsaid(answer.text) == []


def test_a_sentence_left_in_english_is_found(house: House) -> None:
    page = (
        f'<p>{THEIRS}</p><p>40</p><p>Hedge</p><button aria-label="Close">×</button><p>Send it</p>'
    )
    assert house.unsaid(page) == ["Close", "Send it"]

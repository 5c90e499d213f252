"""An evening at Hede Enge that has come to its results, and the browsers of those who carry it on."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.factories import HERE, Evening, evening
from tests.workshops.conftest import fields_of, signed_in_as

LON, LAT = HERE
FIELD = [[LON, LAT], [LON + 0.002, LAT], [LON + 0.002, LAT + 0.001], [LON, LAT + 0.001], [LON, LAT]]
SECRET = "Behind the red barn of the Jensens"


def held() -> Evening:
    """Six people, a field to become nature that five want, a tree nobody voted on."""
    made = evening("collect", what_next="The council decides.", contact="mette@aarhus.example",
                   keep_days=90, tallies="live")  # fmt: skip
    people = [made.join(nickname=f"Person {number}") for number in range(6)]
    field = {"type": "Polygon", "coordinates": [FIELD]}
    idea = made.propose(people[0], category="nature", title=SECRET, text=SECRET, geometry=field)
    made.propose(people[1], title="An oak")
    made.phase("vote")
    for person in people[:5]:
        made.vote(person, idea["id"], 1)
    made.phase("results")
    return made


@pytest.fixture
def made(app: Flask) -> Evening:  # an evening needs an application
    return held()


@pytest.fixture
def browser(app: Flask, made: Evening) -> FlaskClient:
    """The facilitator's."""
    return signed_in_as(app, made.facilitator.id)


Send = Callable[..., Any]


@pytest.fixture
def send(browser: FlaskClient) -> Send:
    """A page's form with some fields changed, as a browser sends it."""

    def sent(page: str, **typed: Any) -> Any:
        fields = fields_of(browser.get(page).text) | typed
        return browser.post(page, data=fields, content_type="multipart/form-data")

    return sent


def newest() -> Workshop:
    """The workshop that was made last."""
    with store.read() as db:
        return db.scalars(select(Workshop).order_by(Workshop.created_at.desc())).first() or _none()


def _none() -> Workshop:
    raise AssertionError("there is no workshop")


def kind_of(workshop: Workshop, name: str) -> dict[str, Any]:
    """The kind of that id."""
    return next(kind for kind in workshop.categories if kind["id"] == name)

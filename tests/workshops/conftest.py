"""A browser of a facilitator, and the form as it is filled in by default."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import open_session
from cocreate.staff.models import StaffAccount
from cocreate.workshops.models import Workshop
from tests.factories import Evening, facilitator

SignIn = Callable[..., FlaskClient]
SQUARE: dict[str, Any] = {
    "type": "Polygon",
    "coordinates": [
        [[10.23, 56.21], [10.25, 56.21], [10.25, 56.22], [10.23, 56.22], [10.23, 56.21]]
    ],
}


def signed_in_as(app: Flask, account_id: Any) -> FlaskClient:
    """A browser in which that account is signed in."""
    token = store.write(lambda db: open_session(db, account_id, utcnow))
    client = app.test_client()
    client.set_cookie(app.config["STAFF_COOKIE"], token)
    return client


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A facilitator without a workshop."""
    account: StaffAccount = store.write(facilitator)
    return signed_in_as(app, account.id)


@pytest.fixture
def owner(app: Flask) -> Callable[[Evening], FlaskClient]:
    """The browser of an evening's facilitator."""
    return lambda made: signed_in_as(app, made.facilitator.id)


def fields_of(html: str) -> dict[str, str]:
    """What a browser would send back of a page's form without touching it."""
    fields: dict[str, str] = {}
    for tag in re.findall(r"<input\b[^>]*>", html):
        name, kind = _attribute(tag, "name"), _attribute(tag, "type")
        if name and kind not in {"file", "submit"}:
            if kind in {"checkbox", "radio"} and "checked" not in tag:
                continue
            fields[name] = _attribute(tag, "value") or ("y" if kind == "checkbox" else "")
    for name, body in re.findall(
        r'<textarea\b[^>]*name="([^"]+)"[^>]*>\s*(.*?)</textarea>', html, re.DOTALL
    ):
        fields[name] = body.replace("&#34;", '"').strip()
    for name, body in re.findall(
        r'<select\b[^>]*name="([^"]+)"[^>]*>(.*?)</select>', html, re.DOTALL
    ):
        chosen = re.search(r'<option selected value="([^"]*)"', body)
        fields[name] = chosen.group(1) if chosen else ""
    return fields


def _attribute(tag: str, name: str) -> str | None:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return found.group(1) if found else None


def only_workshop() -> Workshop:
    with store.read() as db:
        return db.scalars(select(Workshop)).one()


def workshop_now(made: Evening) -> Workshop:
    """The workshop as it is in the database."""
    with store.read() as db:
        return db.get_one(Workshop, made.workshop.id)

"""Browsers in which a facilitator is signed in."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.facilitation import added_up
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import open_session
from tests.factories import Evening

SignIn = Callable[[Evening], FlaskClient]


@pytest.fixture
def sign_in(app: Flask) -> SignIn:
    """A browser in which the evening's facilitator is signed in."""

    def browser(made: Evening) -> FlaskClient:
        staff = made.facilitator.id
        token = store.write(lambda db: open_session(db, staff, utcnow))
        client = app.test_client()
        client.set_cookie(app.config["STAFF_COOKIE"], token)
        return client

    return browser


@pytest.fixture(autouse=True)
def forget_sums() -> None:
    added_up.cache.kept.clear()

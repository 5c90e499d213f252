"""Accounts with a real password, and browsers that send forms."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import add_account
from cocreate.staff.commands import AddStaff
from cocreate.staff.models import StaffAccount, StaffRole
from cocreate.staff.passwords import hash_password

PASSWORD = "correct horse battery"  # of accounts that live for one test

MakeAccount = Callable[..., StaffAccount]


@pytest.fixture
def account(app: Flask) -> MakeAccount:
    """Makes accounts."""

    def make(
        login: str = "kim", role: StaffRole = "facilitator", password: str = PASSWORD
    ) -> StaffAccount:
        command = AddStaff(login, login.title(), role, hash_password(password))
        with app.app_context():
            return store.write(lambda db: add_account(db, command, utcnow))

    return make


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def csrf(browser: FlaskClient, page: str) -> str:
    """The token in a page's form."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', browser.get(page).text)
    assert found
    return found.group(1)


def log_in(browser: FlaskClient, login: str = "kim", password: str = PASSWORD) -> TestResponse:
    """Sign in as a program does."""
    return browser.post("/staff/login", json={"login": login, "password": password})

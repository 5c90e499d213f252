"""How long a session lasts, and what ends it."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff import actions, queries
from cocreate.staff.commands import SetPassword
from cocreate.staff.models import StaffSession
from cocreate.staff.passwords import hash_password
from tests.staff.conftest import PASSWORD, MakeAccount, csrf, log_in

NEW = "four words in a row"


def move_back(**columns: timedelta) -> None:
    """Make all sessions older."""
    values = {name: utcnow() - by for name, by in columns.items()}
    store.write(lambda db: db.execute(update(StaffSession).values(values)))


@pytest.mark.parametrize(
    ("columns", "status"),
    [
        ({"seen_at": timedelta(hours=11, minutes=59)}, 200),
        ({"seen_at": timedelta(hours=12, minutes=1)}, 302),
        ({"created_at": timedelta(days=15)}, 302),
    ],
)
def test_session_ends_when_idle_or_old(
    account: MakeAccount, browser: FlaskClient, columns: dict[str, timedelta], status: int
) -> None:
    account()
    log_in(browser)
    move_back(**columns)
    assert browser.get("/workshops").status_code == status


def test_idle_time_starts_again_with_each_visit(account: MakeAccount, browser: FlaskClient) -> None:
    account()
    log_in(browser)
    for _ in range(3):
        move_back(seen_at=timedelta(hours=11))
        assert browser.get("/workshops").status_code == 200


def test_only_the_hash_of_a_token_is_stored(
    app: Flask, account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    log_in(browser)
    cookie = browser.get_cookie(app.config["STAFF_COOKIE"])
    assert cookie is not None
    with store.read() as db:
        row = db.query(StaffSession).one()
    assert row.token_hash == queries.token_hash(cookie.value)
    assert cookie.value.encode() not in row.token_hash
    assert len(cookie.value) >= 43


@pytest.fixture
def heard() -> Iterator[list[uuid.UUID]]:
    told: list[uuid.UUID] = []
    actions.on_disabled.append(told.append)
    yield told
    actions.on_disabled.remove(told.append)


@pytest.mark.database
def test_disabling_ends_sessions_and_tells_who_listens(
    app: Flask, account: MakeAccount, browser: FlaskClient, heard: list[uuid.UUID]
) -> None:
    made = account()
    log_in(browser)
    done = app.test_cli_runner().invoke(args=["staff", "disable", "kim"])
    assert done.exit_code == 0
    assert heard == [made.id]
    assert browser.get("/workshops").status_code == 302


def test_password_set_by_an_admin_ends_all_sessions(
    account: MakeAccount, browser: FlaskClient
) -> None:
    made = account()
    log_in(browser)
    command = SetPassword(made.id, hash_password(NEW))
    store.write(lambda db: actions.set_password(db, command))
    assert browser.get("/workshops").status_code == 302
    assert log_in(browser).status_code == 403
    assert log_in(browser, password=NEW).status_code == 200


class TestOwnPassword:
    def test_changing_it_signs_other_browsers_out(
        self, app: Flask, account: MakeAccount, browser: FlaskClient
    ) -> None:
        account()
        other = app.test_client()
        log_in(browser)
        log_in(other)
        typed = {"old": PASSWORD, "new": NEW, "again": NEW}
        typed["csrf_token"] = csrf(browser, "/staff/account")
        assert browser.post("/staff/account", data=typed).status_code == 302
        assert browser.get("/workshops").status_code == 200
        assert other.get("/workshops").status_code == 302

    @pytest.mark.parametrize(
        "wrong",
        [{"old": "something else"}, {"new": "short", "again": "short"}, {"again": "another"},
         {"new": "aaaaaaaaaaaa", "again": "aaaaaaaaaaaa"}],
    )  # fmt: skip
    def test_what_is_not_right_changes_nothing(
        self, account: MakeAccount, browser: FlaskClient, wrong: dict[str, str]
    ) -> None:
        account()
        log_in(browser)
        typed = {"old": PASSWORD, "new": NEW, "again": NEW} | wrong
        typed["csrf_token"] = csrf(browser, "/staff/account")
        answer = browser.post("/staff/account", data=typed)
        assert answer.status_code == 400
        assert "error-summary" in answer.text
        assert log_in(browser).status_code == 200

"""Signing in and out: by form and JSON, limited, and with nothing told about who exists."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.staff.actions import disable_account
from cocreate.staff.attempts import Attempts
from cocreate.staff.check import EXTENSION
from tests.staff.conftest import PASSWORD, MakeAccount, csrf, log_in


@pytest.mark.database
def test_json_sign_in_opens_the_staff_pages(account: MakeAccount, browser: FlaskClient) -> None:
    made = account()
    answer = log_in(browser, "  KIM ")
    who = {"id": str(made.id), "login": "kim", "name": "Kim", "role": "facilitator"}
    assert (answer.status_code, answer.json) == (200, {"ok": True, "staff": who})
    assert browser.get("/workshops").status_code == 200


def test_cookie_is_closed_to_scripts_and_other_sites(
    account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    cookie = log_in(browser).headers["Set-Cookie"]
    assert cookie.startswith("cocreate-staff=")
    for part in ("HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie


def test_form_needs_its_token_and_leads_back(account: MakeAccount, browser: FlaskClient) -> None:
    account()
    typed = {"login": "kim", "password": PASSWORD, "next": "/workshops/new?kit=bremen"}
    assert browser.post("/staff/login", data=typed).status_code == 400
    typed["csrf_token"] = csrf(browser, "/staff/login")
    answer = browser.post("/staff/login", data=typed)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/workshops/new?kit=bremen"


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_site(
    account: MakeAccount, browser: FlaskClient, target: str
) -> None:
    account()
    token = csrf(browser, "/staff/login")
    typed = {"login": "kim", "password": PASSWORD, "next": target, "csrf_token": token}
    assert browser.post("/staff/login", data=typed).headers["Location"] == "/workshops"


def test_wrong_password_keeps_the_login_and_not_the_password(
    account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    token = csrf(browser, "/staff/login")
    typed = {"login": "kim", "password": "wrong-secret-words", "csrf_token": token}
    answer = browser.post("/staff/login", data=typed)
    assert answer.status_code == 403
    assert 'value="kim"' in answer.text
    assert "wrong-secret-words" not in answer.text


def test_unknown_wrong_and_disabled_read_the_same(
    account: MakeAccount, browser: FlaskClient
) -> None:
    account("kim")
    account("bo")
    store.write(lambda db: disable_account(db, "bo", utcnow))
    answers = [
        log_in(browser, "nobody"),
        log_in(browser, "kim", "wrong"),
        log_in(browser, "bo"),
        log_in(browser, "kim\0"),
        log_in(browser, "no spaces please"),
    ]
    assert {answer.status_code for answer in answers} == {403}
    assert len({answer.get_data() for answer in answers}) == 1
    assert not any("Set-Cookie" in answer.headers for answer in answers)


@pytest.mark.parametrize(
    "body", ["null", "[]", '"kim"', "{", '{"login": "kim"}', '{"login": 1, "password": "x"}']
)
def test_json_that_is_no_login_is_invalid(browser: FlaskClient, body: str) -> None:
    answer = browser.post("/staff/login", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["code"] == "invalid"


def test_half_a_character_in_the_password_is_only_wrong(
    account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    answer = browser.post(
        "/staff/login",
        data='{"login": "kim", "password": "\\ud800"}',
        content_type="application/json",
    )
    assert answer.status_code == 403


def test_guessing_is_slowed_down_and_the_wait_is_told(
    app: Flask, account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    clock = [0.0]
    app.extensions[EXTENSION] = Attempts(login_burst=3, login_every=20.0, now=lambda: clock[0])
    assert [log_in(browser, "kim", "x").status_code for _ in range(3)] == [403] * 3
    refused = log_in(browser)
    assert refused.status_code == 429
    assert refused.json is not None
    assert (refused.json["code"], refused.json["retry_after"]) == ("too_many", 20.0)
    clock[0] = 21.0
    assert log_in(browser).status_code == 200


def test_signing_out_ends_the_session_on_the_server(
    app: Flask, account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    log_in(browser)
    kept = browser.get_cookie(app.config["STAFF_COOKIE"])
    assert kept is not None
    token = csrf(browser, "/staff/account")
    assert browser.post("/staff/logout", data={"csrf_token": token}).status_code == 302
    browser.set_cookie(app.config["STAFF_COOKIE"], kept.value)
    assert browser.get("/workshops").status_code == 302


def test_signing_in_again_leaves_one_session(account: MakeAccount, browser: FlaskClient) -> None:
    account()
    log_in(browser)
    first = browser.get_cookie("cocreate-staff")
    log_in(browser)
    assert first is not None
    browser.set_cookie("cocreate-staff", first.value)
    assert browser.get("/workshops").status_code == 302


def test_pages_for_staff_are_not_kept_by_browsers(
    account: MakeAccount, browser: FlaskClient
) -> None:
    account()
    log_in(browser)
    for page in ("/staff/account", "/workshops", "/workshops/new", "/staff/login"):
        assert browser.get(page).headers["Cache-Control"] == "no-store"

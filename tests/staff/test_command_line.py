"""`cocreate staff …`."""

import re

from click.testing import Result
from flask import Flask
from flask.testing import FlaskClient

from tests.staff.conftest import log_in


def staff(app: Flask, *words: str, answer: str | None = None) -> Result:
    return app.test_cli_runner().invoke(args=["staff", *words], input=answer)


def shown_password(result: Result) -> str:
    found = re.search(r"Password \(shown only now\): (\S+)", result.output)
    assert found
    return found.group(1)


def test_add_shows_a_password_that_works(app: Flask, browser: FlaskClient) -> None:
    added = staff(app, "add", "Mette", "--name", "Mette Holm", "--role", "planner")
    assert added.exit_code == 0
    answer = log_in(browser, "mette", shown_password(added))
    assert answer.json is not None
    assert (answer.json["staff"]["name"], answer.json["staff"]["role"]) == ("Mette Holm", "planner")


def test_add_may_ask_for_the_password_and_does_not_print_it(
    app: Flask, browser: FlaskClient
) -> None:
    added = staff(app, "add", "mette", "--ask", answer="a long enough one\na long enough one\n")
    assert added.exit_code == 0
    assert "a long enough one" not in added.output
    assert log_in(browser, "mette", "a long enough one").status_code == 200


def test_short_password_is_refused(app: Flask) -> None:
    added = staff(app, "add", "mette", "--ask", answer="short\nshort\n")
    assert added.exit_code == 1
    assert "at least 10" in added.output


def test_a_taken_or_impossible_login_is_refused_with_a_sentence(app: Flask) -> None:
    staff(app, "add", "mette")
    taken = staff(app, "add", "METTE")
    assert (taken.exit_code, taken.output) == (1, "Error: There is already an account mette.\n")
    assert staff(app, "add", "two words").exit_code == 1


def test_reset_replaces_the_password(app: Flask, browser: FlaskClient) -> None:
    first = shown_password(staff(app, "add", "mette"))
    second = shown_password(staff(app, "reset", "mette"))
    assert log_in(browser, "mette", first).status_code == 403
    assert log_in(browser, "mette", second).status_code == 200


def test_disabled_account_can_be_enabled_again(app: Flask, browser: FlaskClient) -> None:
    password = shown_password(staff(app, "add", "mette"))
    assert staff(app, "disable", "mette").exit_code == 0
    assert log_in(browser, "mette", password).status_code == 403
    assert staff(app, "enable", "mette").exit_code == 0
    assert log_in(browser, "mette", password).status_code == 200


def test_unknown_login_is_said(app: Flask) -> None:
    for verb in ("reset", "disable", "enable"):
        result = staff(app, verb, "ghost")
        assert (result.exit_code, result.output) == (1, "Error: There is no account ghost.\n")


def test_list_shows_role_and_state_but_no_secret(app: Flask) -> None:
    staff(app, "add", "mette", "--role", "admin")
    staff(app, "add", "bo")
    staff(app, "disable", "bo")
    lines = staff(app, "list").output.splitlines()
    assert [line.split()[:3] for line in lines] == [
        ["bo", "facilitator", "disabled"],
        ["mette", "admin", "active"],
    ]
    assert "argon2" not in "".join(lines)

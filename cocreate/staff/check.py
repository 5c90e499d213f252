"""Checking a login and password at the door, with the number of tries limited."""

from math import ceil

from flask import Flask, current_app

from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.staff.actions import LOGIN, normal_login
from cocreate.staff.attempts import Attempts
from cocreate.staff.models import StaffAccount
from cocreate.staff.passwords import MAX_LENGTH, password_matches
from cocreate.staff.queries import account_by_login
from cocreate.words import N_

EXTENSION = "cocreate-attempts"

TOO_MANY = N_("Too many tries. Please wait %(seconds)s seconds and try again.")
WRONG = N_("Login and password do not belong together. Try again, or ask your admin.")


def init_app(app: Flask) -> None:
    """Give the application its own count of tries."""
    app.extensions[EXTENSION] = Attempts()


def checked_account(login: str, password: str) -> StaffAccount:
    """The account that this login and password open.

    Refused `too_many` with `retry_after`, else `not_allowed`: with the same sentence, after
    the same time, for an unknown login, a wrong password and a disabled account.
    """
    login = normal_login(login)
    attempts: Attempts = current_app.extensions[EXTENSION]
    if wait := attempts.take(login):
        seconds = max(2, ceil(wait))
        raise Refused("too_many", TOO_MANY, retry_after=float(seconds), params={"seconds": seconds})
    account = _account(login)
    matches = password_matches(account.password_hash if account else None, password[:MAX_LENGTH])
    if account is None or account.disabled_at or not matches:
        raise Refused("not_allowed", WRONG)
    attempts.forgive(login)
    return account


def _account(login: str) -> StaffAccount | None:
    # What cannot be a login is not asked for: databases refuse NUL and lone surrogates.
    if not LOGIN.fullmatch(login):
        return None
    with store.read() as session:
        return account_by_login(session, login)

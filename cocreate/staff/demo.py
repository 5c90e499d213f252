"""The demo's own facilitator: signed in by a link that works while the demo runs."""

import hmac

from sqlalchemy.orm import Session

from cocreate.journal.times import Clock
from cocreate.staff.actions import add_account
from cocreate.staff.commands import AddStaff
from cocreate.staff.models import StaffAccount
from cocreate.staff.passwords import NO_PASSWORD
from cocreate.staff.queries import account_by_login

DEMO_LOGIN = "demo"


def demo_account(session: Session, clock: Clock) -> StaffAccount:
    """The demo facilitator, made when missing. It has no password: only the link signs it in."""
    account = account_by_login(session, DEMO_LOGIN)
    if account is None:
        new = AddStaff(DEMO_LOGIN, "Demo", "facilitator", NO_PASSWORD)
        account = add_account(session, new, clock)
    return account


def opens_demo(token: str, expected: str) -> bool:
    """Whether this is the demo's link. Never where no demo token is configured."""
    return bool(expected) and hmac.compare_digest(token.encode(), expected.encode())

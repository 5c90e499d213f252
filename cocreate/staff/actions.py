"""The verbs of staff accounts: add, set a password, disable, enable, sign in, sign out.

Passwords arrive here hashed: hashing inside a transaction would hold up every writer.
"""

import re
import secrets
import uuid
from collections.abc import Callable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.times import Clock
from cocreate.staff.commands import AddStaff, SetPassword
from cocreate.staff.models import StaffAccount, StaffSession
from cocreate.staff.queries import LONGEST, account_by_login, token_hash
from cocreate.words import N_

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,63}")

BAD_LOGIN = N_("A login has 2 to 64 small letters, digits, dots, hyphens or @, and no spaces.")
TAKEN = N_("There is already an account %(login)s.")
UNKNOWN = N_("There is no account %(login)s.")

# Called with the account's id after it has been disabled and that is committed.
on_disabled: list[Callable[[uuid.UUID], None]] = []


def normal_login(login: str) -> str:
    """Logins are compared in small letters and without spaces around."""
    return login.strip().casefold()


def add_account(session: Session, command: AddStaff, clock: Clock) -> StaffAccount:
    """A new account. Refused with a login that is taken or cannot be one."""
    login = normal_login(command.login)
    if not LOGIN.fullmatch(login):
        raise Refused("invalid", BAD_LOGIN)
    if account_by_login(session, login):
        raise Refused("conflict", TAKEN, params={"login": login})
    account = StaffAccount(
        login=login,
        name=command.name.strip() or login,
        role=command.role,
        password_hash=command.password_hash,
        created_at=clock(),
    )
    session.add(account)
    session.flush()
    return account


def set_password(session: Session, command: SetPassword) -> None:
    """Another password; whoever was signed in with the old one is signed out."""
    account = session.get_one(StaffAccount, command.staff_id)
    account.password_hash = command.password_hash
    sessions = delete(StaffSession).where(StaffSession.staff_id == account.id)
    if command.keep is not None:
        sessions = sessions.where(StaffSession.token_hash != command.keep)
    session.execute(sessions)


def disable_account(session: Session, login: str, clock: Clock) -> uuid.UUID:
    """Lock the account and end its sessions. Call `announce_disabled` after the commit."""
    account = named(session, login)
    account.disabled_at = account.disabled_at or clock()
    session.execute(delete(StaffSession).where(StaffSession.staff_id == account.id))
    return account.id


def enable_account(session: Session, login: str) -> uuid.UUID:
    """Open a disabled account again; its password is the one it had."""
    account = named(session, login)
    account.disabled_at = None
    return account.id


def announce_disabled(staff_id: uuid.UUID) -> None:
    """Tell who keeps connections open in this process; others look sessions up."""
    for listener in on_disabled:
        listener(staff_id)


def named(session: Session, login: str) -> StaffAccount:
    """The account with that login. Refused `not_found` if there is none."""
    account = account_by_login(session, normal_login(login))
    if account is None:
        raise Refused("not_found", UNKNOWN, params={"login": login})
    return account


def open_session(session: Session, staff_id: uuid.UUID, clock: Clock) -> str:
    """Sign a browser in: the token for its cookie. Sessions past their time are cleared away."""
    now = clock()
    session.execute(delete(StaffSession).where(StaffSession.created_at < now - LONGEST))
    token = secrets.token_urlsafe(32)
    session.add(
        StaffSession(token_hash=token_hash(token), staff_id=staff_id, created_at=now, seen_at=now)
    )
    return token


def touch_session(session: Session, token: str, clock: Clock) -> None:
    """Note that the browser is still there: its idle time starts again."""
    row = session.scalar(select(StaffSession).where(StaffSession.token_hash == token_hash(token)))
    if row is not None:
        row.seen_at = clock()


def close_session(session: Session, token: str) -> None:
    """Sign a browser out: its cookie opens nothing any more."""
    session.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash(token)))

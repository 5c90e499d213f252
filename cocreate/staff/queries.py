"""Who a staff cookie belongs to."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.staff.models import StaffAccount, StaffRole, StaffSession

IDLE = timedelta(hours=12)
# However busy, a browser signs in again after this long.
LONGEST = timedelta(days=14)


@dataclass(frozen=True)
class Staff:
    """A member of staff, as the rest of the house knows them."""

    id: uuid.UUID
    login: str
    name: str
    role: StaffRole


@dataclass(frozen=True)
class SignedIn:
    """A valid session, and when it was last noted."""

    staff: Staff
    seen_at: datetime


def token_hash(token: str) -> bytes:
    """What is stored of a token: 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).digest()


def account_by_login(session: Session, login: str) -> StaffAccount | None:
    """The account, also a disabled one; `login` as `actions.normal_login` gives it."""
    return session.scalar(select(StaffAccount).where(StaffAccount.login == login))


def accounts(session: Session) -> list[StaffAccount]:
    """All accounts, by login."""
    return list(session.scalars(select(StaffAccount).order_by(StaffAccount.login)))


def signed_in_by_token(session: Session, token: str, now: datetime) -> SignedIn | None:
    """The session of this cookie: not idle for 12 hours, not too old, account not disabled."""
    found = session.execute(
        select(StaffAccount, StaffSession.seen_at)
        .join(StaffSession, StaffSession.staff_id == StaffAccount.id)
        .where(
            StaffSession.token_hash == token_hash(token),
            StaffSession.seen_at > now - IDLE,
            StaffSession.created_at > now - LONGEST,
            StaffAccount.disabled_at.is_(None),
        )
    ).one_or_none()
    return SignedIn(_staff(found[0]), found[1]) if found else None


def _staff(account: StaffAccount) -> Staff:
    return Staff(account.id, account.login, account.name, cast("StaffRole", account.role))

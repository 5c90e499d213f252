"""Hashing passwords with argon2, without holding up the event loop.

A hash takes some 50 ms and 64 MiB: it runs in native threads, two at a time, so that a
flood of sign-ins neither freezes the phones nor fills the memory.
"""

import secrets
import threading
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from gevent import get_hub, monkey

T = TypeVar("T")

MIN_LENGTH = 10
MAX_LENGTH = 200

# A value no password hashes to: the account can only be used through the demo link.
NO_PASSWORD = "!"  # noqa: S105  # the lack of a password

_hasher = PasswordHasher()
_two_at_a_time = threading.BoundedSemaphore(2)


def hash_password(password: str) -> str:
    """The argon2id hash to store, with its own salt and parameters."""
    return _off_loop(lambda: _hasher.hash(_bytes(password)))


def password_matches(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash.

    None (nobody has that login) and NO_PASSWORD take as long as a wrong password, so that
    the time of the answer does not tell which logins exist.
    """
    return _off_loop(lambda: _matches(password_hash, password))


def new_password() -> str:
    """A password to hand over: about 100 random bits, without look-alikes."""
    alphabet = "23456789abcdefghjkmnpqrstuvwxyz"
    groups = ("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


@cache
def _stand_in() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))


def _matches(password_hash: str | None, password: str) -> bool:
    known = password_hash is not None and password_hash != NO_PASSWORD
    try:
        _hasher.verify((known and password_hash) or _stand_in(), _bytes(password))
    except (VerificationError, InvalidHashError):
        return False
    return known


def _bytes(password: str) -> bytes:
    # JSON can carry half of a surrogate pair, which is no character: wrong, but not a crash.
    return password.encode("utf-8", "surrogatepass")


def _off_loop(work: Callable[[], T]) -> T:
    with _two_at_a_time:
        if not monkey.is_module_patched("socket"):
            return work()
        result: T = get_hub().threadpool.apply(work)
        return result

"""What staff accounts can be asked to do."""

import uuid
from dataclasses import dataclass

from cocreate.staff.models import StaffRole


@dataclass(frozen=True)
class AddStaff:
    """A new account. `password_hash` comes from `passwords.hash_password`."""

    login: str
    name: str
    role: StaffRole
    password_hash: str


@dataclass(frozen=True)
class SetPassword:
    """Another password. Ends all sessions of the account but the one kept."""

    staff_id: uuid.UUID
    password_hash: str
    keep: bytes | None = None

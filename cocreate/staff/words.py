"""Names of the roles of staff, for people."""

from cocreate.staff.models import StaffRole
from cocreate.words import N_, say

ROLE_NAMES: dict[StaffRole, str] = {
    "facilitator": N_("Facilitator"),
    "planner": N_("Planner"),
    "admin": N_("Admin"),
}


def staff_role_name(role: StaffRole) -> str:
    """The role in the reader's language; a template filter."""
    return say(ROLE_NAMES[role])

"""The plan that would be lost with its workshop."""

from flask_babel import ngettext

from cocreate.plans.models import Plan
from cocreate.workshops.losses import register_loss, rows_of


def register_losses() -> None:
    """Have the plan counted before a workshop is deleted."""
    register_loss("plans", rows_of(Plan), _plans)


def _plans(number: int) -> str:
    return str(ngettext("%(num)d plan", "%(num)d plans", number))

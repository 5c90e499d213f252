"""The votes that would be lost with a workshop."""

from flask_babel import ngettext

from cocreate.votes.models import Vote
from cocreate.workshops.losses import register_loss, rows_of


def register_losses() -> None:
    """Have votes counted before a workshop is deleted."""
    register_loss("votes", rows_of(Vote), _votes)


def _votes(number: int) -> str:
    return str(ngettext("%(num)d vote", "%(num)d votes", number))

"""What participants would lose with their workshop."""

from flask_babel import ngettext

from cocreate.participants.models import Participant
from cocreate.workshops.losses import register_loss, rows_of


def register_losses() -> None:
    """Have people counted before a workshop is deleted."""
    register_loss("people", rows_of(Participant), _people)


def _people(number: int) -> str:
    return str(
        ngettext(
            "%(num)d person's place in it: they cannot come back",
            "%(num)d people's places in it: they cannot come back",
            number,
        )
    )

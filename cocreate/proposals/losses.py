"""What people have written that would be lost with their workshop."""

from flask_babel import ngettext

from cocreate.proposals.models import Comment, Proposal
from cocreate.workshops.losses import register_loss, rows_of


def register_losses() -> None:
    """Have ideas and comments counted before a workshop is deleted."""
    register_loss("proposals", rows_of(Proposal), _ideas)
    register_loss("comments", rows_of(Comment), _comments)


def _ideas(number: int) -> str:
    return str(ngettext("%(num)d idea", "%(num)d ideas", number))


def _comments(number: int) -> str:
    return str(ngettext("%(num)d comment", "%(num)d comments", number))

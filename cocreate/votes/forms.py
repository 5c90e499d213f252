"""Forms of the votes' commands."""

from cocreate.journal.fields import Id, OneOf
from cocreate.journal.forms import CommandForm
from cocreate.votes.commands import CastVote, ClearVote


class CastVoteForm(CommandForm):
    """`vote.cast`."""

    command = CastVote
    proposal = Id()
    value = OneOf((1, 0, -1))


class ClearVoteForm(CommandForm):
    """`vote.clear`."""

    command = ClearVote
    proposal = Id()

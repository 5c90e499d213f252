"""The command kinds of this room: who may do what, and when."""

from cocreate.journal.actors import PARTICIPANTS
from cocreate.journal.registry import Kind, Phase
from cocreate.votes import actions, forms

VOTING: frozenset[Phase] = frozenset({"vote"})

KINDS = (
    Kind(
        "vote.cast",
        forms.CastVoteForm,
        actions.cast_vote,
        PARTICIPANTS,
        VOTING,
        "votes",
        late_ok=True,
    ),
    Kind(
        "vote.clear",
        forms.ClearVoteForm,
        actions.clear_vote,
        PARTICIPANTS,
        VOTING,
        "votes",
        late_ok=True,
    ),
)

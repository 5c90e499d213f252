"""The command kinds of this room: who may do what, and when."""

from cocreate.journal.actors import PARTICIPANTS, STAFF
from cocreate.journal.registry import ANY_PHASE, Kind, Phase
from cocreate.proposals import actions, comment_moderation, comments, forms, moderation

COLLECT: frozenset[Phase] = frozenset({"collect"})
EDITING: frozenset[Phase] = frozenset({"collect", "discuss"})
TALKING: frozenset[Phase] = frozenset({"collect", "discuss", "vote"})
RETRACTING: frozenset[Phase] = frozenset({"lobby", "collect", "discuss", "vote", "results"})

KINDS = (
    Kind("proposal.add", forms.AddProposalForm, actions.add_proposal,
         PARTICIPANTS, COLLECT, "proposals", late_ok=True),
    Kind("proposal.edit", forms.EditProposalForm, actions.edit_proposal,
         PARTICIPANTS, EDITING, "proposals", late_ok=True),
    Kind("proposal.move", forms.MoveProposalForm, actions.move_proposal,
         PARTICIPANTS, EDITING, "proposals", late_ok=True),
    Kind("proposal.withdraw", forms.OneProposalForm, actions.withdraw_proposal,
         PARTICIPANTS, RETRACTING, "proposals", pausable=False, late_ok=True),
    Kind("comment.add", forms.AddCommentForm, comments.add_comment,
         PARTICIPANTS, TALKING, "comments", late_ok=True),
    Kind("comment.withdraw", forms.OneCommentForm, comments.withdraw_comment,
         PARTICIPANTS, RETRACTING, "comments", pausable=False, late_ok=True),
    Kind("proposal.hide", forms.HideProposalForm, moderation.hide_proposal,
         STAFF, ANY_PHASE, "staff", pausable=False),
    Kind("proposal.restore", forms.OneProposalForm, moderation.restore_proposal,
         STAFF, ANY_PHASE, "staff", pausable=False),
    Kind("proposal.accept", forms.OneProposalForm, moderation.accept_proposal,
         STAFF, ANY_PHASE, "staff", pausable=False),
    Kind("comment.accept", forms.OneCommentForm, comment_moderation.accept_comment,
         STAFF, ANY_PHASE, "staff", pausable=False),
    Kind("comment.hide", forms.HideCommentForm, comment_moderation.hide_comment,
         STAFF, ANY_PHASE, "staff", pausable=False),
    Kind("comment.restore", forms.OneCommentForm, comment_moderation.restore_comment,
         STAFF, ANY_PHASE, "staff", pausable=False),
)  # fmt: skip

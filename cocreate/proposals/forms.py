"""Forms of the commands on proposals and comments."""

from cocreate.journal.fields import Id, Object, Text, Whole
from cocreate.journal.forms import CommandForm
from cocreate.proposals import commands

TITLE_LENGTH = 120
TEXT_LENGTH = 2000
COMMENT_LENGTH = 1000
REASON_LENGTH = 200
MOST_REVISIONS = 1_000_000


class AddProposalForm(CommandForm):
    """`proposal.add`."""

    command = commands.AddProposal
    proposal = Id()
    category = Text(40)
    title = Text(TITLE_LENGTH, may_be_empty=True, required=False, default="")
    text = Text(TEXT_LENGTH, lines=True, may_be_empty=True, required=False, default="")
    geometry = Object()
    fields = Object(required=False, default={})


class EditProposalForm(CommandForm):
    """`proposal.edit`."""

    command = commands.EditProposal
    proposal = Id()
    title = Text(TITLE_LENGTH, may_be_empty=True, required=False)
    text = Text(TEXT_LENGTH, lines=True, may_be_empty=True, required=False)
    category = Text(40, required=False)
    fields = Object(required=False)
    rev = Whole(1, MOST_REVISIONS, required=False)


class MoveProposalForm(CommandForm):
    """`proposal.move`."""

    command = commands.MoveProposal
    proposal = Id()
    geometry = Object()
    rev = Whole(1, MOST_REVISIONS, required=False)


class OneProposalForm(CommandForm):
    """`proposal.withdraw`, `proposal.restore`, `proposal.accept`."""

    command = commands.OneProposal
    proposal = Id()


class HideProposalForm(CommandForm):
    """`proposal.hide`."""

    command = commands.HideProposal
    proposal = Id()
    reason = Text(REASON_LENGTH)


class AddCommentForm(CommandForm):
    """`comment.add`."""

    command = commands.AddComment
    comment = Id()
    proposal = Id()
    text = Text(COMMENT_LENGTH, lines=True)


class OneCommentForm(CommandForm):
    """`comment.withdraw`, `comment.restore`."""

    command = commands.OneComment
    comment = Id()


class HideCommentForm(CommandForm):
    """`comment.hide`."""

    command = commands.HideComment
    comment = Id()
    reason = Text(REASON_LENGTH)

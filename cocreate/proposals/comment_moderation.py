"""What staff do with comments: hide, restore, let in."""

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.participants.models import Participant
from cocreate.proposals.commands import HideComment, OneComment
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.objects import comment_event, comment_for_staff, comment_gone
from cocreate.proposals.rules import COMMENT_GONE, comment_of
from cocreate.words import N_


def hide_comment(session: Session, command: HideComment, scene: Scene) -> Outcome:
    """Hide somebody's comment, with a reason the author can read. Leaving a late one out is the same."""
    comment = comment_of(session, scene, command.comment)
    if comment.state not in ("open", "late"):
        raise Refused("not_found", COMMENT_GONE)
    was_open = comment.state == "open"
    comment.state = "hidden"
    comment.hidden_reason = command.reason
    data = comment_gone(comment)
    staff = comment_for_staff("comment.hidden", comment, _nickname(session, comment))
    if not was_open:
        return Outcome((staff,), data)
    session.get_one(Proposal, comment.proposal_id).comments -= 1
    return Outcome((NewEvent("room", "comment.hidden", data), staff), data)


def restore_comment(session: Session, command: OneComment, scene: Scene) -> Outcome:
    """Show a hidden comment again."""
    comment = comment_of(session, scene, command.comment)
    if comment.state != "hidden":
        raise Refused("not_found", N_("This comment is not hidden."))
    return _open(session, comment, "comment.restored")


def accept_comment(session: Session, command: OneComment, scene: Scene) -> Outcome:
    """Let a late comment in; its idea must be there for everybody."""
    comment = comment_of(session, scene, command.comment)
    if comment.state != "late":
        raise Refused("not_found", N_("This comment is not waiting to be let in."))
    if session.get_one(Proposal, comment.proposal_id).state != "open":
        raise Refused("conflict", N_("Its idea is not shown. Let the idea in first."))
    return _open(session, comment, "comment.accepted")


def _open(session: Session, comment: Comment, kind: str) -> Outcome:
    comment.state = "open"
    comment.hidden_reason = None
    session.get_one(Proposal, comment.proposal_id).comments += 1
    nickname = _nickname(session, comment)
    event = comment_event(kind, comment, nickname)
    return Outcome((event, comment_for_staff(kind, comment, nickname)), {})


def _nickname(session: Session, comment: Comment) -> str | None:
    return session.get_one(Participant, comment.author_id).nickname

"""Proposals and comments as the contract writes them."""

from typing import Any

from cocreate.journal.events import erasable
from cocreate.journal.registry import NewEvent, Scene, Stream
from cocreate.journal.times import wire_time
from cocreate.proposals.models import Comment, Proposal

ERASABLE = ("title", "text", "geometry", "fields", "place")


def proposal_object(proposal: Proposal, nickname: str | None) -> dict[str, Any]:
    """The contract's `proposal`. The author's role is not part of it."""
    return {
        "id": str(proposal.id),
        "number": proposal.number,
        "category": proposal.category,
        "title": proposal.title,
        "text": proposal.text,
        "geometry": proposal.geometry,
        "place": proposal.place,
        "fields": proposal.fields,
        "size": {proposal.size_unit: proposal.size},
        "area_m2": proposal.area_m2,
        "by": {"id": str(proposal.author_id), "nickname": nickname},
        "state": proposal.state,
        "merged_into": str(proposal.merged_into) if proposal.merged_into else None,
        "rev": proposal.rev,
        "at": wire_time(proposal.at),
        "edited": proposal.edited_at is not None,
        "comments": proposal.comments,
    }


def comment_object(comment: Comment, nickname: str | None) -> dict[str, Any]:
    """The contract's `comment`."""
    return {
        "id": str(comment.id),
        "proposal": str(comment.proposal_id),
        "text": comment.text,
        "by": {"id": str(comment.author_id), "nickname": nickname},
        "at": wire_time(comment.at),
    }


def late_mark(scene: Scene) -> dict[str, Any]:
    """What the result of a command that came late says besides."""
    return {"late": True} if scene.late else {}


def proposal_event(
    kind: str, proposal: Proposal, nickname: str | None, stream: Stream = "room"
) -> NewEvent:
    """An event that carries the whole proposal."""
    data, content = erasable(proposal_object(proposal, nickname), ERASABLE)
    return NewEvent(stream, kind, data, content, proposal.id, proposal.author_id)


def comment_event(
    kind: str, comment: Comment, nickname: str | None, stream: Stream = "room"
) -> NewEvent:
    """An event that carries the whole comment."""
    data, content = erasable(comment_object(comment, nickname), ("text",))
    return NewEvent(stream, kind, data, content, comment.id, comment.author_id)


def comment_for_staff(kind: str, comment: Comment, nickname: str | None) -> NewEvent:
    """An event of staff that carries the whole comment and why it is hidden."""
    # The reason goes with the comment: it may quote what was taken back.
    content = {"comment": comment_object(comment, nickname), "reason": comment.hidden_reason}
    return NewEvent("staff", kind, dict.fromkeys(content), content, comment.id, comment.author_id)


def comment_gone(comment: Comment) -> dict[str, str]:
    """What is said of a comment that is not shown any more."""
    return {"comment": str(comment.id), "proposal": str(comment.proposal_id)}

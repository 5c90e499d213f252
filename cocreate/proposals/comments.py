"""What people do with comments."""

import uuid

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene, Stream
from cocreate.participants.models import Participant
from cocreate.proposals.commands import AddComment, OneComment
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.objects import (
    comment_event,
    comment_gone,
    comment_object,
    late_mark,
)
from cocreate.proposals.rules import WAITING_STATES, comment_of
from cocreate.words import N_


def add_comment(session: Session, command: AddComment, scene: Scene) -> Outcome:
    """Say something about a proposal everybody sees; what comes late waits for staff."""
    if session.get(Comment, command.comment) is not None:
        raise Refused("conflict", N_("This id is taken. Please send it again as a new comment."))
    proposal = _proposal(session, scene, command.proposal)
    late = scene.late is not None or proposal.state in WAITING_STATES
    comment = Comment(
        id=command.comment,
        workshop_id=proposal.workshop_id,
        proposal_id=proposal.id,
        author_id=scene.actor.id,
        text=command.text,
        state="late" if late else "open",
        hidden_reason=None,
        at=scene.now,
        late=late,
    )
    session.add(comment)
    nickname = session.get_one(Participant, scene.actor.id).nickname
    result = {"comment": comment_object(comment, nickname)}
    if late:
        event = comment_event("comment.late", comment, nickname, "staff")
        return Outcome((event,), result | {"late": True})
    proposal.comments += 1
    return Outcome((comment_event("comment.added", comment, nickname),), result)


def _proposal(session: Session, scene: Scene, proposal_id: uuid.UUID) -> Proposal:
    """An idea to comment on: one everybody sees, or one's own that waits for staff."""
    proposal = session.get(Proposal, proposal_id)
    here = proposal is not None and proposal.workshop_id == scene.actor.workshop_id
    if proposal is not None and here:
        mine = proposal.author_id == scene.actor.id
        if proposal.state == "open" or (mine and proposal.state in WAITING_STATES):
            return proposal
    raise Refused("not_found", N_("This idea is not here any more."))


def withdraw_comment(session: Session, command: OneComment, scene: Scene) -> Outcome:
    """Take one's own comment back, whenever it comes."""
    comment = comment_of(session, scene, command.comment)
    if comment.author_id != scene.actor.id:
        raise Refused("not_allowed", N_("Only the person who wrote this comment can do that."))
    was_open = comment.state == "open"
    comment.state = "withdrawn"
    if was_open:
        session.get_one(Proposal, comment.proposal_id).comments -= 1
    data = comment_gone(comment)
    stream: Stream = "room" if was_open else "staff"
    return Outcome((NewEvent(stream, "comment.withdrawn", data),), data | late_mark(scene))

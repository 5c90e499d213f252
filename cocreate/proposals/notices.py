"""Telling an author, and only them, what became of what they wrote."""

import uuid

from cocreate.journal.registry import Announcement
from cocreate.journal.store import store
from cocreate.live.broadcast import to_participant
from cocreate.proposals.mine import comment_notice, notice
from cocreate.proposals.models import Comment, Proposal

IDEAS = {"proposal.hidden", "proposal.restored", "proposal.accepted"}
COMMENTS = {"comment.hidden", "comment.restored", "comment.accepted"}


def tell_authors(announcement: Announcement) -> None:
    """Send the `notice` of the contract for each moderated proposal or comment."""
    for event in announcement.events:
        if event.stream != "staff" or event.kind not in IDEAS | COMMENTS:
            continue
        with store.read() as session:
            if event.kind in IDEAS:
                proposal = session.get(Proposal, uuid.UUID(event.data["proposal"]["id"]))
                told = (proposal.author_id, notice(proposal)) if proposal else None
            else:
                comment = session.get(Comment, uuid.UUID(event.data["comment"]["id"]))
                told = (comment.author_id, comment_notice(comment)) if comment else None
        if told:
            to_participant(told[0], "notice", told[1])

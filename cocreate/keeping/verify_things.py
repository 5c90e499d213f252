"""Proposals and comments are in the tables as the journal left them."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.models import Head
from cocreate.keeping.replay import Replayed, Thing
from cocreate.proposals.models import Comment, Proposal
from cocreate.proposals.objects import ERASABLE, comment_object, proposal_object
from cocreate.workshops.models import Workshop

# Not part of what an event fixes for good: counted or told otherwise.
NOT_KEPT = {"state", "merged_into", "comments", "by", *ERASABLE}


def thing_differences(
    session: Session, workshop: Workshop, _head: Head, end: Replayed
) -> Iterator[str]:
    """Which there are, their states, their contents, and the counts of comments."""
    mine = Proposal.workshop_id == workshop.id
    proposals = {str(p.id): p for p in session.scalars(select(Proposal).where(mine))}
    ours = Comment.workshop_id == workshop.id
    comments = {str(c.id): c for c in session.scalars(select(Comment).where(ours))}
    yield from _missing("proposal", proposals.keys(), end.proposals.keys())
    yield from _missing("comment", comments.keys(), end.comments.keys())
    for key in proposals.keys() & end.proposals.keys():
        yield from _proposal(proposals[key], end.proposals[key])
    for key in comments.keys() & end.comments.keys():
        yield from _comment(comments[key], end.comments[key])
    yield from _counts(proposals, comments)


def _missing(what: str, there: Any, told: Any) -> Iterator[str]:
    for key in sorted(told - there):
        yield f"{what} {key} is in the journal but not in the table"
    for key in sorted(there - told):
        yield f"{what} {key} is in the table but not in the journal"


def _proposal(row: Proposal, told: Thing) -> Iterator[str]:
    name = f"proposal {row.id}"
    now = proposal_object(row, None)
    yield from _state(name, row.state, row.author_id, told)
    for key in now.keys() & told.whole.keys() - NOT_KEPT:
        if now[key] != told.whole[key]:
            yield f"{name}: its {key} is not the journal's"
    for key in ERASABLE if told.text else ():
        if now[key] != told.whole[key]:
            yield f"{name}: its {key} is not the journal's"
    if row.state == "withdrawn" and not told.text and any(now[key] for key in ERASABLE):
        yield f"{name}: it is erased from the journal but not from the table"


def _comment(row: Comment, told: Thing) -> Iterator[str]:
    name = f"comment {row.id}"
    yield from _state(name, row.state, row.author_id, told)
    now = comment_object(row, None)
    if told.text and now["text"] != told.whole["text"]:
        yield f"{name}: its text is not the journal's"
    if now["proposal"] != told.whole["proposal"]:
        yield f"{name}: it is on another proposal than the journal says"
    if not told.text and row.text:
        yield f"{name}: it is erased from the journal but not from the table"


def _state(name: str, state: str, author: Any, told: Thing) -> Iterator[str]:
    if state != told.state:
        yield f"{name}: it is {state} in the table and {told.state} in the journal"
    if str(author) != told.author:
        yield f"{name}: it has another author than the journal says"


def _counts(proposals: dict[str, Proposal], comments: dict[str, Comment]) -> Iterator[str]:
    found = Counter(str(c.proposal_id) for c in comments.values() if c.state == "open")
    for key, row in proposals.items():
        if row.comments != found[key]:
            yield f"proposal {key}: it counts {row.comments} comments, there are {found[key]}"

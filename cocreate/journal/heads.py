"""The head row of a workshop: locked by writers, read with everything else by readers."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.models import Head
from cocreate.journal.registry import HeadNumbers
from cocreate.words import N_


def new_head(session: Session, workshop_id: uuid.UUID) -> Head:
    """Start the journal of a new workshop."""
    head = Head(workshop_id=workshop_id, epoch=str(uuid.uuid4()), phase="lobby", paused=False)
    head.room_seq = head.staff_seq = head.votes_seq = 0
    session.add(head)
    return head


def lock_head(session: Session, workshop_id: uuid.UUID) -> Head:
    """The head, locked until the transaction ends: commands of a workshop queue up here."""
    query = select(Head).where(Head.workshop_id == workshop_id).with_for_update()
    return _found(session.scalars(query).one_or_none())


def read_head(session: Session, workshop_id: uuid.UUID) -> Head:
    """The head as of this read transaction. Raises Refused `not_found`."""
    return _found(session.get(Head, workshop_id))


def _found(head: Head | None) -> Head:
    if head is None:
        raise Refused("not_found", N_("This workshop is not here any more."))
    return head


def numbers(head: Head) -> HeadNumbers:
    """The head's values, safe to use after its session is gone."""
    return HeadNumbers(
        head.epoch,
        head.phase,
        head.paused,
        head.room_seq,
        head.staff_seq,
        head.votes_seq,
    )

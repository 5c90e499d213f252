"""Taking names, devices and ways back from the people of a workshop whose time is up."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from cocreate.participants.models import DeviceToken, Participant
from cocreate.participants.tokens import hash_token, new_token
from cocreate.workshops.models import Workshop


def purge_people(session: Session, workshop: Workshop) -> dict[str, int]:
    """What stays of a person is a role, so that votes can still be counted by it."""
    people = session.scalars(
        select(Participant).where(Participant.workshop_id == workshop.id)
    ).all()
    for person in people:
        person.nickname = None
        # The hash of something nobody has: no phrase and no device opens this place again.
        person.recovery_hash = hash_token(new_token())
    here = select(Participant.id).where(Participant.workshop_id == workshop.id)
    session.execute(delete(DeviceToken).where(DeviceToken.participant_id.in_(here)))
    return {"participants": len(people)}

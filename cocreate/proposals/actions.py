"""What authors do with their proposals."""

from typing import Any

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.maps.places import place_words
from cocreate.participants.models import Participant
from cocreate.proposals import rules
from cocreate.proposals.commands import (
    AddProposal,
    EditProposal,
    MoveProposal,
    OneProposal,
)
from cocreate.proposals.grounds import check_ground
from cocreate.proposals.limits import check_count
from cocreate.proposals.measuring import measured
from cocreate.proposals.models import Proposal
from cocreate.proposals.objects import late_mark, proposal_event, proposal_object
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.places import own_spots


def add_proposal(session: Session, command: AddProposal, scene: Scene) -> Outcome:
    """A new proposal; one that comes late waits for staff and is not shown to the room."""
    if session.get(Proposal, command.proposal) is not None:
        raise Refused("conflict", N_("This id is taken. Please send it again as a new idea."))
    workshop = session.get_one(Workshop, scene.actor.workshop_id)
    author = session.get_one(Participant, scene.actor.id)
    proposal = _new_proposal(session, workshop, command, scene)
    session.add(proposal)
    session.flush()
    result: dict[str, Any] = {"proposal": proposal_object(proposal, author.nickname)}
    if scene.late:
        event = proposal_event("proposal.late", proposal, author.nickname, "staff")
        return Outcome((event,), result | late_mark(scene))
    return Outcome((proposal_event("proposal.added", proposal, author.nickname),), result)


def _new_proposal(
    session: Session, workshop: Workshop, command: AddProposal, scene: Scene
) -> Proposal:
    category = rules.category_of(workshop, command.category)
    check_count(session, scene.actor.id, category)
    fields = rules.checked_fields(category, command.fields)
    drawn = measured(workshop, category, command.geometry, fields)
    check_ground(session, workshop.id, category, drawn.geometry)
    place = _place_of(workshop, drawn.geometry)
    proposal = Proposal(
        id=command.proposal,
        workshop_id=workshop.id,
        number=rules.next_number(session, workshop.id),
        category=command.category,
        title=rules.filled_title(command.title, category, place, workshop.lang),
        text=command.text,
        place=place,
        fields=fields,
        author_id=scene.actor.id,
        state="late" if scene.late else "open",
        merged_into=None,
        rev=1,
        at=scene.now,
        edited_at=None,
        hidden_reason=None,
        comments=0,
        voted=False,
        late=scene.late is not None,
    )
    drawn.put_on(proposal)
    return proposal


def _place_of(workshop: Workshop, geometry: dict[str, Any]) -> str | None:
    """The name of the place a shape begins at, in the workshop's language."""
    position = geometry["coordinates"]
    while isinstance(position[0], list):
        position = position[0]
    own = own_spots(workshop)
    return place_words(workshop.kit, position[0], position[1], workshop.lang, own)


def edit_proposal(session: Session, command: EditProposal, scene: Scene) -> Outcome:
    """Change the words, the fields, or the category for one that takes the same shape."""
    proposal = rules.own_proposal(session, scene, command.proposal)
    nickname = session.get_one(Participant, scene.actor.id).nickname
    rules.check_redrawable(proposal, command.rev, nickname, scene)
    workshop = session.get_one(Workshop, scene.actor.workshop_id)
    _edit(session, proposal, command, workshop)
    return _changed(proposal, "proposal.edited", scene, nickname)


def _edit(session: Session, proposal: Proposal, command: EditProposal, workshop: Workshop) -> None:
    category = rules.category_of(workshop, command.category or proposal.category)
    if category["id"] != proposal.category:
        # Words can be changed wherever an idea lies: its ground may have been closed since.
        check_ground(session, workshop.id, category, proposal.geometry)
        check_count(session, proposal.author_id, category)
    if category["id"] != proposal.category or command.fields is not None:
        given = command.fields if command.fields is not None else {}
        proposal.fields = rules.checked_fields(category, given)
    proposal.category = category["id"]
    measured(workshop, category, proposal.geometry, proposal.fields).put_on(proposal)
    if command.title is not None:
        proposal.title = rules.filled_title(command.title, category, proposal.place, workshop.lang)
    if command.text is not None:
        proposal.text = command.text


def move_proposal(session: Session, command: MoveProposal, scene: Scene) -> Outcome:
    """Put a proposal somewhere else, or give it another shape."""
    proposal = rules.own_proposal(session, scene, command.proposal)
    nickname = session.get_one(Participant, scene.actor.id).nickname
    rules.check_redrawable(proposal, command.rev, nickname, scene)
    workshop = session.get_one(Workshop, scene.actor.workshop_id)
    category = rules.category_of(workshop, proposal.category)
    drawn = measured(workshop, category, command.geometry, proposal.fields)
    check_ground(session, workshop.id, category, drawn.geometry)
    drawn.put_on(proposal)
    proposal.place = _place_of(workshop, proposal.geometry)
    return _changed(proposal, "proposal.moved", scene, nickname)


def _changed(proposal: Proposal, kind: str, scene: Scene, nickname: str | None) -> Outcome:
    proposal.rev += 1
    proposal.edited_at = scene.now
    event = proposal_event(kind, proposal, nickname, rules.stream_of(proposal))
    return Outcome((event,), {"proposal": proposal_object(proposal, nickname)} | late_mark(scene))


def withdraw_proposal(session: Session, command: OneProposal, scene: Scene) -> Outcome:
    """Take one's own proposal back. Everybody stops seeing it, whenever it comes."""
    proposal = rules.own_proposal(session, scene, command.proposal)
    stream = rules.stream_of(proposal)
    proposal.state = "withdrawn"
    data = {"proposal": str(proposal.id)}
    return Outcome((NewEvent(stream, "proposal.withdrawn", data),), data | late_mark(scene))

"""What staff do with the projector."""

from sqlalchemy.orm import Session

from cocreate.facilitation.commands import ShowOnScreen
from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.proposals.models import Proposal
from cocreate.words import N_
from cocreate.workshops.models import Workshop


def show_on_screen(session: Session, command: ShowOnScreen, scene: Scene) -> Outcome:
    """Put one idea on the projector, or the whole map again. Only what the room may see is shown."""
    workshop = session.get_one(Workshop, scene.actor.workshop_id)
    if command.proposal is not None:
        proposal = session.get(Proposal, command.proposal)
        if proposal is None or proposal.workshop_id != workshop.id:
            raise Refused("not_found", N_("This idea is not here any more."))
        if proposal.state != "open":
            raise Refused("conflict", N_("This idea is not open to the room. Restore it first."))
    workshop.shown = command.proposal
    data = {"proposal": str(command.proposal) if command.proposal else None}
    return Outcome((NewEvent("room", "screen.shown", data),), data)

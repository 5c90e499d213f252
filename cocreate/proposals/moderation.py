"""What staff do with proposals: hide, restore, let in."""

import uuid

from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.registry import NewEvent, Outcome, Scene
from cocreate.participants.models import Participant
from cocreate.proposals.commands import HideProposal, OneProposal
from cocreate.proposals.models import Proposal
from cocreate.proposals.objects import proposal_event
from cocreate.proposals.queries import for_audience
from cocreate.words import N_


def hide_proposal(session: Session, command: HideProposal, scene: Scene) -> Outcome:
    """Hide a proposal, with a reason its author can read. Leaving a late one out is the same."""
    proposal = _proposal(session, scene, command.proposal)
    if proposal.state not in ("open", "late", "pending"):
        raise Refused("not_found", N_("This idea is not shown any more."))
    was_open = proposal.state == "open"
    proposal.state = "hidden"
    proposal.hidden_reason = command.reason
    data = {"proposal": str(proposal.id)}
    staff = _for_staff(session, proposal, "proposal.hidden")
    room = (NewEvent("room", "proposal.hidden", data),) if was_open else ()
    return Outcome((*room, staff), data)


def restore_proposal(session: Session, command: OneProposal, scene: Scene) -> Outcome:
    """Show a hidden proposal again."""
    proposal = _proposal(session, scene, command.proposal)
    if proposal.state != "hidden":
        raise Refused("not_found", N_("This idea is not hidden."))
    return _open(session, proposal, "proposal.restored")


def accept_proposal(session: Session, command: OneProposal, scene: Scene) -> Outcome:
    """Let a late or pending proposal in."""
    proposal = _proposal(session, scene, command.proposal)
    if proposal.state not in ("late", "pending"):
        raise Refused("not_found", N_("This idea is not waiting to be let in."))
    return _open(session, proposal, "proposal.accepted")


def _open(session: Session, proposal: Proposal, kind: str) -> Outcome:
    proposal.state = "open"
    proposal.hidden_reason = None
    nickname = session.get_one(Participant, proposal.author_id).nickname
    staff = _for_staff(session, proposal, kind)
    return Outcome((proposal_event(kind, proposal, nickname), staff), {})


def _proposal(session: Session, scene: Scene, proposal_id: uuid.UUID) -> Proposal:
    proposal = session.get(Proposal, proposal_id)
    if proposal is None or proposal.workshop_id != scene.actor.workshop_id:
        raise Refused("not_found", N_("This idea is not here any more."))
    return proposal


def _for_staff(session: Session, proposal: Proposal, kind: str) -> NewEvent:
    nickname = session.get_one(Participant, proposal.author_id).nickname
    whole = for_audience(proposal, nickname, "staff")
    # The reason goes with the proposal: it may quote what was taken back.
    content = {"proposal": whole, "reason": proposal.hidden_reason}
    return NewEvent("staff", kind, dict.fromkeys(content), content, proposal.id, proposal.author_id)

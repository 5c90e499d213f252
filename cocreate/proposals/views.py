"""One proposal as JSON; the pages without JavaScript are in `pages`."""

import uuid

from flask import Blueprint
from flask.typing import ResponseReturnValue

from cocreate.journal.store import store
from cocreate.live.api import actor_here, json_response
from cocreate.proposals.queries import proposal_with_comments

bp = Blueprint("proposals_api", __name__)


@bp.get("/w/<code>/proposals/<uuid:proposal>")
def one_proposal(code: str, proposal: uuid.UUID) -> ResponseReturnValue:
    """One proposal with its comments."""
    with store.read() as session:
        workshop, actor = actor_here(session, code)
        return json_response(proposal_with_comments(session, workshop.id, proposal, actor.audience))

"""The files of a workshop's layers: for whoever may read its state or its outcome, kept for good."""

import gzip
import uuid

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.layers.queries import zipped_file
from cocreate.live.api import actor_here, json_response
from cocreate.staff.sessions import current_staff
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES
from cocreate.workshops.queries import found_workshop, may_plan

bp = Blueprint("layers_api", __name__)

FOR_GOOD = "private, max-age=31536000, immutable"


@bp.get("/w/<code>/layers/<uuid:layer>.<digest>.json")
def file(code: str, layer: uuid.UUID, digest: str) -> ResponseReturnValue:
    """A layer's shapes; other shapes have another digest, and with it another address."""
    with store.read() as session:
        workshop = _readable(session, code)
        zipped = zipped_file(session, workshop.id, layer, digest)
    if not request.accept_encodings["gzip"]:
        return json_response(gzip.decompress(zipped), cache=FOR_GOOD)
    response: Response = json_response(zipped, cache=FOR_GOOD)
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _readable(session: Session, code: str) -> Workshop:
    """The workshop, for who takes part or plans; for everybody once its outcome is. Raises Refused."""
    try:
        return actor_here(session, code)[0]
    except Refused:
        workshop = found_workshop(session, code)
        out = read_head(session, workshop.id).phase in OUTCOME_PHASES
        if out or may_plan(current_staff(), workshop):
            return workshop
        raise

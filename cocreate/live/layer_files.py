"""The files of a workshop's layers: for whoever may read its state, kept by their browser for good."""

import gzip
import uuid

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from cocreate.journal.store import store
from cocreate.layers.queries import zipped_file
from cocreate.live.api import actor_here, json_response

bp = Blueprint("layers_api", __name__)

FOR_GOOD = "private, max-age=31536000, immutable"


@bp.get("/w/<code>/layers/<uuid:layer>.<digest>.json")
def file(code: str, layer: uuid.UUID, digest: str) -> ResponseReturnValue:
    """A layer's shapes; other shapes have another digest, and with it another address."""
    with store.read() as session:
        workshop, _ = actor_here(session, code)
        zipped = zipped_file(session, workshop.id, layer, digest)
    if not request.accept_encodings["gzip"]:
        return json_response(gzip.decompress(zipped), cache=FOR_GOOD)
    response: Response = json_response(zipped, cache=FOR_GOOD)
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response

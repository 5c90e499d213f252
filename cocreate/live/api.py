"""The contract's HTTP calls: state, me, events, commands."""

import json
from typing import Any

import orjson
from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.registry import Stream
from cocreate.journal.store import store
from cocreate.live import presence, reads
from cocreate.live.door import LARGEST_COMMAND, answer, refused_answer
from cocreate.live.hub import hub
from cocreate.live.identity import identify, speaks_as
from cocreate.live.meant import check_meant
from cocreate.live.snapshots import shelf
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.queries import found_workshop

bp = Blueprint("live_api", __name__)
LONGEST_NUMBER = 15


def json_response(body: Any, status: int = 200, cache: str = "no-store") -> Response:
    """JSON that browsers and proxies keep to themselves."""
    payload = body if isinstance(body, bytes) else orjson.dumps(body)
    response = Response(payload, status, mimetype="application/json")
    response.headers["Cache-Control"] = cache
    response.headers["Vary"] = "Cookie, X-Cocreate-As"
    return response


def actor_here(session: Session, code: str) -> tuple[Workshop, Actor]:
    """The workshop and who speaks. Raises Refused."""
    workshop = found_workshop(session, code)
    actor = identify(session, workshop, speaks_as())
    check_meant(actor)
    return workshop, actor


@bp.get("/w/<code>/state")
def state(code: str) -> ResponseReturnValue:
    """The snapshot, identical for one audience."""
    with store.read() as session:
        workshop, actor = actor_here(session, code)
    found = shelf.get(workshop.id, actor.audience)
    zipped = request.accept_encodings.quality("gzip") > 0
    response = json_response(found.zipped if zipped else found.body, cache="private, no-cache")
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    response.set_etag(found.tag)
    return response.make_conditional(request)


@bp.get("/w/<code>/me")
def me(code: str) -> ResponseReturnValue:
    """What only the sender may know."""
    with store.read() as session:
        _, actor = actor_here(session, code)
        return json_response(reads.me_page(session, actor))


@bp.get("/w/<code>/events")
def events(code: str) -> ResponseReturnValue:
    """What happened after a seq; polled where WebSocket is blocked."""
    after, votes = _number("after"), _number("votes")
    with store.read() as session:
        _, actor = actor_here(session, code)
        if hub.polled(actor):
            presence.changed(workshop_id=actor.workshop_id)
        stream = _stream(actor)
        epoch = request.args.get("epoch")
        return json_response(reads.events_page(session, actor, epoch, after, votes, stream))


def _number(name: str) -> int:
    text = request.args.get(name, "0")
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise Refused("invalid", N_("A whole number is expected here."), fields={name: []})
    return int(text)


def _stream(actor: Actor) -> Stream:
    stream = request.args.get("stream", "room")
    if stream == "room":
        return "room"
    if stream != "staff":
        raise Refused("invalid", N_("There is no such stream."), fields={"stream": []})
    if actor.kind != "staff":
        raise Refused("not_allowed", N_("You cannot do this here."))
    return "staff"


@bp.post("/w/<code>/commands")
def commands(code: str) -> ResponseReturnValue:
    """The same door as the socket; the body is always the ack."""
    try:
        raw = _body()
        answered = answer(lambda: _speaker(code), _parsed(raw), len(raw))
    except Refused as refused:
        answered = refused_answer(refused)
    response = json_response(answered.body, answered.status)
    if "retry_after" in answered.body:
        response.headers["Retry-After"] = str(max(1, round(answered.body["retry_after"])))
    return response


def _speaker(code: str) -> Actor:
    with store.read() as session:
        return actor_here(session, code)[1]


def _body() -> bytes:
    if request.mimetype != "application/json":
        raise Refused("invalid", N_("Commands are sent as application/json."))
    raw = request.get_data()
    if len(raw) > LARGEST_COMMAND:
        raise Refused("too_large", N_("This is too large to be sent. Please use fewer words."))
    return raw


def _parsed(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused("invalid", N_("This is not JSON.")) from None

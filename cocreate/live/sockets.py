"""The Socket.IO side of the contract: connect, hello, commands."""

import logging
import uuid
from collections.abc import Mapping
from typing import Any, NoReturn

from flask import Flask, abort, request
from flask_socketio import ConnectionRefusedError as Refusal

from cocreate.extensions import socketio
from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.store import real_app, store, under_gevent
from cocreate.journal.times import utcnow
from cocreate.live import presence
from cocreate.live.capacity import MOST_EACH, refuse_if_full
from cocreate.live.door import answer, busy, refused_answer
from cocreate.live.greeting import greet
from cocreate.live.hub import Connection, hub
from cocreate.live.identity import identify, speaks_as
from cocreate.live.meant import check_meant
from cocreate.live.outlet import show_out
from cocreate.live.packets import check_packets
from cocreate.live.pulse import pulse
from cocreate.logs.context import fail
from cocreate.staff.queries import signed_in_by_token
from cocreate.staff.sessions import staff_token
from cocreate.words import N_
from cocreate.workshops.queries import found_workshop

LARGEST_FRAME = 128 * 1024
log = logging.getLogger(__name__)
SAID = ("code", "message", "retry_after")


def sid() -> str:
    """The socket of the event being handled."""
    return str(request.sid)  # type: ignore[attr-defined]  # set by Flask-SocketIO


def on_connect(auth: object = None) -> None:
    """Let a socket in by its cookie; a refusal carries `{code, message}`."""
    try:
        connection, asked = _let_in(auth if isinstance(auth, Mapping) else {})
    except Refused as refused:
        raise _refusal(refused) from refused
    except Exception as error:
        fail(log, "connect_failed", error)
        raise _refusal(busy()) from error
    # Known before it is greeted: a phone sends what it held as soon as the door opens.
    hub.add(connection)
    _let_oldest_go(connection.actor)
    socketio.start_background_task(greet, real_app(), connection, asked)


def _refusal(refused: Refused) -> Refusal:
    said = {key: value for key, value in refused_answer(refused).body.items() if key in SAID}
    return Refusal(said["message"], said)


def _let_in(auth: Mapping[str, Any]) -> tuple[Connection, dict[str, Any]]:
    refuse_if_full()
    code = auth.get("code") or request.args.get("w", "")
    if not isinstance(code, str):
        raise Refused("invalid", N_("The code of the workshop is missing."))
    with store.read() as session:
        workshop = found_workshop(session, code)
        actor = identify(session, workshop, speaks_as(auth.get("as") or "participant"))
        check_meant(actor, auth.get("me"))
    token = staff_token() if actor.kind == "staff" else None
    asked = {key: auth.get(key) for key in ("epoch", "after", "after_staff")}
    return Connection(sid(), actor, token), asked


def on_command(*args: Any) -> dict[str, Any]:
    """The ack of a command. Who speaks is checked again each time.

    Staff here, by their sign-in; participants in the command's own transaction, where nobody can
    be taken back between the check and the write (`participants.queries.check_present`).
    """
    return answer(_speaker, args[0] if args else None).body


def _speaker() -> Actor:
    connection = hub.by_sid.get(sid())
    if connection is None or not _signed_in(connection):
        raise Refused("not_joined", N_("Please join this workshop first."))
    return connection.actor


def drop_signed_out() -> None:
    """Cut staff sockets whose sign-in has ended, wherever it was ended."""
    for connection in list(hub.by_sid.values()):
        if not _signed_in(connection):
            show_out(connection.sid, "not_joined")


def _signed_in(connection: Connection) -> bool:
    """Whether the sign-in of a member of staff is still good; nobody else has one."""
    if connection.actor.kind != "staff":
        return True
    token = connection.staff_token
    with store.read() as session:
        return token is not None and signed_in_by_token(session, token, utcnow()) is not None


def on_disconnect(*_: Any) -> None:
    """Somebody has left, or lost the line."""
    connection = hub.remove(sid())
    if connection is None:
        return
    workshop_id = connection.actor.workshop_id
    if workshop_id not in hub.by_workshop:
        pulse.end(workshop_id)
    presence.changed(workshop_id)


def _let_oldest_go(actor: Actor) -> None:
    """A person has so many sockets and no more; who has lost one makes another."""
    if actor.kind == "participant":
        for one in hub.sids_of(actor.id)[:-MOST_EACH]:
            show_out(one, "replaced")


def close_sockets(actor_id: uuid.UUID) -> None:
    """Cut all sockets of a person: erased, or an account that was disabled."""
    for one in hub.sids_of(actor_id):
        show_out(one, "not_joined")


def close_workshop(workshop_id: uuid.UUID) -> None:
    """Cut all sockets of a workshop that has been deleted; coming back, they are told so."""
    for one in list(hub.by_workshop.get(workshop_id, ())):
        show_out(one, "not_found")


def _never_asked() -> NoReturn:
    """Socket.IO answers at this address before Flask is asked.

    It is a route all the same: each event of a socket is given a request of its own, and one that
    no route fits keeps its `NotFound` with all the frames that led to it, for the collector alone.
    """
    abort(404)


def init_app(app: Flask) -> None:
    """Bind Socket.IO: WebSocket only, commands of a socket in order, our origins only."""
    app.add_url_rule("/socket.io/", "live.socket", _never_asked, websocket=True)
    socketio.init_app(
        app,
        async_mode="gevent" if under_gevent() else "threading",
        cors_allowed_origins=app.config["ORIGINS"],
        async_handlers=False,
        manage_session=False,
        transports=["websocket"],
        max_http_buffer_size=LARGEST_FRAME,
        ping_interval=20,
        ping_timeout=20,
    )
    check_packets(socketio, LARGEST_FRAME)
    socketio.on_event("connect", on_connect)
    socketio.on_event("command", on_command)
    socketio.on_event("disconnect", on_disconnect)

"""Greeting a socket: `hello`, what it has missed, then everything new."""

from typing import Any

from flask import Flask

from cocreate.extensions import socketio
from cocreate.journal.actors import Actor
from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.registry import Audience
from cocreate.journal.store import store
from cocreate.journal.times import utcnow, wire_time
from cocreate.live import presence, reads
from cocreate.live.broadcast import audience_room, participant_room
from cocreate.live.hub import Connection, hub
from cocreate.live.outlet import event_packet, hand_over, line_of
from cocreate.live.pulse import FRAMES, pulse

Events = list[dict[str, Any]]


def greet(app: Flask, connection: Connection, asked: dict[str, Any]) -> None:
    """Send `hello` and what was missed, once the connection stands; then join the rooms."""
    manager = socketio.server.manager
    for _ in range(100):
        if manager.is_connected(connection.sid, "/"):
            break
        socketio.sleep(0.01)
    else:
        hub.remove(connection.sid)
        return
    with app.app_context():
        hello = _say_hello(connection.actor, connection.sid, asked)
        if connection.sid not in hub.by_sid:
            return  # gone while it was greeted
        _join(connection)
        _fill_gap(connection, "room", hello["seq"])
        if connection.actor.kind == "staff":
            _fill_gap(connection, "staff", hello["staff_seq"])
        if not hello["resync"]:
            _send_counts(connection)
        presence.changed(connection.actor.workshop_id)


def _join(connection: Connection) -> None:
    actor, server = connection.actor, socketio.server
    server.enter_room(connection.sid, audience_room(actor.workshop_id, "room"), namespace="/")
    if actor.kind == "staff":
        server.enter_room(connection.sid, audience_room(actor.workshop_id, "staff"), namespace="/")
    if actor.kind == "participant":
        server.enter_room(connection.sid, participant_room(actor.id), namespace="/")


def _number(value: object) -> int | None:
    return value if type(value) is int else None


def _say_hello(actor: Actor, to: str, asked: dict[str, Any]) -> dict[str, Any]:
    """`hello`, then everything missed or nothing. Returns the `hello`."""
    with store.read() as session:
        head = read_head(session, actor.workshop_id)
        is_staff = actor.kind == "staff"
        after, after_staff = _number(asked["after"]), _number(asked["after_staff"])
        same = asked["epoch"] == head.epoch
        room = reads.missed(session, head, "room", after) if same and after is not None else None
        staff: Events | None = []
        if is_staff and after_staff is not None:
            staff = reads.missed(session, head, "staff", after_staff) if same else None
        hello: dict[str, Any] = {
            "epoch": head.epoch,
            "seq": head.room_seq,
            "votes": head.votes_seq,
            "now": wire_time(utcnow()),
            "resync": room is None or staff is None,
        }
        if is_staff:
            hello["staff_seq"] = head.staff_seq
    _send(to, "hello", hello)
    if not hello["resync"]:
        _send_events(to, "events", room)
        _send_events(to, "staff_events", staff)
    pulse.begin(actor.workshop_id, head.room_seq, head.staff_seq)
    return hello


def _send(to: str, event: str, payload: Any) -> None:
    if (line := line_of(to)) is not None:
        hand_over(line, event_packet(event, payload))


def _send_events(to: str, name: str, events: Events | None) -> None:
    if events:
        _send(to, name, events)


def _fill_gap(connection: Connection, stream: Audience, after: int) -> None:
    """What was committed between the snapshot of `hello` and joining the room."""
    with store.read() as session:
        head = read_head(session, connection.actor.workshop_id)
        events = events_after(session, head, stream, after)
    _send_events(connection.sid, FRAMES[stream], events)


def _send_counts(connection: Connection) -> None:
    """The counts as they are now: votes are not events, and are not missed one by one."""
    with store.read() as session:
        head = read_head(session, connection.actor.workshop_id)
        counts = reads.counts_since(session, connection.actor, head, 0)
    _send_events(connection.sid, "tallies", counts["tallies"])

"""Handing frames to sockets: the same packet for all, and a queue with an end for each."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from engineio.packet import MESSAGE, NOOP, Packet
from engineio.socket import Socket

from cocreate.extensions import socketio
from cocreate.metrics.meters import SLOW_CLOSED

# What a client has not taken yet, in frames. A hall is told at most twenty a second.
MOST_WAITING = 256
# Behind so many it gets only what it cannot do without.
FEW_WAITING = 16

# Socket.IO: an event in the default namespace.
EVENT = "2"


def event_packet(event: str, payload: Any) -> Packet:
    """An event as a packet; encoded once, however many get it."""
    return Packet(MESSAGE, EVENT + orjson.dumps([event, payload]).decode())


def send_to_room(room: str, event: str, payload: Any, *, passing: bool = False) -> None:
    """Send one frame to everybody in a Socket.IO room.

    `passing`: worth something only now, so whoever is behind does not get it.
    """
    packet = event_packet(event, payload)
    for line in _lines(room):
        hand_over(line, packet, passing=passing)


def hand_over(line: Socket, packet: Packet, *, passing: bool = False) -> None:
    """Give a packet to a client: at once if its line is free, else behind what waits for it.

    Who is woken for each frame costs four times as much as the frame, so mostly nobody is. One who
    takes nothing any more is let go.
    """
    waiting = line.queue.qsize()
    if line.closed or (passing and waiting > FEW_WAITING):
        return
    if waiting >= MOST_WAITING:
        SLOW_CLOSED.inc()
        let_go(line, "slow")
    elif waiting or not _sent_now(line, packet):
        line.queue.put(packet)


def _sent_now(line: Socket, packet: Packet) -> bool:
    checked = getattr(line, "checked", None)
    if checked is None or not checked.send_now(packet.encode()):
        return False
    if checked.rest:
        # Wakes whoever sends the rest of it.
        line.queue.put(Packet(NOOP))
    return True


def let_go(line: Socket, why: str, retry_after: float = 1.0) -> None:
    """End a connection and say why; what was queued is dropped, to be caught up by seq."""
    _forget_queue(line)
    line.queue.put(_closing(why, retry_after))
    line.close(wait=False, abort=True, reason=why)


def show_out(sid: str, why: str) -> None:
    """Tell a client why it is no longer let in, after all it has been sent; it hears no more."""
    if (line := line_of(sid)) is not None:
        hand_over(line, _closing(why, 1.0))
        socketio.server.disconnect(sid)


def _closing(why: str, retry_after: float) -> Packet:
    return event_packet("closing", {"code": why, "retry_after": retry_after})


def line_of(sid: str) -> Socket | None:
    """The connection under a Socket.IO session."""
    eio_sid = socketio.server.manager.eio_sid_from_sid(sid, "/")
    return socketio.server.eio.sockets.get(eio_sid)


def _lines(room: str) -> Iterator[Socket]:
    server = socketio.server
    members: Iterable[tuple[str, str]] = server.manager.get_participants("/", room)
    # A list: whoever is let go leaves the room while it is told.
    for _, eio_sid in list(members):
        if (line := server.eio.sockets.get(eio_sid)) is not None:
            yield line


def _forget_queue(line: Socket) -> None:
    while line.queue.qsize():
        line.queue.get(block=False)
        line.queue.task_done()

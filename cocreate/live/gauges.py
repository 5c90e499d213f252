"""How full this process is, noted now and then for `/metrics`."""

from collections import Counter

from cocreate.extensions import socketio
from cocreate.journal.store import store
from cocreate.live.hub import hub
from cocreate.live.identity import AS
from cocreate.metrics.meters import CLIENT_QUEUE, PEOPLE, POLLERS, SOCKETS, WRITER_QUEUE
from cocreate.metrics.process import note_process


def note_gauges() -> None:
    """Note sockets, people, queues and what the process takes from the machine."""
    sockets: Counter[str] = Counter(connection.actor.kind for connection in hub.by_sid.values())
    pollers: Counter[str] = Counter(actor.kind for actor, _ in hub.polling.values())
    for kind in AS:
        SOCKETS.labels(kind).set(sockets[kind])
        POLLERS.labels(kind).set(pollers[kind])
    workshops = {*hub.by_workshop, *(workshop_id for workshop_id, _ in hub.polling)}
    PEOPLE.set(sum(hub.present(workshop_id)["total"] for workshop_id in workshops))
    WRITER_QUEUE.set(store.waiting)
    lines = list(socketio.server.eio.sockets.values())
    CLIENT_QUEUE.set(max((line.queue.qsize() for line in lines), default=0))
    note_process("web")

"""A stop that people hardly notice: no new sockets, everybody told, what is under way answered."""

from typing import Any, Protocol

from cocreate.extensions import socketio
from cocreate.live.capacity import STOPPING_RETRY_S
from cocreate.live.hub import hub
from cocreate.live.outlet import let_go

LOOK_S = 0.1


class Worker(Protocol):
    """A worker of gunicorn: `alive` ends when it has been asked to stop."""

    alive: bool


def watch(worker: Worker) -> None:
    """Close the house as soon as the worker is asked to stop; it waits for its sockets to go."""

    def look() -> None:
        while worker.alive:
            socketio.sleep(LOOK_S)
        stop()

    socketio.start_background_task(look)


def stop() -> None:
    """Let everybody go. Their phones come back by themselves, and send what was not answered."""
    hub.stopping = True
    lines: dict[str, Any] = socketio.server.eio.sockets
    for line in list(lines.values()):
        let_go(line, "restart", STOPPING_RETRY_S)

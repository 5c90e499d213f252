"""The least a live server can do: acknowledge at once, tell everybody on a tick, store nothing.

What the product costs is told as a ratio to this. Same gunicorn settings, same frames.
"""

import gc
from collections import defaultdict
from typing import Any

from flask import Flask, request
from flask_socketio import SocketIO, emit, join_room

from cocreate.live.websocket import whole_frames

TICK_S = 0.05
waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)
seqs: dict[str, int] = defaultdict(int)

app = Flask(__name__)
socketio = SocketIO(app, async_mode="gevent", async_handlers=False, transports=["websocket"])
# Around Socket.IO's own middleware: without it slow readers get torn frames, and that is cheaper.
app.wsgi_app = whole_frames(app.wsgi_app)  # type: ignore[method-assign, assignment]


def connect(_auth: object = None) -> None:
    """Everybody of a room hears the same."""
    join_room(request.args["w"])
    emit("hello", {"seq": 0})


def command(said: dict[str, Any]) -> dict[str, Any]:
    """An ack of the product's shape, and so size."""
    room, thing = request.args["w"], said["data"]
    seqs[room] += 1
    at = thing["at"]
    waiting[room].append({"seq": seqs[room], "kind": "proposal.added", "at": at, "data": thing})
    return {"ok": True, "id": said["id"], "seq": seqs[room], "result": {"proposal": thing}}


def tick() -> None:
    """Send what has come together."""
    while True:
        socketio.sleep(TICK_S)
        for room in list(waiting):
            socketio.emit("events", waiting.pop(room), to=room)


socketio.on_event("connect", connect)
socketio.on_event("command", command)
socketio.start_background_task(tick)
# As in the product's workers.
gc.freeze()
gc.set_threshold(50_000, 50, 100)

"""What a client's packets may look like; whoever sends anything else is let go.

Engine.IO reads a packet where nothing catches what goes wrong, and Socket.IO takes `disconnect`
from a client for its own event and waits for ever for the parts of a binary one. Our clients send
four kinds of packets, so these are checked before either sees them.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

# With its own bounds: what this module does not take would never be answered.
from engineio import json
from flask_socketio import SocketIO

from cocreate.live.websocket import text_frame

# Pong, and goodbye.
SMALL = re.compile(r"[13].{0,64}")
# Entering the default namespace with `auth`, and leaving it.
ENTER, LEAVE = "40", "41"
# An area's positions lie eight deep in their command.
DEEPEST = 100
# A command, numbered for its ack.
COMMAND = re.compile(r"42\d{0,9}(?=\[)")


def is_packet(message: object) -> bool:
    """Whether this is a packet of ours: `command` is the only event there is."""
    if not isinstance(message, str):
        return False
    if message.startswith(ENTER):
        return message == ENTER or _is_auth(message[len(ENTER) :])
    if start := COMMAND.match(message):
        return _is_command(message[start.end() :])
    return message == LEAVE or SMALL.fullmatch(message) is not None


def _is_auth(text: str) -> bool:
    if text[0].isdigit():
        return False  # would be read as a packet's number, and the rest of it as JSON
    try:
        return is_shallow(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _is_command(text: str) -> bool:
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(event, list) and event[:1] == ["command"] and is_shallow(event)


def is_shallow(value: object) -> bool:
    """Whether it is nested no deeper than whoever reads it later can follow."""
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return True
    return False


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


class CheckedSocket:
    """A WebSocket that ends at the first packet that is none, and shares the frames it sends."""

    def __init__(self, websocket: Any) -> None:
        self._websocket = websocket

    def wait(self) -> str | None:
        """The next packet, or None at the end."""
        message = self._websocket.wait()
        return message if is_packet(message) else None

    def send(self, message: str) -> None:
        """Send a packet. Raises OSError at the end."""
        opened = self._websocket.ws
        if not opened.connected:
            raise OSError("the socket is closed")
        opened.sock.send(text_frame(message))

    def send_now(self, message: str) -> bool:
        """Send a packet without waiting; False when it has to wait for its turn."""
        opened = self._websocket.ws
        return bool(opened.connected and opened.sock.send_now(text_frame(message)))

    @property
    def rest(self) -> bool:
        """Whether a part of a packet is still to be sent, by the next `send`."""
        return bool(self._websocket.ws.sock.rest)

    def close(self) -> None:
        """Say goodbye, and wait for nobody to say it back: who does not read never would."""
        self._websocket.close()
        self._websocket.ws.event.set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._websocket, name)


def check_packets(socketio: SocketIO, largest: int) -> None:
    """Have every packet checked, and messages above `largest` bytes ended before they are read."""
    engine = socketio.server.eio
    # Engine.IO has no other place for this.
    driver = engine._async  # noqa: SLF001
    made: Callable[..., Any] = driver["websocket"]

    def checked(handler: Callable[[Any], Any], server: Any) -> Any:
        def begin(opened: Any) -> Any:
            # The handler is a method of Engine.IO's connection, where the outlet looks for it.
            handler.__self__.checked = CheckedSocket(opened)  # type: ignore[attr-defined]
            return handler(handler.__self__.checked)  # type: ignore[attr-defined]

        websocket = made(begin, server)
        websocket.server_args["max_message_size"] = largest
        return websocket

    engine._async = driver | {"websocket": checked}  # noqa: SLF001

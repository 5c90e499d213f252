"""What simple-websocket needs under gevent.

Its `send` may send a part of a frame to a slow reader and tear the stream; it accepts compression
of tiny frames, which costs half the CPU; and it builds the same frame again for each reader. All
three were measured; see docs/decisions.
"""

import socket
import struct
import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import gevent
import gevent.socket

from cocreate.metrics.meters import SLOW_CLOSED

# Whoever has taken nothing for so long is let go, and catches up when they come back: their queue
# would grow, and their connection stay, for as long as they like.
PATIENCE_S = 20.0

# RFC 6455, 5.2: a whole text message in one frame; a server's frames carry no mask.
WHOLE_TEXT = 0x81
SHORTEST_16_BIT, SHORTEST_64_BIT = 126, 1 << 16
FRAMES_KEPT = 256

Environ = dict[str, Any]
App = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


@lru_cache(maxsize=FRAMES_KEPT)
def text_frame(text: str) -> bytes:
    """The WebSocket frame of a message: the same for everybody of a room, so built once."""
    payload = text.encode()
    size = len(payload)
    if size < SHORTEST_16_BIT:
        return struct.pack("!BB", WHOLE_TEXT, size) + payload
    if size < SHORTEST_64_BIT:
        return struct.pack("!BBH", WHOLE_TEXT, 126, size) + payload
    return struct.pack("!BBQ", WHOLE_TEXT, 127, size) + payload


class WholeFrames:
    """A socket that sends frames whole and one after the other, or ends the connection."""

    def __init__(self, sock: Any, patience_s: float = PATIENCE_S) -> None:
        self._sock = sock
        self._patience_s = patience_s
        self._lock = threading.Lock()
        self._rest = b""
        # A TLS record that was begun must be tried again as it was: nothing is sent in passing.
        self._is_plain = type(sock) is gevent.socket.socket

    def send(self, data: bytes) -> int:
        """Send all of it, however long it takes. Raises BrokenPipeError when the reader stalls."""
        with self._lock:
            whole, self._rest = self._rest + data, b""
            try:
                with gevent.Timeout(self._patience_s):
                    self._sock.sendall(whole)
            except gevent.Timeout:
                SLOW_CLOSED.inc()
                self._sock.shutdown(socket.SHUT_RDWR)
                raise BrokenPipeError("the reader has stalled") from None
        return len(data)

    def send_now(self, data: bytes) -> bool:
        """Send what the line takes without waiting; False when it takes nothing.

        A rest goes out with the next `send`, which the caller must bring about: see `rest`.
        """
        if self._rest or not self._is_plain or self._lock.locked():
            return False
        try:
            sent = self._sock.send(data, 0, 0.0)
        except OSError:
            # Full, or gone: whoever waits for it finds out which.
            return False
        self._rest = data[sent:]
        return True

    @property
    def rest(self) -> bool:
        """Whether a part of a frame is still to be sent."""
        return bool(self._rest)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


def is_upgrade(environ: Environ) -> bool:
    """Whether a request asks for a WebSocket."""
    return bool(environ.get("HTTP_UPGRADE", "").lower() == "websocket")


def whole_frames(app: App) -> App:
    """WSGI middleware for WebSocket upgrades: whole frames, no compression."""

    def wrapped(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_upgrade(environ):
            environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
            if "gunicorn.socket" in environ:
                environ["gunicorn.socket"] = WholeFrames(environ["gunicorn.socket"])
        return app(environ, start_response)

    return wrapped

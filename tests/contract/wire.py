"""Engine.IO 4 and Socket.IO 5 over a WebSocket, as far as the contract needs them.

Written from the protocols and not with the server's library, so that a fault in that library, or in
what is put under it, shows. Nothing runs in the background: a frame is read when a test reads.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import websocket

Kind = Literal["connected", "refused", "event", "ack", "left"]

# Socket.IO packet types.
CONNECT, LEAVE, EVENT, ACK, REFUSE = "01234"
KINDS: dict[str, Kind] = {
    CONNECT: "connected",
    LEAVE: "left",
    EVENT: "event",
    ACK: "ack",
    REFUSE: "refused",
}


class Cut(Exception):
    """The server has ended the connection."""


class Silent(Cut):
    """Nothing comes where something must: the line is as good as cut."""


class Refusal(Exception):
    """The server does not let this client in; `data` is what `connect_error.data` carries."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(body)
        self.data: dict[str, Any] = body.get("data", {})


@dataclass(frozen=True)
class Packet:
    """One Socket.IO packet: an event has `name` and `body`, an ack has `id` and `body`."""

    kind: Kind
    body: Any = None
    name: str = ""
    id: int | None = None


def decoded(text: str) -> Packet:
    """Read what follows Engine.IO's `4`; the default namespace writes no name."""
    kind, rest = KINDS[text[0]], text[1:]
    digits = len(rest) - len(rest.lstrip("0123456789"))
    number = int(rest[:digits]) if digits else None
    body = json.loads(rest[digits:]) if rest[digits:] else None
    if kind == "event":
        name, payload = body
        return Packet(kind, payload, name, number)
    if kind == "ack":
        (answer,) = body
        return Packet(kind, answer, id=number)
    return Packet(kind, body, id=number)


class Wire:
    """One connection. The opening frame is read; `enter` is the next step."""

    def __init__(
        self,
        base: str,
        code: str,
        *,
        cookie: str = "",
        origin: str | None = None,
        header: Sequence[str] = (),
        sockopt: Sequence[tuple[int, int, int]] = (),
    ) -> None:
        address = base.replace("http", "ws", 1)
        self.raw = websocket.create_connection(
            f"{address}/socket.io/?EIO=4&transport=websocket&w={code}",
            timeout=10,
            cookie=cookie,
            origin=origin,
            suppress_origin=origin is None,
            header=list(header),
            sockopt=list(sockopt),
        )
        self.sent = 0
        opening = self._text(10)
        if opening is None:
            self.close()
            raise Silent
        if opening[0] != "0":
            self.close()
            raise AssertionError(f"not an opening: {opening!r}")
        self.opening: dict[str, Any] = json.loads(opening[1:])

    def enter(self, auth: object) -> dict[str, Any]:
        """Connect to the default namespace; raises Refusal."""
        self.send("40" + json.dumps(auth))
        packet = self.expect(10)
        if packet.kind not in {"connected", "refused"}:
            raise AssertionError(f"neither let in nor refused: {packet}")
        if packet.kind == "refused":
            raise Refusal(packet.body)
        answer: dict[str, Any] = packet.body
        return answer

    def send(self, text: str) -> None:
        """Send an Engine.IO packet as it stands."""
        try:
            self.raw.send(text)
        except (websocket.WebSocketConnectionClosedException, ConnectionError) as error:
            raise Cut from error

    def emit(self, name: str, payload: object) -> int:
        """Send an event that wants an ack; returns the ack's number."""
        self.sent += 1
        self.send(f"42{self.sent}" + json.dumps([name, payload]))
        return self.sent

    def expect(self, seconds: float) -> Packet:
        """The next packet; raises Silent when none comes."""
        packet = self.read(seconds)
        if packet is None:
            raise Silent
        return packet

    def read(self, seconds: float) -> Packet | None:
        """The next packet, or None when none has come; answers pings; raises Cut."""
        until = time.monotonic() + seconds
        while True:
            text = self._text(max(until - time.monotonic(), 0.001))
            if text is None:
                return None
            if text == "2":
                self.send("3")
            elif text == "1":
                raise Cut
            elif text[0] == "4":
                return decoded(text[1:])
            elif text != "6":
                raise AssertionError(f"unknown Engine.IO packet {text[:40]!r}")

    def close(self) -> None:
        """Go without a word, as a phone does in a tunnel."""
        self.raw.shutdown()

    def _text(self, seconds: float) -> str | None:
        self.raw.settimeout(seconds)
        try:
            opcode, data = self.raw.recv_data()
        except websocket.WebSocketTimeoutException:
            return None
        except (websocket.WebSocketConnectionClosedException, ConnectionError) as error:
            raise Cut from error
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            raise Cut
        if opcode != websocket.ABNF.OPCODE_TEXT:
            raise AssertionError(f"a frame that is not text: {opcode}")
        return bytes(data).decode()

"""A client of the contract, written from its paper alone: a browser, a socket, and what they make.

It reads when it is told to (`pump`, `until`), so that a test says what happens between two frames.
"""

import time
from collections.abc import Callable
from typing import Any

from tests.contract.browser import Browser, Json, command
from tests.contract.truth import Truth
from tests.contract.wire import Packet, Wire

GAP_S = 0.5
PATIENCE_S = 10


class Client(Browser):
    """Keeps `truth` by either road: `connect` and `pump`, or `poll`."""

    def __init__(self, base: str, code: str, speaks_as: str | None = None) -> None:
        super().__init__(base, code, speaks_as)
        self.truth = Truth()
        self.staff_seq = 0
        self.wire: Wire | None = None
        self.packets: list[Packet] = []
        self.acks: dict[int, Json] = {}
        self.gap_since: float | None = None

    def load(self) -> None:
        """Fetch /state and begin from it."""
        state = self.state()
        self.truth.load(state)
        self.staff_seq = state.get("staff_seq", 0)

    def connect(self, **more: Any) -> Json:
        """Open the socket, from where `truth` stands; returns the hello."""
        if not self.truth.epoch:
            self.load()
        self.leave()
        # Each line counts its commands anew: an answer of the last one is none to them.
        self.acks.clear()
        self.gap_since = None
        self.wire = Wire(self.base, self.code, cookie=self.cookie_header(), **more)
        self.wire.enter(self.auth())
        first = self.wire.expect(PATIENCE_S)
        assert first.name == "hello", first
        self._take(first)
        hello: Json = first.body
        return hello

    def auth(self) -> Json:
        said = {"code": self.code, "epoch": self.truth.epoch, "after": self.truth.seq}
        if self.speaks_as:
            said |= {"as": self.speaks_as}
        if self.speaks_as == "staff":
            said |= {"after_staff": self.staff_seq}
        return said

    def send(self, kind: str, data: Json, **more: Any) -> int:
        """A command over the socket; the number under which `acks` will have its answer."""
        assert self.wire is not None
        return self.wire.emit("command", command(kind, data, **more))

    def ask(self, kind: str, data: Json, **more: Any) -> Json:
        """A command over the socket, and its ack."""
        number = self.send(kind, data, **more)
        self.until(lambda: number in self.acks)
        return self.acks[number]

    def pump(self, seconds: float = 0.3) -> None:
        """Read for so long, and keep the truth."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._step(left)

    def until(self, there: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
        """Read until something is so; it is an error when it does not become so."""
        end = time.monotonic() + seconds
        while not there():
            left = end - time.monotonic()
            assert left > 0, f"waited in vain; seen: {self.packets[-5:]}"
            self._step(min(left, 0.2))

    def poll(self) -> None:
        """Catch up over HTTP alone, as where WebSocket is blocked."""
        head = self.truth.seq + 1
        while self.truth.seq < head:
            answer = self.get(
                "/events",
                params={
                    "epoch": self.truth.epoch,
                    "after": self.truth.seq,
                    "votes": self.truth.votes,
                },
            )
            if answer.status_code == 409:
                self.load()
                return
            page = self._fine(answer)
            head = page["head"]
            self.truth.take(page["events"])
            self.truth.count(page["tallies"])
            self.truth.votes = page["votes"]

    def named(self, name: str) -> list[Any]:
        """The payloads of all events of that name so far."""
        return [packet.body for packet in self.packets if packet.name == name]

    def leave(self) -> None:
        """Lose the connection."""
        if self.wire is not None:
            self.wire.close()
            self.wire = None

    def close(self) -> None:
        self.leave()
        super().close()

    def _step(self, seconds: float) -> None:
        assert self.wire is not None
        packet = self.wire.read(seconds)
        if packet is not None:
            self._take(packet)
        self._mend_gap()

    def _take(self, packet: Packet) -> None:
        self.packets.append(packet)
        if packet.kind == "ack" and packet.id is not None:
            self.acks[packet.id] = packet.body
        elif packet.name == "hello":
            if packet.body["resync"]:
                self.load()
        elif packet.name == "events":
            self.truth.take(packet.body)
        elif packet.name == "staff_events":
            self.staff_seq = max(self.staff_seq, packet.body[-1]["seq"])
        elif packet.name == "tallies":
            self.truth.count(packet.body)
        elif packet.name == "beat" and packet.body["seq"] > self.truth.seq:
            self.poll()

    def _mend_gap(self) -> None:
        if not self.truth.held:
            self.gap_since = None
        elif self.gap_since is None:
            self.gap_since = time.monotonic()
        elif time.monotonic() - self.gap_since > GAP_S:
            self.poll()

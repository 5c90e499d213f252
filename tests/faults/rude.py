"""Somebody who sends what nobody should, over real sockets, and comes back when they are cut."""

import itertools
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import websocket

from cocreate.journal.answers import STATUS
from tests.contract.client import Client
from tests.contract.hall import Hall
from tests.contract.wire import Cut, Packet, Refusal, Wire

Json = dict[str, Any]
PATIENCE_S = 10
# `busy` would be asked again for ever: nothing that is sent may cause it.
POSSIBLE = set(STATUS) - {"busy", "full", "resync"}
# After what is no command: any answer to this shows that the line still stands.
PROBE = {"id": "7", "kind": "?", "data": {}}
PROBE_NUMBER = 77_777


@dataclass
class Rude:
    """One of many people and facilitators, and the line they are on."""

    hall: Hall
    who: str
    outcomes: Counter[str]
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)
    client: Client | None = None
    wire: Wire | None = None

    def command(self, body: Any) -> Json | None:
        """Send it as a command; its ack, or None when the line was cut for it."""
        number = next(self.numbers)
        return self._asked(f"42{number}" + json.dumps(["command", body]), number)

    def packet(self, text: str) -> None:
        """Send it as a packet: the line still stands afterwards, or has been cut."""
        self._send(text, websocket.ABNF.OPCODE_TEXT)

    def frame(self, payload: bytes, opcode: int) -> None:
        """As `packet`, for any frame of WebSocket."""
        self._send(payload, opcode)

    def _send(self, payload: str | bytes, opcode: int) -> None:
        line = self._line()
        try:
            line.raw.send(payload, opcode)
        except OSError:
            self._is_cut()
            return
        probe = f"42{PROBE_NUMBER}" + json.dumps(["command", PROBE])
        self._asked(probe, PROBE_NUMBER)

    def _asked(self, text: str, number: int) -> Json | None:
        try:
            line = self._line()
            line.send(text)
            ack = self._ack(line, number)
        except Cut:
            self._is_cut()
            return None
        assert ack["ok"] or ack["code"] in POSSIBLE, ack
        self.outcomes[ack.get("code", "ok")] += 1
        return ack

    def _ack(self, line: Wire, number: int) -> Json:
        """Silence is neither an answer nor a cut, and fails the test."""
        until = time.monotonic() + PATIENCE_S
        while True:
            packet: Packet | None = line.read(max(until - time.monotonic(), 0.001))
            assert packet is not None, "neither answered nor cut"
            if packet.kind == "left":
                raise Cut
            if packet.kind == "ack" and packet.id == number:
                answer: Json = packet.body
                return answer

    def _is_cut(self) -> None:
        self.outcomes["cut"] += 1
        self.leave()

    def leave(self) -> None:
        """Close the line, if there is one."""
        if self.wire is not None:
            self.wire.close()
            self.wire = None

    def _line(self) -> Wire:
        """The line as it is, or a new one; whoever has erased themselves is followed by another."""
        while self.wire is None:
            if self.client is None:
                self.client = self.hall.staff() if self.who == "staff" else self.hall.person()
            self.wire = Wire(
                self.hall.server.base, self.hall.code, cookie=self.client.cookie_header()
            )
            try:
                self.wire.enter({"code": self.hall.code, "as": self.who})
            except (Refusal, Cut):
                self.wire.close()
                self.wire = self.client = None
        return self.wire

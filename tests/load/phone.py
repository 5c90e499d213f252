"""One phone: a raw socket that speaks just enough WebSocket, Engine.IO and Socket.IO.

What all phones of a workshop get alike is read once (`Ledger.deliveries`); per phone and event
there is one count and one bucket. Reading a frame costs a few microseconds, so that five hundred
phones fit into a part of one core and the server is what is measured.
"""

import asyncio
import json
import socket
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from tests.load.frames import masked, split
from tests.load.latencies import LONGEST, SCALE
from tests.load.ledger import Counts, Ledger

Json = dict[str, Any]
READ = 1 << 18
PATIENCE_S = 60


class NotLetIn(Exception):
    """The server has refused the connection, or ended it before `hello`."""


@dataclass
class Door:
    """Where a phone connects and as whom; `auth` is the contract's."""

    host: str
    port: int
    code: str
    cookie: str
    auth: Json

    def request(self) -> bytes:
        """The upgrade request."""
        return (
            f"GET /socket.io/?EIO=4&transport=websocket&w={self.code} HTTP/1.1\r\n"
            f"Host: {self.host}:{self.port}\r\nCookie: {self.cookie}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        ).encode()


@dataclass
class OwnVote:
    """A vote of this phone; `number` is the votes seq of its ack."""

    proposal: str
    value: int
    sent: float
    number: int | None = None


class Phone:
    """Keeps its own counts, and the ledger it shares with its workshop."""

    def __init__(self, door: Door, ledger: Ledger) -> None:
        self.door = door
        self.ledger = ledger
        self.counts = Counts(after=door.auth.get("after", 0))
        self.votes: list[OwnVote] = []
        self.tallies: list[tuple[float, Json]] = []
        self.hello: Json = {}
        self.connected = False
        self._sock = socket.socket()
        self._rest = b""
        self._sent = 0
        self._asked: dict[int, Callable[[Json, float], None]] = {}
        self._greeted: asyncio.Future[Json] = asyncio.get_running_loop().create_future()

    @property
    def newest_count(self) -> int:
        """The votes number of the newest counts this phone has."""
        return max(
            (t["v"] for _, counted in self.tallies[-1:] for t in counted.values()), default=0
        )

    async def connect(self) -> Json:
        """Open the socket; returns `hello`. Raises NotLetIn, TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            return await self._connect()

    async def _connect(self) -> Json:
        loop = asyncio.get_running_loop()
        self._sock.setblocking(False)  # noqa: FBT003 - its name in the library
        await loop.sock_connect(self._sock, (self.door.host, self.door.port))
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await loop.sock_sendall(self._sock, self.door.request())
        answer = b""
        while b"\r\n\r\n" not in answer:
            more = await loop.sock_recv(self._sock, READ)
            if not more:
                raise NotLetIn(answer[:200].decode(errors="replace"))
            answer += more
        head, _, rest = answer.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 101"):
            raise NotLetIn(answer[:200].decode(errors="replace"))
        self.connected = True
        loop.add_reader(self._sock.fileno(), self._readable)
        self._feed(rest, perf_counter())
        self.hello = await self._greeted
        return self.hello

    def command(self, kind: str, data: Json, thing: str | None = None) -> float:
        """Send a command; its ack goes into the ledger. Returns when it was sent."""
        sent = perf_counter()
        ledger = self.ledger
        if thing is not None:
            ledger.sent[thing] = sent

        def answered(answer: Json, now: float) -> None:
            ledger.ack.add(now - sent)
            ledger.take_ack(thing, answer)

        self._ask(kind, data, answered)
        return sent

    def vote(self, proposal: str, value: int) -> None:
        """Cast a vote."""
        vote = OwnVote(proposal, value, perf_counter())
        self.votes.append(vote)

        def answered(answer: Json, now: float) -> None:
            self.ledger.vote_ack.add(now - vote.sent)
            self.ledger.take_ack(None, answer)
            vote.number = answer.get("votes") if answer["ok"] else None

        self._ask("vote.cast", {"proposal": proposal, "value": value}, answered)

    def leave(self) -> None:
        """Go, and do not count as cut."""
        if self.connected:
            self._close()

    def _ask(self, kind: str, data: Json, answered: Callable[[Json, float], None]) -> None:
        if not self.connected:
            return
        self._sent += 1
        self._asked[self._sent] = answered
        self.ledger.waiting += 1
        command = {"id": str(uuid.uuid4()), "kind": kind, "data": data, "seen": self.ledger.head}
        self._send(f"42{self._sent}" + json.dumps(["command", command], separators=(",", ":")))

    def _send(self, text: str) -> None:
        frame = masked(text)
        try:
            done = self._sock.send(frame)
        except OSError:
            done = 0
        if done != len(frame):
            self._cut()  # a server that does not read for so long has lost this phone

    def _readable(self) -> None:
        try:
            data = self._sock.recv(READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if data:
            self._feed(data, perf_counter())
        else:
            self._cut()

    def _feed(self, data: bytes, now: float) -> None:
        texts, self._rest, closed = split(self._rest + data if self._rest else data)
        for text in texts:
            if text.startswith(b'42["events"'):
                self._count(text, now)
            else:
                self._take(text, now)
        if closed:
            self._cut()

    def _count(self, text: bytes, now: float) -> None:
        ledger, counts = self.ledger, self.counts
        ledger.frames += 1
        ledger.size += len(text)
        buckets = ledger.seen.buckets
        for seq, sent in ledger.deliveries(text):
            counts.add(seq)
            if sent:
                index = int((now - sent) * SCALE)
                buckets[min(index, LONGEST)] += 1

    def _take(self, text: bytes, now: float) -> None:
        """Everything but events: seldom, so the plain way will do."""
        if text.startswith(b"43"):
            number, _, body = text[2:].partition(b"[")
            self._asked.pop(int(number))(json.loads(b"[" + body)[0], now)
        elif text == b"2":
            self._send("3")
        elif text.startswith(b'42["tallies"'):
            self.tallies.append((now, self.ledger.tallies(text)))
        elif text.startswith(b'42["hello"'):
            self._greeted.set_result(json.loads(text[2:])[1])
        elif text.startswith(b"0"):
            self._send("40" + json.dumps(self.door.auth))
        elif text.startswith((b"44", b"41", b"1")):
            self._refuse(text)

    def _refuse(self, text: bytes) -> None:
        if not self._greeted.done():
            self._greeted.set_exception(NotLetIn(text.decode()))
        self._cut()

    def _cut(self) -> None:
        """The server has ended it, or the line has: counted, never mended here."""
        if not self.connected:
            return
        self.ledger.cut += 1
        self.ledger.waiting -= len(self._asked)
        self._close()
        if not self._greeted.done():
            self._greeted.set_exception(NotLetIn("cut before hello"))

    def _close(self) -> None:
        self.connected = False
        asyncio.get_running_loop().remove_reader(self._sock.fileno())
        self._sock.close()

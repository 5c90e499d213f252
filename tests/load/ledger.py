"""The books of one workshop: what was sent, acknowledged and seen by whom. Nothing is assumed.

Every thing a phone makes has an id of its own. The journal's numbers say what each phone should
have seen; each phone counts what it did see.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.load.latencies import Latencies

Json = dict[str, Any]
# What a frame of events delivers: seqs, and when each was sent (0 when it was not by a phone).
Deliveries = tuple[tuple[int, float], ...]
MOST_FRAMES = 2000


@dataclass
class Counts:
    """What one phone has seen: how often each seq came, behind the one it began at."""

    after: int = 0
    times: bytearray = field(default_factory=bytearray)

    def add(self, seq: int) -> None:
        """Note an event."""
        if seq >= len(self.times):
            self.times.extend(bytes(seq + 1024))
        self.times[seq] += 1

    def holes(self, head: int) -> int:
        """How many events up to `head` never came."""
        unread = head + 1 - max(len(self.times), self.after + 1)
        return self.times.count(0, self.after + 1, head + 1) + max(unread, 0)

    def repeats(self) -> int:
        """How many came again. The contract lets a client ignore these."""
        return sum(self.times[self.after + 1 :]) - self.seen()

    def seen(self) -> int:
        """How many different events came."""
        mine = self.times[self.after + 1 :]
        return len(mine) - mine.count(0)


@dataclass
class Ledger:
    """One workshop. `sent` and `acked` are by the id of the thing, not of the command."""

    sent: dict[str, float] = field(default_factory=dict)
    acked: dict[str, int] = field(default_factory=dict)
    seqs: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    head: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    waiting: int = 0
    ack: Latencies = field(default_factory=Latencies)
    seen: Latencies = field(default_factory=Latencies)
    vote_ack: Latencies = field(default_factory=Latencies)
    vote_seen: Latencies = field(default_factory=Latencies)
    votes: dict[tuple[str, str], int] = field(default_factory=dict)
    cut: int = 0
    foreign: int = 0
    frames: int = 0
    size: int = 0
    _read: dict[bytes, Deliveries] = field(default_factory=dict, repr=False)
    _counted: dict[bytes, Json] = field(default_factory=dict, repr=False)

    def deliveries(self, payload: bytes) -> Deliveries:
        """What a frame `42["events",[…]]` delivers; read once, however many phones get it."""
        known = self._read.get(payload)
        if known is None:
            known = tuple(self._event(event) for event in json.loads(payload[2:])[1])
            if len(self._read) >= MOST_FRAMES:
                self._read.clear()
            self._read[payload] = known
        return known

    def _event(self, event: Json) -> tuple[int, float]:
        seq, thing = event["seq"], event["data"].get("id")
        self.head = max(self.head, seq)
        if thing is None:
            return seq, 0.0
        self.seqs[thing].add(seq)
        if thing not in self.sent:
            self.foreign += 1
        return seq, self.sent.get(thing, 0.0)

    def tallies(self, payload: bytes) -> Json:
        """The counts of a frame `42["tallies",[…]]` by proposal; the same object for all phones."""
        known = self._counted.get(payload)
        if known is None:
            known = {tally["proposal"]: tally for tally in json.loads(payload[2:])[1]}
            self._counted[payload] = known
        return known

    def take_ack(self, thing: str | None, answer: Json) -> None:
        """Note the answer to a command about `thing`."""
        self.waiting -= 1
        if not answer["ok"]:
            self.refused[answer["code"]] += 1
        elif thing is not None and answer["seq"] is not None:
            self.acked[thing] = answer["seq"]
            self.head = max(self.head, answer["seq"])

    def lost(self, phones: Iterable[Counts], kept: Iterable[str] | None = None) -> int:
        """Events that a phone never saw, and things acknowledged that are not in the final state.

        An answer whose seq belongs to something else counts too.
        """
        missing = sum(each.holes(self.head) for each in phones)
        missing += sum(
            1 for thing, seq in self.acked.items() if seq not in self.seqs.get(thing, {seq})
        )
        return missing + (len(self.acked.keys() - set(kept)) if kept is not None else 0)

    def doubled(self, kept: Iterable[str] | None = None) -> int:
        """Things that were applied twice: with two seqs, or there twice in the final state."""
        twice = sum(len(seqs) - 1 for thing, seqs in self.seqs.items() if thing in self.sent)
        again = Counter(kept or ())
        return twice + sum(times - 1 for times in again.values() if times > 1)

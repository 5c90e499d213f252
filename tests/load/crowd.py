"""The people of one workshop, and what they do together."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from tests.factories import HERE, new_id
from tests.load.latencies import Latencies
from tests.load.ledger import Ledger
from tests.load.phone import Door, Phone
from tests.load.web import Visitor

Json = dict[str, Any]
HOST = "127.0.0.1"
AT_ONCE = 16
PATIENCE_S = 15.0
LOOK_EVERY_S = 0.05
# The contract's limit for proposals: ten at once, then one in five seconds.
BURST, EVERY_S = 10, 5
TEXT = "Shade for the afternoon, and something for the bees: the meadow behind the school is bare."
VALUES = (1, 1, 1, 0, -1)
# The counts of what nobody has voted on.
NONE: Json = {"v": 0}


def idea() -> Json:
    """The data of a `proposal.add`, somewhere around the middle of the map."""
    lon, lat = (random.uniform(-0.002, 0.002) + middle for middle in HERE)
    return {
        "proposal": new_id(),
        "category": "tree",
        "title": "An oak by the bench",
        "text": TEXT,
        "geometry": {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]},
    }


async def paced(rate: float, count: int, act: Callable[[int], None]) -> Latencies:
    """Do something so many times at an even rate, whatever the server does meanwhile.

    Returns how late each was: what the generator itself adds.
    """
    late = Latencies()
    began = perf_counter()
    for number in range(count):
        ahead = began + number / rate - perf_counter()
        await asyncio.sleep(max(ahead, 0))
        late.add(max(0.0, perf_counter() - began - number / rate))
        act(number)
    return late


async def until(so: Callable[[], bool], look_every_s: float = LOOK_EVERY_S) -> None:
    """Wait until something is so, or patience ends: what is missing then, the books will tell."""
    end = perf_counter() + PATIENCE_S
    while perf_counter() < end and not so():  # noqa: ASYNC110 - nobody could set an event
        await asyncio.sleep(look_every_s)


@dataclass
class Crowd:
    """Everybody in the workshop of one code."""

    code: str
    port: int
    ledger: Ledger = field(default_factory=Ledger)
    phones: list[Phone] = field(default_factory=list)

    async def fill(self, people: int) -> None:
        """So many people join, as fast as they are let in."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one() -> None:
            async with gate:
                await self.arrive(await self.join())

        await asyncio.gather(*(one() for _ in range(people)))

    async def join(self) -> Visitor:
        """Somebody has joined."""
        visitor = Visitor(HOST, self.port)
        await visitor.post("/join", {"code": self.code, "role": "resident", "lang": "en"})
        return visitor

    async def arrive(self, visitor: Visitor) -> Phone:
        """Fetch the state, connect, and be greeted."""
        state = await self.state(visitor)
        await visitor.close()
        return await self.connect(visitor, {"epoch": state["epoch"], "after": state["seq"]})

    async def connect(self, visitor: Visitor, place: Json) -> Phone:
        """Open the socket at a place in the room's stream."""
        auth = {"code": self.code} | place
        phone = Phone(Door(HOST, visitor.port, self.code, visitor.cookie, auth), self.ledger)
        await phone.connect()
        self.phones.append(phone)
        return phone

    async def state(self, visitor: Visitor) -> Json:
        """The snapshot as this visitor sees it."""
        return (await visitor.get(f"/w/{self.code}/state")).json()

    async def propose(
        self, rate: float, seconds: float, make: Callable[[], Json] = idea
    ) -> Latencies:
        """Ideas at an even rate, from everybody in turn. Returns how late each was sent."""
        count = round(rate * seconds)
        if count / len(self.phones) > BURST + seconds / EVERY_S:
            raise ValueError(f"{len(self.phones)} people may not make {rate} ideas a second")
        turn = random.sample(self.phones, len(self.phones))

        def act(number: int) -> None:
            data = make()
            thing = data["proposal"] if "proposal" in data else data["id"]
            turn[number % len(turn)].command("proposal.add", data, thing)

        return await paced(rate, count, act)

    async def vote(self, proposals: Sequence[str], seconds: float) -> Latencies:
        """Everybody votes once within so many seconds."""
        turn = random.sample(self.phones, len(self.phones))

        def act(number: int) -> None:
            turn[number].vote(proposals[number % len(proposals)], VALUES[number % len(VALUES)])

        return await paced(len(turn) / seconds, len(turn), act)

    async def settle(self) -> None:
        """Wait until all is answered and seen; what is not after a while is lost."""
        await until(self._settled)

    async def settle_counts(self) -> None:
        """Wait until the newest counts are on every phone that is connected."""
        newest = self._last_vote()
        await until(
            lambda: all(phone.newest_count >= newest for phone in self.phones if phone.connected)
        )

    def _settled(self) -> bool:
        ledger = self.ledger
        return ledger.waiting <= 0 and not any(
            phone.counts.holes(ledger.head) for phone in self.phones if phone.connected
        )

    async def final(self) -> Json:
        """The state when it holds what was answered; it may lag by two seconds, not longer."""
        end = perf_counter() + PATIENCE_S
        visitor = await self.join()
        state = await self.state(visitor)
        while perf_counter() < end and (
            state["seq"] < self.ledger.head or state["votes"] < self._last_vote()
        ):
            await asyncio.sleep(LOOK_EVERY_S)
            state = await self.state(visitor)
        await visitor.close()
        return state

    def _last_vote(self) -> int:
        return max((vote.number or 0 for phone in self.phones for vote in phone.votes), default=0)

    @property
    def deliveries(self) -> int:
        """Events that reached a phone, each counted once."""
        return sum(phone.counts.seen() for phone in self.phones)

    def leave(self) -> None:
        """Everybody goes home."""
        for phone in self.phones:
            phone.leave()


def vote_faults(state: Json, phones: Iterable[Phone]) -> tuple[int, int]:
    """Answered votes the final counts lack or have twice, and counts a phone has not got right.

    Returns (lost, doubled).
    """
    lost = doubled = 0
    cast = Counter((v.proposal, v.value) for p in phones for v in p.votes if v.number)
    final = {tally["proposal"]: tally for tally in state["tallies"]}
    for (proposal, value), count in cast.items():
        side = {1: "agree", 0: "neutral", -1: "disagree"}[value]
        missing = count - final.get(proposal, {}).get(side, 0)
        lost += max(missing, 0)
        doubled += max(-missing, 0)
    for phone in phones:
        known: Json = {}
        for _, counted in phone.tallies:
            known |= {key: t for key, t in counted.items() if t["v"] >= known.get(key, NONE)["v"]}
        lost += sum(1 for key, tally in final.items() if known.get(key) != tally)
    return lost, doubled


def note_votes_seen(phones: Iterable[Phone], seen: Latencies) -> None:
    """From each vote to the first counts on its own phone that have it in."""
    for phone in phones:
        for vote in phone.votes:
            for at, counted in phone.tallies:
                if vote.number and counted.get(vote.proposal, NONE)["v"] >= vote.number:
                    seen.add(at - vote.sent)
                    break

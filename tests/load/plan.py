"""What is run, on which disks, and how long: the scenarios by name, in a sensible order."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.load.figures import Figures
from tests.load.product import product
from tests.load.scenarios.against_relay import against_relay
from tests.load.scenarios.doubling import doubling
from tests.load.scenarios.hall import Size, hall
from tests.load.scenarios.late import late
from tests.load.scenarios.long import long
from tests.load.scenarios.many import many
from tests.load.scenarios.restore import restore
from tests.load.scenarios.storm import Rush, storm
from tests.load.scenarios.workers import NoServers, Place, workers
from tests.load.seed import Crowded
from tests.load.slow_disk import DELAY_MS, NoSlowDisk, slow_disk

DISKS = ("plain", "slow")
MINUTE_S = 60


@dataclass(frozen=True)
class Plan:
    """`short`: a few people for seconds, to see that it works; its figures mean nothing."""

    short: bool = False
    minutes: float = 15
    rounds: int = 5
    database: str = ""
    queue: str = ""

    def size(self, people: int = 500, rate: float = 20, seconds: float = 30) -> Size:
        return Size(20, 10, 2, vote_s=1) if self.short else Size(people, rate, seconds)


@dataclass(frozen=True)
class Bench:
    """One scenario's circumstances: the disk as the table calls it, and what makes it so."""

    plan: Plan
    disk: str
    environment: Mapping[str, str] = field(default_factory=dict)

    async def hall(self) -> list[Figures]:
        with product(self.environment) as made:
            return [await hall(made, self.disk, self.plan.size())]

    async def hall_1000(self) -> list[Figures]:
        with product(self.environment) as made:
            return [await hall(made, self.disk, self.plan.size(1000), "hall-1000")]

    async def hall_2000(self) -> list[Figures]:
        with product(self.environment) as made:
            return [await hall(made, self.disk, self.plan.size(2000), "hall-2000")]

    async def storm(self) -> list[Figures]:
        rush = Rush(20, 2, 5, 2) if self.plan.short else Rush()
        with product(self.environment) as made:
            return [await storm(made, self.disk, rush)]

    async def many(self) -> list[Figures]:
        workshops, each = (3, Size(5, 1, 2)) if self.plan.short else (20, Size(50, 1, 30))
        with product(self.environment) as made:
            return [await many(made, self.disk, workshops, each)]

    async def late(self) -> list[Figures]:
        crowded, people = (Crowded(100, 2), 2) if self.plan.short else (Crowded(), 20)
        with product(self.environment) as made:
            return [await late(made, self.disk, crowded, people)]

    async def restore(self) -> list[Figures]:
        crowded = Crowded(100, 2) if self.plan.short else Crowded()
        with product(self.environment) as made:
            return [restore(made, self.disk, crowded)]

    async def long(self) -> list[Figures]:
        seconds = self.plan.minutes * MINUTE_S
        size = Size(20, 2, 5) if self.plan.short else Size(500, 20, seconds)
        with product(self.environment) as made:
            return [await long(made, self.disk, size)]

    async def relay(self) -> list[Figures]:
        with product(self.environment) as made:
            size = self.plan.size(seconds=10)
            return await against_relay(made, self.disk, size, self.plan.rounds)

    async def doubling(self) -> list[Figures]:
        few, some = (10, 5) if self.plan.short else (250, 20)
        seconds = 2 if self.plan.short else 10
        people = [Size(few * times, some, seconds) for times in (1, 2, 4)]
        rates = [Size(few * 2, some * times, seconds) for times in (1, 2, 4)]
        with product(self.environment) as made:
            rows = await doubling(made, self.disk, people, "people")
            return rows + await doubling(made, self.disk, rates, "rate")

    async def workers(self) -> list[Figures]:
        place = Place(self.disk, self.environment, self.plan.database, self.plan.queue)
        return await workers(place, self.plan.size(seconds=15))


SCENARIOS: Mapping[str, Callable[[Bench], Awaitable[list[Figures]]]] = {
    "hall": Bench.hall,
    "storm": Bench.storm,
    "many": Bench.many,
    "late": Bench.late,
    "restore": Bench.restore,
    "relay": Bench.relay,
    "doubling": Bench.doubling,
    "hall-1000": Bench.hall_1000,
    "hall-2000": Bench.hall_2000,
    "workers": Bench.workers,
    "long": Bench.long,
}


def run(name: str, disk: str, plan: Plan, say: Callable[[str], None]) -> list[Figures]:
    """One scenario on one disk, on a server of its own; none when it cannot be measured here."""
    told = f"fsync +{DELAY_MS} ms" if disk == "slow" else "as it is"
    say(f"{name}, disk {told} …")
    try:
        bench = Bench(plan, told, slow_disk() if disk == "slow" else {})
        return asyncio.run(_awaited(SCENARIOS[name](bench)))
    except (NoSlowDisk, NoServers) as why:
        say(f"{name}, disk {told}: not measured, {why}")
        return []


async def _awaited(rows: Awaitable[list[Figures]]) -> list[Figures]:
    return await rows


def machine() -> str:
    """What the figures were made on."""
    told = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return f"{os.cpu_count()} cores of {told[1] if told else 'an unknown processor'}"

"""The storm: everybody comes in at once, with the page and its files, while others write."""

import asyncio
from dataclasses import dataclass
from time import perf_counter

from tests.load.arrivals import arrive_in_full
from tests.load.crowd import Crowd, paced
from tests.load.figures import Figures, Spread, Target
from tests.load.latencies import Latencies
from tests.load.measured import close_books, figures, window
from tests.load.product import Product


@dataclass(frozen=True)
class Rush:
    """`people` come within `seconds`; `writers` are there and make `rate` ideas a second."""

    people: int = 500
    seconds: float = 30
    writers: int = 50
    rate: float = 5


async def storm(product: Product, disk: str, rush: Rush) -> Figures:
    """Timed from `POST /join` to `hello` applied."""
    crowd = Crowd(product.workshop().code, product.port)
    await crowd.fill(rush.writers)
    took = Latencies()
    coming: list[asyncio.Task[None]] = []

    async def one() -> None:
        began = perf_counter()
        await arrive_in_full(crowd)
        took.add(perf_counter() - began)

    with window(product.meter, [crowd]) as measured:
        async with asyncio.TaskGroup() as group:
            group.create_task(crowd.propose(rush.rate, rush.seconds))
            await paced(
                rush.people / rush.seconds,
                rush.people,
                lambda _: coming.append(group.create_task(one())),
            )
        await crowd.settle()
    row = figures("storm", disk, rush.rate, [crowd], product.meter, measured)
    await close_books(row, [crowd])
    _note(row, took)
    crowd.leave()
    return row


def _note(row: Figures, took: Latencies) -> None:
    spread = Spread.of(took)
    row.more["join to hello applied p50 ms"] = spread.p50
    row.more["join to hello applied p95 ms"] = spread.p95
    row.targets.append(Target("storm join to hello p95", spread.p95, 2000, "ms"))

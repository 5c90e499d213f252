"""Somebody joins at the end of a very long evening: the snapshot, first and once it is built."""

from time import perf_counter

from tests.load.arrivals import arrive_in_full
from tests.load.crowd import Crowd
from tests.load.figures import Figures, Spread, Target
from tests.load.latencies import Latencies
from tests.load.product import Product
from tests.load.seed import Crowded, fill
from tests.load.web import Visitor

LARGEST_MB = 2.5
BUILT_MS = 300
READS = 30


async def late(product: Product, disk: str, crowded: Crowded, people: int = 20) -> Figures:
    """One after the other, since one at a time shows what a snapshot takes."""
    workshop = product.workshop()
    fill(workshop.evening, crowded)
    crowd = Crowd(workshop.code, product.port)
    row = Figures("late", disk, people, 0)
    await _snapshots(crowd, row)
    took = Latencies()
    cpu = product.meter.cpu_s()
    for _ in range(people):
        began = perf_counter()
        await arrive_in_full(crowd)
        took.add(perf_counter() - began)
    row.cpu_s = product.meter.cpu_s() - cpu
    row.memory_mb = product.meter.memory_mb()
    row.more["join to hello applied p95 ms"] = took.percentile(95)
    await _check(crowd, row, crowded)
    crowd.leave()
    return row


async def _snapshots(crowd: Crowd, row: Figures) -> None:
    visitor = await crowd.join()
    first, size = await _read(crowd, visitor)
    built = Latencies()
    for _ in range(READS):
        built.add((await _read(crowd, visitor))[0])
    await visitor.close()
    spread = Spread.of(built)
    row.more |= {
        "snapshot MB gzipped": size / 1e6,
        "snapshot first ms": first * 1000,
        "snapshot built p50 ms": spread.p50,
        "snapshot built p95 ms": spread.p95,
    }
    row.targets += [
        Target("late snapshot gzipped", size / 1e6, LARGEST_MB, "MB"),
        Target("late snapshot once built p95", spread.p95, BUILT_MS, "ms"),
    ]


async def _read(crowd: Crowd, visitor: Visitor) -> tuple[float, int]:
    """Seconds and bytes of one snapshot, as it comes over the wire."""
    began = perf_counter()
    answer = await visitor.get(f"/w/{crowd.code}/state")
    return perf_counter() - began, len(answer.body)


async def _check(crowd: Crowd, row: Figures, crowded: Crowded) -> None:
    """Everything is in the snapshot, once."""
    state = await crowd.final()
    ids = {proposal["id"] for proposal in state["proposals"]}
    votes = sum(t["agree"] + t["neutral"] + t["disagree"] for t in state["tallies"])
    row.lost = crowded.proposals - len(ids) + crowded.proposals * crowded.votes_each - votes
    row.doubled = len(state["proposals"]) - len(ids)
    row.cut = crowd.ledger.cut

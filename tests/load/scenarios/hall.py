"""The hall: everybody in one workshop, ideas at an even rate, then everybody votes."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.load.crowd import Crowd, Json, idea
from tests.load.figures import Figures, Spread, Target
from tests.load.measured import close_books, figures, window
from tests.load.meter import Meter
from tests.load.product import Facilitator, Product


@dataclass(frozen=True)
class Size:
    """How many people, ideas a second, for how long; and in how many seconds all of them vote."""

    people: int = 500
    rate: float = 20
    seconds: float = 30
    vote_s: float = 5


async def hall(product: Product, disk: str, size: Size, name: str = "hall") -> Figures:
    """Ideas, then votes; the row's CPU and deliveries are those of the ideas."""
    workshop = product.workshop()
    crowd = Crowd(workshop.code, product.port)
    await crowd.fill(size.people)
    before = product.lag()
    row = await ideas(crowd, product.meter, disk, size, name)
    facilitator = Facilitator(product.port, workshop)
    crowd.ledger.head = max(crowd.ledger.head, await facilitator.set_phase("vote"))
    await crowd.settle()
    with window(product.meter, [crowd]) as voting:
        await crowd.vote(sorted(crowd.ledger.acked), size.vote_s)
        await crowd.settle()
        await crowd.settle_counts()
    row.more["votes' CPU, cores"] = voting.cpu_s / voting.seconds
    lag = product.lag().since(before)
    row.more["looks at the loop"], row.more["of them over 50 ms late"] = lag.looks, lag.late
    await close_books(row, [crowd])
    _note_votes(row, crowd)
    crowd.leave()
    return row


async def ideas(
    crowd: Crowd,
    meter: Meter,
    disk: str,
    size: Size,
    name: str = "hall",
    make: Callable[[], Json] = idea,
) -> Figures:
    """The first half, which is all a relay can do too."""
    with window(meter, [crowd]) as measured:
        late = await crowd.propose(size.rate, size.seconds, make)
        await crowd.settle()
    row = figures(name, disk, size.rate, [crowd], meter, measured)
    row.more["sent late p99 ms"] = late.percentile(99)
    row.more["events per frame"] = crowd.deliveries / max(crowd.ledger.frames, 1)
    row.more["bytes per event"] = crowd.ledger.size / max(crowd.deliveries, 1)
    return row


def _note_votes(row: Figures, crowd: Crowd) -> None:
    for name, latencies in (
        ("votes ack", crowd.ledger.vote_ack),
        ("votes seen", crowd.ledger.vote_seen),
    ):
        spread = Spread.of(latencies)
        row.more[f"{name} p50 ms"], row.more[f"{name} p95 ms"] = spread.p50, spread.p95
    row.targets += [
        Target(f"{row.scenario} seen p95", row.seen.p95, 500, "ms"),
        Target(f"{row.scenario} ack p95", row.ack.p95, 250, "ms"),
        Target(f"{row.scenario} votes ack p95", row.more["votes ack p95 ms"], 300, "ms"),
    ]

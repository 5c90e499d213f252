"""Our cost against a bare relay's: the same hall, alternately, in the same minutes."""

from collections.abc import Callable
from statistics import median

from tests.factories import new_id
from tests.load.crowd import HOST, Crowd, Json
from tests.load.figures import Figures, Target
from tests.load.measured import close_books, tell_faults
from tests.load.product import Product
from tests.load.relay_server import Relay, relay
from tests.load.scenarios.hall import Size, ideas
from tests.load.web import Visitor

LEAST_RATIO = 0.8


async def against_relay(product: Product, disk: str, size: Size, rounds: int) -> list[Figures]:
    """Median deliveries per CPU second of both, and their ratio, pair by pair."""
    rows: list[Figures] = []
    with relay() as bare:
        for _ in range(rounds):
            mine, sample = await _ours(product, disk, size)
            rows += [mine, await _bare(bare, disk, size, sample)]
    ours, bares = rows[::2], rows[1::2]
    ratios = [(o.per_cpu_s or 0) / (b.per_cpu_s or 1) for o, b in zip(ours, bares, strict=True)]
    middle = _middle(ours)
    middle.more["ratio to the relay, median"] = median(ratios)
    middle.more |= {f"ratio {number + 1}": ratio for number, ratio in enumerate(ratios)}
    middle.targets.append(
        Target(
            "deliveries per CPU s, ratio to the relay", median(ratios), LEAST_RATIO, at_least=True
        )
    )
    return [middle, _middle(bares)]


def _middle(rows: list[Figures]) -> Figures:
    """The row with the median, with the faults of all of them."""
    middle = sorted(rows, key=lambda row: row.per_cpu_s or 0)[len(rows) // 2]
    for name in ("lost", "doubled", "cut"):
        setattr(middle, name, sum(getattr(row, name) for row in rows))
    middle.targets = []
    tell_faults(middle)
    return middle


async def _ours(product: Product, disk: str, size: Size) -> tuple[Figures, Json]:
    crowd = Crowd(product.workshop().code, product.port)
    await crowd.fill(size.people)
    row = await ideas(crowd, product.meter, disk, size, "ours")
    state = await close_books(row, [crowd])
    crowd.leave()
    return row, state[0]["proposals"][0]


async def _bare(bare: Relay, disk: str, size: Size, sample: Json) -> Figures:
    """What a phone sends here is what the product would make of it, so frames are as large."""
    crowd = Crowd(new_id(), bare.port)
    for _ in range(size.people):
        await crowd.connect(Visitor(HOST, bare.port), {})
    row = await ideas(crowd, bare.meter, disk, size, "bare relay", _thing(sample))
    await close_books(row, [crowd], kept=False)
    crowd.leave()
    return row


def _thing(sample: Json) -> Callable[[], Json]:
    return lambda: sample | {"id": new_id()}

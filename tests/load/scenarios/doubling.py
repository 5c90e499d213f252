"""What one more person and one more idea cost: each is doubled twice, on one server."""

from collections.abc import Sequence

from tests.load.crowd import Crowd
from tests.load.figures import Figures, Target
from tests.load.measured import close_books
from tests.load.product import Product
from tests.load.scenarios.hall import Size, ideas

# The second doubling may cost a little more per step than the first: caches, and noise.
FLAT = 1.25


async def doubling(product: Product, disk: str, sizes: Sequence[Size], by: str) -> list[Figures]:
    """Three sizes, each twice the one before in `by`: "people" or "rate"."""
    rows = [await _one(product, disk, size, f"doubling {by}") for size in sizes]
    steps = [size.people if by == "people" else size.rate * size.seconds for size in sizes]
    costs = [
        (after.cpu_s - before.cpu_s) / (more - less)
        for before, after, less, more in zip(rows, rows[1:], steps, steps[1:], strict=False)
    ]
    last = rows[-1]
    one = "person" if by == "people" else "idea"
    last.more[f"first doubling, CPU ms per further {one}"] = costs[0] * 1000
    last.more[f"second doubling, CPU ms per further {one}"] = costs[1] * 1000
    # So little that the system's clock did not notice shows nothing either way.
    growth = costs[1] / costs[0] if costs[0] > 0 else None
    last.targets.append(Target(f"doubling {by}: second step's cost to the first's", growth, FLAT))
    return rows


async def _one(product: Product, disk: str, size: Size, name: str) -> Figures:
    crowd = Crowd(product.workshop().code, product.port)
    await crowd.fill(size.people)
    row = await ideas(crowd, product.meter, disk, size, name)
    row.more["CPU µs per delivery"] = row.cpu_s / max(row.deliveries, 1) * 1e6
    await close_books(row, [crowd])
    crowd.leave()
    return row

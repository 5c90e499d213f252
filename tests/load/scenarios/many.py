"""Many workshops at once on one server, each to hear its own things only."""

import asyncio

from tests.load.crowd import Crowd
from tests.load.figures import Figures, Target
from tests.load.measured import close_books, figures, window
from tests.load.product import Product
from tests.load.scenarios.hall import Size


async def many(product: Product, disk: str, workshops: int, each: Size) -> Figures:
    """An event with an id that nobody in the workshop has made is cross-talk."""
    crowds = [Crowd(product.workshop().code, product.port) for _ in range(workshops)]
    for crowd in crowds:
        await crowd.fill(each.people)
    with window(product.meter, crowds) as measured:
        await asyncio.gather(*(crowd.propose(each.rate, each.seconds) for crowd in crowds))
        await asyncio.gather(*(crowd.settle() for crowd in crowds))
    row = figures("many", disk, each.rate * workshops, crowds, product.meter, measured)
    await close_books(row, crowds)
    row.more["workshops"] = workshops
    row.targets.append(Target("many cross-talk", row.more["of another workshop"], 0))
    for crowd in crowds:
        crowd.leave()
    return row

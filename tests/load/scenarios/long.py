"""A long evening: whether memory grows while people write."""

from statistics import linear_regression

from tests.load.crowd import Crowd
from tests.load.figures import Figures
from tests.load.measured import close_books
from tests.load.product import Product
from tests.load.scenarios.hall import Size, ideas

# The first part fills caches and pools; growth is what comes after.
SETTLING = 0.2
HOUR_S = 3600


async def long(product: Product, disk: str, size: Size) -> Figures:
    """The slope is a linear fit through the memory of each second."""
    crowd = Crowd(product.workshop().code, product.port)
    await crowd.fill(size.people)
    row = await ideas(crowd, product.meter, disk, size, "long")
    samples = product.meter.samples[int(len(product.meter.samples) * SETTLING) :]
    times, memory = zip(*samples, strict=True)
    row.more["minutes"] = size.seconds / 60
    row.more["memory slope MB per hour"] = linear_regression(times, memory).slope * HOUR_S
    row.more["memory at first MB"], row.more["memory at last MB"] = memory[0], memory[-1]
    await close_books(row, [crowd])
    crowd.leave()
    return row

"""Past one process: what the queue costs, and what a second worker costs on top of it.

Needs a PostgreSQL and a Redis server, named by COCREATE_DATABASE_URL and COCREATE_REDIS_URL.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from tests.load.crowd import Crowd
from tests.load.figures import Figures, Target
from tests.load.measured import close_books
from tests.load.product import product
from tests.load.scenarios.hall import Size, ideas

MOST = 1.25


class NoServers(Exception):
    """What this needs is not there; the message says what."""


@dataclass(frozen=True)
class Place:
    """The disk as the table calls it, what makes it so, and the two servers."""

    disk: str
    environment: Mapping[str, str]
    database: str
    queue: str


async def workers(place: Place, size: Size) -> list[Figures]:
    """One worker alone, one with the queue, two with the queue. Raises NoServers."""
    if not place.database or not place.queue:
        raise NoServers("set COCREATE_DATABASE_URL (PostgreSQL) and COCREATE_REDIS_URL")
    if place.environment:
        raise NoServers("the delay does not reach PostgreSQL's own processes")
    alone = await _one("1 worker", place, {}, size)
    one = await _one("1 worker, queue", place, _queued(place, 1), size)
    two = await _one("2 workers, queue", place, _queued(place, 2), size)
    one.more["price of the queue, CPU per delivery to without"] = _cost(one) / _cost(alone)
    more = _cost(two) / _cost(one)
    two.targets.append(Target("2 workers' CPU per delivery to 1's, queue", more, MOST))
    return [alone, one, two]


def _queued(place: Place, count: int) -> Mapping[str, str]:
    return {
        "COCREATE_REDIS_URL": place.queue,
        "COCREATE_WORKERS": str(count),
        "COCREATE_SECRET_KEY": secrets.token_urlsafe(48),
    }


def _cost(row: Figures) -> float:
    """CPU seconds of all our processes per delivery; those of PostgreSQL and Redis not counted."""
    return row.cpu_s / max(row.deliveries, 1)


async def _one(name: str, place: Place, settings: Mapping[str, str], size: Size) -> Figures:
    with product({**place.environment, **settings}, database=place.database) as made:
        crowd = Crowd(made.workshop().code, made.port)
        await crowd.fill(size.people)
        row = await ideas(crowd, made.meter, place.disk, size, name)
        row.more["CPU µs per delivery"] = _cost(row) * 1e6
        await close_books(row, [crowd])
        crowd.leave()
    return row

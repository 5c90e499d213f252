"""Limits per sender and workshop: token buckets, never by address, since a hall shares one."""

import math
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from cocreate.journal.answers import Refused
from cocreate.words import N_


@dataclass(frozen=True)
class Limit:
    """`burst` at once, then `rate` per second."""

    burst: float
    rate: float


LIMITS = {
    "proposals": Limit(10, 1 / 5),
    "votes": Limit(60, 5),
    "comments": Limit(10, 1 / 3),
    "me": Limit(10, 1 / 3),
    "staff": Limit(20, 20),
    # All of a workshop together: so that one full of robots does not take the others' time.
    "workshop": Limit(1000, 250),
}
KEEP_SENDERS = 20_000


@dataclass
class Bucket:
    """What is left, as of when."""

    left: float
    at: float


@dataclass
class Limiter:
    """One process's buckets. The oldest are dropped when there are too many senders."""

    clock: Callable[[], float] = time.monotonic
    buckets: dict[tuple[str, uuid.UUID], Bucket] = field(default_factory=dict)

    def take(self, bucket_name: str, sender: uuid.UUID) -> None:
        """Take one from the sender's bucket. Raises Refused `too_many` with `retry_after`."""
        limit = LIMITS[bucket_name]
        now = self.clock()
        bucket = self.buckets.pop((bucket_name, sender), None) or Bucket(limit.burst, now)
        bucket.left = min(limit.burst, bucket.left + (now - bucket.at) * limit.rate)
        bucket.at = now
        self.buckets[bucket_name, sender] = bucket
        if len(self.buckets) > KEEP_SENDERS:
            del self.buckets[next(iter(self.buckets))]
        if bucket.left < 1:
            wait = (1 - bucket.left) / limit.rate
            raise Refused(
                "too_many",
                N_("That was a little fast. It is sent again by itself in a moment."),
                # Up, not to the nearest: whoever waits as long as told is not refused again.
                retry_after=math.ceil(wait * 100) / 100,
            )
        bucket.left -= 1


limiter = Limiter()

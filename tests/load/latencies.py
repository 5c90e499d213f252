"""How long things took: an exact histogram, cheap enough to be filled for each delivery."""

from array import array
from itertools import accumulate

# Buckets of a tenth of a millisecond, up to half a minute; what took longer is in the last one.
SCALE = 10_000
LONGEST = 30 * SCALE
PER_MS = SCALE / 1000


class Latencies:
    """Durations. Whoever fills it very often adds to `buckets` by itself, as `add` does."""

    def __init__(self) -> None:
        self.buckets = array("Q", bytes(8 * (LONGEST + 1)))

    def add(self, seconds: float) -> None:
        """Note one duration."""
        self.buckets[min(int(seconds * SCALE), LONGEST)] += 1

    def merge(self, other: "Latencies") -> None:
        """Take over what another one has noted."""
        for index, count in enumerate(other.buckets):
            if count:
                self.buckets[index] += count

    @property
    def count(self) -> int:
        return sum(self.buckets)

    def percentile(self, percent: float) -> float | None:
        """Milliseconds within which so many percent were done; None when nothing was."""
        wanted = self.count * percent / 100
        if not wanted:
            return None
        reached = accumulate(self.buckets)
        return (
            1 + next(index for index, so_far in enumerate(reached) if so_far >= wanted)
        ) / PER_MS

"""How much may be read, and holding the process to it."""

import resource
from dataclasses import dataclass
from pathlib import Path

from cocreate.layers.reading.refused import FileRefused
from cocreate.words import N_

MIB = 1024 * 1024
# What the process may take on top of what its own libraries need.
MEMORY = 300 * MIB
CPU_S = 30
OPEN_FILES = 64
MOST_POINTS = 1_000_000
MOST_SHAPES = 100_000
MOST_ENTRIES = 64
MOST_UNPACKED = 64 * MIB
# In what phones get: more shapes, or a longer file, make a cheap phone stumble.
MOST_SHOWN = 20_000
MOST_BYTES = 1_500_000

TOO_MANY_POINTS = N_(
    "This file has more than %(limit)s points. Upload the part around the workshop’s area only."
)
TOO_MANY_SHAPES = N_(
    "This file has more than %(limit)s shapes. Upload the part around the workshop’s area only."
)


@dataclass
class Budget:
    """Counts what has been read, and ends the reading as soon as it is too much."""

    points: int = 0
    shapes: int = 0

    def take(self, points: int) -> None:
        """One more shape of so many points. Raises FileRefused."""
        self.points += points
        self.shapes += 1
        refuse_points(self.points)
        if self.shapes > MOST_SHAPES:
            raise FileRefused(TOO_MANY_SHAPES, limit=MOST_SHAPES)


def refuse_points(points: int) -> None:
    """Raise FileRefused if there are too many."""
    if points > MOST_POINTS:
        raise FileRefused(TOO_MANY_POINTS, limit=MOST_POINTS)


def address_space() -> int:
    """The bytes of address space this process has now, as `RLIMIT_AS` counts them."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()


def spent() -> dict[str, float]:
    """What this process has taken so far: seconds of work, and MiB of memory at its height."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = int(status.partition("VmHWM:")[2].split()[0])
    return {"s": round(usage.ru_utime + usage.ru_stime, 2), "mib": round(kilobytes / 1024, 1)}


def confine() -> None:
    """Take from this process what reading does not need: memory, time, writing, other processes."""
    limits = {
        resource.RLIMIT_AS: address_space() + MEMORY,
        resource.RLIMIT_CPU: CPU_S,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES,
    }
    for which, most in limits.items():
        _, hard = resource.getrlimit(which)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (bound, bound))

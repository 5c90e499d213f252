"""What a server costs: CPU seconds and memory of all its processes, from /proc."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

TICK_S = 1 / os.sysconf("SC_CLK_TCK")
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 1e6
# Where the fields of /proc/PID/stat begin behind the name in brackets (proc_pid_stat(5), field 3).
SESSION, CPU, RSS = 6 - 3, slice(14 - 3, 18 - 3), 24 - 3
EVERY_S = 1.0


def _stats() -> Iterator[list[str]]:
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            yield file.read_text().rpartition(") ")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue  # has ended meanwhile; its time is its parent's now


@dataclass
class Meter:
    """The processes of one session or more: whoever starts a server gives it one of its own.

    CPU seconds count children that have ended; memory is the sum of what is resident.
    """

    sessions: set[int]
    samples: list[tuple[float, float]] = field(default_factory=list)

    def _mine(self) -> list[list[str]]:
        return [stat for stat in _stats() if int(stat[SESSION]) in self.sessions]

    def cpu_s(self) -> float:
        """CPU seconds so far."""
        return sum(sum(map(int, stat[CPU])) for stat in self._mine()) * TICK_S

    def memory_mb(self) -> float:
        """Resident now."""
        return sum(int(stat[RSS]) for stat in self._mine()) * PAGE_MB

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note the memory each second while the block runs, inside an event loop."""

        async def watch() -> None:
            while True:
                self.samples.append((perf_counter(), self.memory_mb()))
                await asyncio.sleep(EVERY_S)

        task = asyncio.get_running_loop().create_task(watch())
        try:
            yield
        finally:
            task.cancel()

    def most_mb(self) -> float:
        """The most that was noted, or what is there now."""
        return max((mb for _, mb in self.samples), default=0.0) or self.memory_mb()

"""The caching tile proxy: browsers talk only to us, and we are a polite guest of the tile server.

Each tile is fetched once however many ask for it, two at a time from each source. Nobody
waits long: a late tile finishes into the cache for the next look, and after a few failures
in a row (no network in the hall) that source is not asked for a minute.
"""

import logging
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from cocreate.maps.sources import TileSource
from cocreate.maps.tile_fetch import Fetched, TileAbsent, TileFailed
from cocreate.maps.tile_files import KeptTile, Stamp, TileFiles, TileKey

log = logging.getLogger(__name__)

AT_ONCE = 2
MOST_WAITING = 64
# Short: browsers open six connections to a host, and what people send must find one free.
PATIENCE_S = 0.6
FAILURES_ALLOWED = 3
PAUSE_S = 60.0
ABSENT_S = 600.0
MOST_ABSENT = 10_000


class Fetcher(Protocol):
    """Whoever gets a tile from its server; see TileFetcher."""

    def fetch(self, source: TileSource, z: int, x: int, y: int, kept: Stamp | None) -> Fetched:
        """Raises TileFailed, TileAbsent."""


@dataclass
class _Job:
    """A tile on its way; ``tile`` is set before ``done`` if it arrived."""

    done: threading.Event = field(default_factory=threading.Event)
    tile: KeptTile | None = None


@dataclass
class _Manners:
    """How one source is treated: how many at once, how often it failed, until when it is left alone."""

    slots: threading.BoundedSemaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(AT_ONCE)
    )
    failures: int = 0
    paused_until: float = 0.0


class TileProxy:
    """Tiles from disk, else from their server."""

    def __init__(
        self,
        files: TileFiles,
        fetcher: Fetcher,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._files = files
        self._fetcher = fetcher
        self._patience_s = patience_s
        self._clock = clock
        self._lock = threading.Lock()
        self._jobs: dict[TileKey, _Job] = {}
        self._absent: dict[TileKey, float] = {}
        self._manners: defaultdict[str, _Manners] = defaultdict(_Manners)

    def get(self, source: TileSource, z: int, x: int, y: int) -> KeptTile | None:
        """The tile, within about ``patience_s``; None if it is late or cannot be had now.

        A tile past its time is given at once and asked for again behind the scenes.
        """
        key = (source.name, z, x, y)
        kept = self._files.read(key)
        if kept and kept.stamp.fresh_until > self._clock():
            return kept
        job = self._started(source, key, kept)
        if kept or job is None:
            return kept
        # While the server fails, the first answer is not worth waiting for.
        job.done.wait(0 if self._manners[source.name].failures else self._patience_s)
        return job.tile

    def _started(self, source: TileSource, key: TileKey, kept: KeptTile | None) -> _Job | None:
        """The job of this tile, begun if need be; None where asking is pointless now."""
        with self._lock:
            if key in self._jobs:
                return self._jobs[key]
            waiting = sum(name == source.name for name, *_ in self._jobs)
            if self._is_paused(source) or self._is_absent(key) or waiting >= MOST_WAITING:
                return None
            job = self._jobs[key] = _Job()
        threading.Thread(
            target=self._work, args=(source, key, kept, job), name="tile", daemon=True
        ).start()
        return job

    def _work(self, source: TileSource, key: TileKey, kept: KeptTile | None, job: _Job) -> None:
        try:
            with self._manners[source.name].slots:
                # Those who queued while the server went away go home without asking.
                if not self._is_paused(source):
                    job.tile = self._fetched(source, key, kept)
        finally:
            with self._lock:
                del self._jobs[key]
            job.done.set()

    def _fetched(self, source: TileSource, key: TileKey, kept: KeptTile | None) -> KeptTile | None:
        try:
            answer = self._fetcher.fetch(source, *key[1:], kept.stamp if kept else None)
        except TileAbsent:
            self._remember_absent(key)
            return None
        except TileFailed as error:
            self._count_failure(source, error)
            return None
        self._manners[source.name].failures = 0
        tile = renewed(answer, kept, self._clock())
        if tile is None:
            return None
        try:
            self._files.write(key, tile)
        except OSError as error:
            log.warning("tile %s cannot be kept: %s", key, error)
        return tile

    def _count_failure(self, source: TileSource, error: TileFailed) -> None:
        manners = self._manners[source.name]
        manners.failures += 1
        if manners.failures >= FAILURES_ALLOWED and not self._is_paused(source):
            manners.paused_until = self._clock() + PAUSE_S
            log.warning("%s is not asked for tiles during %d s: %s", source.name, PAUSE_S, error)

    def _is_paused(self, source: TileSource) -> bool:
        return self._clock() < self._manners[source.name].paused_until

    def _remember_absent(self, key: TileKey) -> None:
        with self._lock:
            if len(self._absent) >= MOST_ABSENT:
                self._absent.clear()
            self._absent[key] = self._clock() + ABSENT_S

    def _is_absent(self, key: TileKey) -> bool:
        return self._clock() < self._absent.get(key, 0.0)


def renewed(answer: Fetched, kept: KeptTile | None, now: float) -> KeptTile | None:
    """The tile to keep: the new one, or the kept one with more time."""
    fresh_until = now + answer.stay_s
    if answer.body is not None:
        return KeptTile(answer.body, Stamp(fresh_until, answer.etag, answer.modified))
    if kept is None:
        return None
    old = kept.stamp
    # "Not modified" need not repeat the version it speaks of.
    return KeptTile(
        kept.body, Stamp(fresh_until, answer.etag or old.etag, answer.modified or old.modified)
    )

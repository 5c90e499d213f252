"""Fetching tiles before anybody looks at them, for a hall without a network; only where it is permitted.

Slowly, one after the other, and only those that are not kept already: what was broken off goes on
where it ended.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from cocreate.maps.sources import TileSource
from cocreate.maps.tile_fetch import TileAbsent, TileFailed
from cocreate.maps.tile_files import TileFiles
from cocreate.maps.tile_numbers import tiles_over
from cocreate.maps.tiles import Fetcher, renewed

MOST_TILES = 20_000
PER_SECOND = 2.0
FAILURES_ALLOWED = 5
OSM_HOST = "openstreetmap.org"


class PrefetchRefused(Exception):
    """Why tiles are not fetched (any further), in a sentence for the operator."""


@dataclass(frozen=True)
class Wanted:
    """All tiles of a source over a box (west, south, east, north) from one zoom to another."""

    source: TileSource
    bbox: Sequence[float]
    zooms: tuple[int, int]

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        for zoom, columns, rows in self._parts():
            for x in columns:
                for y in rows:
                    yield zoom, x, y

    def __len__(self) -> int:
        return sum(len(columns) * len(rows) for _, columns, rows in self._parts())

    def _parts(self) -> Iterator[tuple[int, range, range]]:
        first, last = self.zooms
        for zoom in range(first, min(last, self.source.max_zoom) + 1):
            yield zoom, *tiles_over(zoom, self.bbox)


@dataclass
class Done:
    """What became of the tiles so far."""

    fetched: int = 0
    kept: int = 0
    absent: int = 0

    def __int__(self) -> int:
        return self.fetched + self.kept + self.absent


def check_permitted(wanted: Wanted) -> None:
    """Raises PrefetchRefused where the source's owner has not permitted it, or it is too much."""
    source = wanted.source
    if (urlsplit(source.url).hostname or "").endswith(OSM_HOST):
        raise PrefetchRefused(
            "OpenStreetMap's tile policy forbids fetching tiles in advance; supply a PMTiles file"
        )
    if source.file:
        raise PrefetchRefused(f"{source.name} is a file: its tiles are here already")
    if not source.prefetch:
        says = f"the entry of {source.name} does not permit it"
        raise PrefetchRefused(f"{says}: ask its owner, then set prefetch = true there")
    if len(wanted) > MOST_TILES:
        says = f"these are {len(wanted):,} tiles, and {MOST_TILES:,} is the most"
        raise PrefetchRefused(f"{says}: leave out the nearest zooms")


def prefetch(
    wanted: Wanted,
    files: TileFiles,
    fetcher: Fetcher,
    tell: Callable[[Done], None],
    pause: Callable[[float], None] = time.sleep,
) -> Done:
    """Fetch what is not kept, telling after each tile. Raises PrefetchRefused, also when the server fails."""
    check_permitted(wanted)
    done, failures = Done(), 0
    for z, x, y in wanted:
        asked = True
        try:
            asked = _one(wanted.source, (z, x, y), files, fetcher, done)
            failures = 0
        except TileFailed as error:
            failures += 1
            if failures >= FAILURES_ALLOWED:
                says = f"{int(done):,} of {len(wanted):,} are here; the server fails: {error}"
                raise PrefetchRefused(f"{says}; try again later, it goes on from there") from error
        tell(done)
        if asked:
            pause(1 / PER_SECOND)
    return done


def _one(
    source: TileSource,
    numbers: tuple[int, int, int],
    files: TileFiles,
    fetcher: Fetcher,
    done: Done,
) -> bool:
    """Whether the server had to be asked for it."""
    key = (source.name, *numbers)
    kept = files.read(key)
    if kept and kept.stamp.fresh_until > time.time():
        done.kept += 1
        return False
    try:
        tile = renewed(
            fetcher.fetch(source, *numbers, kept.stamp if kept else None), kept, time.time()
        )
    except TileAbsent:
        done.absent += 1
        return True
    if tile is not None:
        files.write(key, tile)
    done.fetched += 1
    return True

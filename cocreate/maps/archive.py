"""A city's own tiles from one file: a venue without a network has a map.

The format is PMTiles, version 3, with pictures in it. Its directories are kept in memory, tiles are not.
"""

import logging
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pmtiles.tile import (
    Compression,
    Entry,
    HeaderDict,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from cocreate.maps.pictures import picture_type

log = logging.getLogger(__name__)

HEADER_BYTES = 127
PICTURES = (TileType.PNG, TileType.JPEG, TileType.WEBP)
LARGEST_TILE = 1024 * 1024
LARGEST_DIRECTORY = 4 * 1024 * 1024
DEEPEST = 4
E7 = 10_000_000
BROKEN = (OSError, EOFError, ValueError, IndexError, zlib.error)


class ArchiveRefused(Exception):
    """A file that no map can be drawn from; the sentence says which and why."""


@dataclass(frozen=True)
class Archive:
    """A file of tiles as it was at one time; `bounds` are west, south, east, north in degrees."""

    path: Path
    version: tuple[int, int]
    root: tuple[int, int]
    leaves_at: int
    tiles_at: int
    zooms: tuple[int, int]
    bounds: tuple[float, float, float, float]

    def tile(self, z: int, x: int, y: int) -> bytes | None:
        """A tile's picture; None if the file has none there, or is broken there."""
        try:
            found = self._entry(zxy_to_tileid(z, x, y))
            if found is None or found.length > LARGEST_TILE:
                return None
            body = _read(self.path, self.tiles_at + found.offset, found.length)
        except BROKEN as error:
            log.warning("%s cannot be read at %d/%d/%d: %s", self.path.name, z, x, y, error)
            return None
        return body if picture_type(body) else None

    def _entry(self, tile: int) -> Entry | None:
        offset, length = self.root
        for _ in range(DEEPEST):
            found = find_tile(_directory(self.path, self.version, offset, length), tile)
            if found is None or found.run_length:
                return found
            offset, length = self.leaves_at + found.offset, found.length
        return None


def open_archive(path: Path) -> Archive:
    """The file as it is now. Raises ArchiveRefused with a sentence for the operator."""
    try:
        stat = path.stat()
        return _opened(path, (stat.st_mtime_ns, stat.st_size))
    except OSError as error:
        raise ArchiveRefused(f"{path} cannot be read: {error.strerror or error}") from error


@lru_cache(maxsize=32)
def _opened(path: Path, version: tuple[int, int]) -> Archive:
    header = _header(path)
    if header["tile_type"] not in PICTURES:
        says = f"{path} has {header['tile_type'].name} tiles"
        raise ArchiveRefused(f"{says}; only pictures (PNG, JPEG or WebP) can be shown, no vectors")
    if header["internal_compression"] != Compression.GZIP:
        raise ArchiveRefused(f"{path} is packed in a way that cannot be read; use gzip")
    west, south, east, north = (
        header["min_lon_e7"], header["min_lat_e7"], header["max_lon_e7"], header["max_lat_e7"],
    )  # fmt: skip
    return Archive(
        path=path,
        version=version,
        root=(header["root_offset"], header["root_length"]),
        leaves_at=header["leaf_directory_offset"],
        tiles_at=header["tile_data_offset"],
        zooms=(header["min_zoom"], header["max_zoom"]),
        bounds=(west / E7, south / E7, east / E7, north / E7),
    )


def _header(path: Path) -> HeaderDict:
    try:
        return deserialize_header(_read(path, 0, HEADER_BYTES))
    except (MagicNumberNotFound, SpecVersionUnsupported, EOFError, ValueError, IndexError) as error:
        raise ArchiveRefused(f"{path} is not a PMTiles file of version 3") from error


@lru_cache(maxsize=64)
def _directory(path: Path, _version: tuple[int, int], offset: int, length: int) -> list[Entry]:
    """A directory of the file; the version is there for the cache, which must not mix two files."""
    if length > LARGEST_DIRECTORY:
        raise ValueError("a directory is too large")
    return deserialize_directory(_read(path, offset, length))


def _read(path: Path, offset: int, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        body = file.read(length)
    if len(body) < length:
        raise EOFError("the file ends too early")
    return body

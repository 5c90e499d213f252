"""Which of the named sources this installation has, and which of them a map offers."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask, current_app

from cocreate.maps.archive import ArchiveRefused, open_archive
from cocreate.maps.ground import ground
from cocreate.maps.sources import TileSource, one_of_each_kind, tile_sources
from cocreate.maps.tile_fetch import TileFetcher
from cocreate.maps.tile_files import TileFiles
from cocreate.maps.tiles import TileProxy

log = logging.getLogger(__name__)

EXTENSION = "cocreate-tiles"
MEGABYTE = 1024 * 1024


@dataclass
class _Sources:
    """The installation's own: those of its sources file, then the one of `COCREATE_TILE_SOURCE`."""

    named: tuple[TileSource, ...]
    usual: tuple[TileSource, ...]
    proxy: TileProxy


def start_sources(app: Flask) -> None:
    """Make the tile proxy. Raises ConfigError for a tile source that is none."""
    config = app.config
    contact = config["TILE_CONTACT"] or config["BASE_URL"]
    proxy = TileProxy(tile_files(app), TileFetcher(f"cocreate (+{contact})"))
    app.extensions[EXTENSION] = _Sources((), tuple(tile_sources(config).values()), proxy)


def name_sources(app: Flask, sources: Iterable[TileSource]) -> None:
    """Add those of the operator's sources file; they go before all others."""
    app.extensions[EXTENSION].named = tuple(sources)


def tile_files(app: Flask) -> TileFiles:
    """The cache of tiles on this machine's disk."""
    folder = Path(app.config["INSTANCE"]) / "tiles"
    return TileFiles(folder, app.config["TILE_CACHE_MB"] * MEGABYTE)


def tile_proxy() -> TileProxy:
    """The one through which all tiles of servers go."""
    return _here().proxy


def all_sources(kit: str) -> list[TileSource]:
    """Every source that a map of the kit may show: the operator's, the kit's, the usual one."""
    here, found = _here(), ground(kit)
    own = (source for source in here.named if source.serves(kit))
    return [*own, *(found.sources if found else ()), *here.usual]


def find_source(name: str) -> TileSource | None:
    """The source of this name in a tile's address; kits' names have the kit before a dot."""
    kit, dot, _ = name.partition(".")
    here, found = _here(), ground(kit) if dot else None
    sources = (found.sources if found else ()) if dot else (*here.named, *here.usual)
    return next((source for source in sources if source.name == name), None)


def offered_sources(kit: str) -> list[TileSource]:
    """What the switch of a kit's maps offers: at most one map and one aerial photo.

    A file that cannot be used is passed over, so that the next source takes its place.
    """
    usable = (usable_source(source) for source in all_sources(kit))
    return one_of_each_kind(source for source in usable if source)


def usable_source(source: TileSource) -> TileSource | None:
    """The source, for a file as near as its tiles go; None for a file that cannot be used."""
    if source.file is None:
        return source
    try:
        farthest = open_archive(source.file).zooms[1]
    except ArchiveRefused as refused:
        log.warning("%s is not offered: %s", source.name, refused)
        return None
    return replace(source, max_zoom=min(source.max_zoom, farthest))


def configured_source() -> TileSource | None:
    """The source of `COCREATE_TILE_SOURCE`, None if it is switched off."""
    return next(iter(_here().usual), None)


def _here() -> _Sources:
    found: _Sources = current_app.extensions[EXTENSION]
    return found

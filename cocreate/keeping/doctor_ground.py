"""The sources of ground: who is asked for tiles, and whether each has some where the kits are."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import current_app
from shapely.geometry import shape

from cocreate.config import ConfigError
from cocreate.keeping.findings import Check, Finding, judged
from cocreate.kits import Kit, kits
from cocreate.maps.archive import Archive, ArchiveRefused, open_archive
from cocreate.maps.offered import all_sources
from cocreate.maps.sources import OPENSTREETMAP, TileSource, tile_sources
from cocreate.maps.tile_fetch import TileAbsent, TileFailed, TileFetcher
from cocreate.maps.tile_numbers import tile_at

# How near a tile is asked for: a quarter of a town.
TRIAL_ZOOM = 14


def tiles(*, network: bool) -> Check:
    """Where tiles come from; a server is asked for one only if `network`."""

    def check() -> Iterator[Finding]:
        try:
            usual = tile_sources(current_app.config)
        except ConfigError as error:
            yield Finding("tiles", "fail", str(error), "correct COCREATE_TILE_SOURCE")
            return
        if not usual:
            yield Finding(
                "tiles", "ok", "no usual tiles: maps show named sources, or their kit's own ground"
            )
        for source in usual.values():
            yield _polite(source)
        for source, kit in _sources().values():
            yield from _looked_at(source, kit, network=network)

    return check


def _sources() -> dict[str, tuple[TileSource, Kit]]:
    """Every source once, with a kit whose maps may show it; for a file one that it covers, if any."""
    found: dict[str, tuple[TileSource, Kit]] = {}
    for kit in kits().values():
        for source in all_sources(kit.slug):
            if source.name not in found or (source.file and _covers(source, kit)):
                found[source.name] = (source, kit)
    return found


def _covers(source: TileSource, kit: Kit) -> bool:
    try:
        return source.file is not None and _has_tile(open_archive(source.file), kit)
    except ArchiveRefused:
        return False


def _has_tile(archive: Archive, kit: Kit) -> bool:
    """Whether the file has a tile in the middle of the area that the kit offers, at any zoom above 0."""
    first, last = archive.zooms
    zooms = range(max(first, 1), last + 1)
    return any(archive.tile(zoom, *_tile_of(kit, zoom)) for zoom in zooms)


def _tile_of(kit: Kit, zoom: int) -> tuple[int, int]:
    middle = shape(kit.workshop_area.geometry).representative_point()
    return tile_at(zoom, middle.x, middle.y)


def _polite(source: TileSource) -> Finding:
    says = f"tiles come from {urlsplit(source.url).hostname}"
    advice = "set COCREATE_TILE_CONTACT, as OpenStreetMap's tile policy asks"
    polite = current_app.config["TILE_CONTACT"] or source.url != OPENSTREETMAP
    return judged("tiles", polite, says, "warn", advice)


def _looked_at(source: TileSource, kit: Kit, *, network: bool) -> Iterator[Finding]:
    if source.file:
        yield _file(source, kit)
    elif network:
        yield _asked(source, kit)
    elif source.title:
        host = urlsplit(source.url).hostname
        yield Finding("sources", "ok", f"{source.name} ({source.title}) comes from {host}")


def _file(source: TileSource, kit: Kit) -> Finding:
    """A file that cannot be used, or that has nothing where the kits are."""
    try:
        archive = open_archive(source.file) if source.file else None
    except ArchiveRefused as refused:
        advice = "put a raster PMTiles file there; until then maps show the next source"
        return Finding("sources", "fail", f"{source.name}: {refused}", advice)
    covered = archive is not None and _has_tile(archive, kit)
    says = f"{source.name} has {'' if covered else 'no '}tiles where {kit.slug} is"
    return judged("sources", covered, says, "fail", "cut the file for the city's area")


def _asked(source: TileSource, kit: Kit) -> Finding:
    """One tile of the kit's area, as the server gives it now."""
    zoom = min(TRIAL_ZOOM, source.max_zoom)
    fetcher = TileFetcher(f"cocreate doctor {current_app.config['TILE_CONTACT']}")
    try:
        fetcher.fetch(source, zoom, *_tile_of(kit, zoom), None)
    except (TileFailed, TileAbsent) as error:
        says = f"{source.name} gave no tile where {kit.slug} is: {_why(error)}"
        return Finding("sources", "warn", says, "maps go on without; correct its entry")
    return Finding("sources", "ok", f"{source.name} has tiles where {kit.slug} is")


def _why(error: Exception) -> str:
    # What is absent quotes the address, in which a key may stand.
    return "it says that there is none" if isinstance(error, TileAbsent) else str(error)

"""Reading named sources of ground: `[[sources]]` of a kit, and of the operator's own file."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cocreate.kits.tables import Table
from cocreate.maps.sources import KINDS, WMS_VERSIONS, Kind, TileSource, name_of, wms_template

TYPES = ("pmtiles", "wms", "wmts", "xyz")
PICTURES = ("image/jpeg", "image/png", "image/webp")
NEAREST = 22
USUAL_ZOOM = 19
# What WMTS calls the numbers of a tile.
WMTS_PLACES = {"{TileMatrix}": "{z}", "{TileCol}": "{x}", "{TileRow}": "{y}"}
PLACES = {"{z}", "{x}", "{y}", "{-y}"}
# A folder of the instance for files that a city supplies.
FILES_FOLDER = "ground"


def read_kit_sources(table: Table, folder: Path, slug: str) -> tuple[TileSource, ...]:
    """The `[[sources]]` of a kit: public servers, and files beside the kit. Raises KitRefused."""
    return _different(table, lambda one: _source(one, slug, _beside_kit(folder)))


def read_sources_file(file: Path, instance: Path) -> tuple[TileSource, ...]:
    """The operator's sources, which may also be private servers and files anywhere. Raises KitRefused."""
    table = Table.read(file)
    found = _different(table, lambda one: _source(one, "", _anywhere(file.parent, instance)))
    table.check_all_asked()
    return found


def _different(table: Table, read: Callable[[Table], TileSource]) -> tuple[TileSource, ...]:
    found = table.tables("sources", read)
    names = [source.name for source in found]
    for number, name in enumerate(names):
        if name in names[:number]:
            reason = "sources names the same twice; give each an id of its own."
            raise table.refused(reason, "sources", number, "id")
    return found


FindFile = Callable[[Table], Path]


def _source(table: Table, kit: str, find: FindFile) -> TileSource:
    """One source. What only an operator may say is not known in a kit."""
    identifier = table.identifier("id")
    file = find(table) if table.one_of("type", TYPES) == "pmtiles" else None
    url = "" if file else _address(table)
    operators: dict[str, Any] = {} if kit else _operators(table)
    return TileSource(
        name=name_of(identifier, str(file or url), kit),
        url=url,
        file=file,
        attribution=table.text("attribution"),
        max_zoom=table.whole("max_zoom", 1, NEAREST) if table.has("max_zoom") else USUAL_ZOOM,
        title=table.text("name"),
        licence=table.text("licence"),
        kind=_kind(table),
        prefetch=table.flag("prefetch"),
        **operators,
    )


def _kind(table: Table) -> Kind:
    kinds = {str(kind): kind for kind in KINDS}
    return kinds[table.one_of("kind", kinds)]


def _operators(table: Table) -> dict[str, Any]:
    kits = table.texts("kits") if table.has("kits") else ()
    return {"private": table.flag("private_network"), "kits": kits}


def _address(table: Table) -> str:
    kind = table.text("type")
    return _wms(table) if kind == "wms" else _template(table, kind)


def _template(table: Table, kind: str) -> str:
    """An XYZ or WMTS address with places for the numbers of a tile."""
    url = table.address("url")
    if kind == "wmts":
        for theirs, ours in WMTS_PLACES.items():
            url = url.replace(theirs, ours)
    asked = set(re.findall(r"\{[^}]*\}", url))
    if not {"{z}", "{x}"} <= asked or not asked & {"{y}", "{-y}"} or asked - PLACES:
        like = ", ".join(WMTS_PLACES) if kind == "wmts" else "{z}, {x} and {y}"
        raise table.refused(f"url must have places for {like}, and no others.", "url")
    return url


def _wms(table: Table) -> str:
    url = table.address("url")
    if "{" in url or "#" in url:
        raise table.refused("url must be the address of the service alone, without { or #.", "url")
    return wms_template(
        url,
        table.text("layers"),
        table.text("styles") if table.has("styles") else "",
        table.one_of("version", WMS_VERSIONS, "1.3.0"),
        table.one_of("format", PICTURES, "image/jpeg"),
    )


def _beside_kit(folder: Path) -> FindFile:
    return lambda table: folder / table.matching("file", r"[\w-][\w.-]*\.pmtiles", "city.pmtiles")


def _anywhere(home: Path, instance: Path) -> FindFile:
    """A file in the instance's folder for them; else a path, seen from the file that names it."""

    def find(table: Table) -> Path:
        named = Path(table.text("file"))
        supplied = instance / FILES_FOLDER / named
        return supplied if supplied.exists() else home / named

    return find

"""Reading a whole kit from its folder."""

from pathlib import Path
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from cocreate.journal.registry import PHASES
from cocreate.kits.ground_sources import read_kit_sources
from cocreate.kits.layers import read_area, read_layer
from cocreate.kits.models import AgendaItem, Kit, Layer
from cocreate.kits.palette import read_palette, read_roles
from cocreate.kits.tables import Table
from cocreate.maps.ground import LAYER_KINDS, Ground
from cocreate.maps.positions import read_position
from cocreate.maps.refused import GeometryRefused


def load_kit(folder: Path) -> Kit:
    """The kit in a folder. Raises KitRefused with file, line and reason for any mistake in it."""
    table = Table.read(folder / "kit.toml")
    kit = _read(folder, table)
    table.check_all_asked()
    if kit.slug != folder.name:
        raise table.refused(f"slug must be the folder's name, {folder.name}.", "slug")
    return kit


def _read(folder: Path, table: Table) -> Kit:
    slug = table.matching("slug", "[a-z][a-z0-9-]{0,39}", "new-town")
    languages = table.texts("languages")
    return Kit(
        slug=slug,
        names=table.names("names", languages),
        city=table.text("city"),
        languages=languages,
        centre=_position(table, "centre"),
        zoom=table.whole("zoom", 1, 19),
        grid=_grid(table),
        area=read_area(folder / table.text("area")),
        workshop_area=read_area(folder / table.text("workshop_area")),
        workshop_place=table.text("workshop_place"),
        agenda=_agenda(table),
        roles=read_roles(table, languages),
        categories=read_palette(table, languages),
        ground=_ground(folder, slug, table),
        funding=table.names("funding", languages) if table.has("funding") else {},
        logo=_logo(folder, table),
    )


def _ground(folder: Path, slug: str, table: Table) -> Ground:
    layers, places = table.tables("layers", _layer), table.tables("places", _place)
    features = [feature for layer in layers for feature in read_layer(folder, layer)] + [*places]
    thanks = dict.fromkeys(layer.attribution for layer in layers)
    sources = read_kit_sources(table, folder, slug)
    return Ground(slug, tuple(thanks), tuple(features), sources)


def _place(table: Table) -> dict[str, Any]:
    """A named place of the kit's own, as a feature; `approximate` where no source gave its position."""
    named: dict[str, Any] = {"layer": "places", "kind": "place", "name": table.text("name")}
    if table.flag("approximate"):
        named["approximate"] = True
    point = {"type": "Point", "coordinates": list(_position(table, "position"))}
    return {"type": "Feature", "properties": named, "geometry": point}


def _logo(folder: Path, table: Table) -> str | None:
    """The file with the logos that a funder asks for, None without one."""
    if not table.has("logo"):
        return None
    logo = table.matching("logo", r"[\w-]+\.(svg|png)", "logo.svg")
    if not (folder / logo).is_file():
        raise table.refused(f"There is no file {logo} in this folder.", "logo")
    return logo


def _layer(table: Table) -> Layer:
    return Layer(
        id=table.identifier("id"),
        file=table.text("file"),
        kind=table.one_of("kind", LAYER_KINDS),
        attribution=table.text("attribution"),
        name_field=table.text("name_field") if table.has("name_field") else None,
    )


def _position(table: Table, key: str) -> tuple[float, float]:
    try:
        return read_position(table.numbers(key, 2))
    except GeometryRefused as refused:
        raise table.refused(str(refused), key) from refused


def _grid(table: Table) -> str:
    grid = table.matching("grid", r"EPSG:\d{4,6}", "EPSG:25832")
    try:
        if CRS.from_user_input(grid).is_projected:
            return grid
    except CRSError as error:
        raise table.refused(f"There is no grid {grid}.", "grid") from error
    raise table.refused(f"{grid} is not a grid in metres.", "grid")


def _agenda(table: Table) -> tuple[AgendaItem, ...]:
    agenda = table.tables("agenda", _agenda_item)
    order = [PHASES.index(item.phase) for item in agenda]
    if not agenda or order != sorted(set(order)):
        reason = f"agenda must name phases once and in this order: {', '.join(PHASES)}."
        raise table.refused(reason, "agenda")
    return agenda


def _agenda_item(table: Table) -> AgendaItem:
    phases = {str(phase): phase for phase in PHASES}
    return AgendaItem(phases[table.one_of("phase", phases)], table.whole("minutes", 1, 600))

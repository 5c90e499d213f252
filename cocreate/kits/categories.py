"""Reading the palette: categories and their small fields."""

from collections.abc import Mapping, Sequence
from typing import cast

from cocreate.kits.fields import read_field
from cocreate.kits.grounds import read_joins, read_not_on
from cocreate.kits.icons import known_icons
from cocreate.kits.limits import read_limits
from cocreate.kits.measures import UNIT_OF, GeometryKind, Measure, Unit
from cocreate.kits.models import Category, Field
from cocreate.kits.tables import Table
from cocreate.kits.widths import check_width

SHAPES = (
    "circle", "square", "hexagon", "drop", "diamond", "arrow", "triangle", "dome",
    "ring", "octagon", "pentagon",
)  # fmt: skip
# How lines and areas are marked besides their colour; drawn by static/js/map/.
PATTERNS = ("solid", "dots", "crosses", "ticks", "band", "dashes", "hatch", "grid", "waves")
MOST_FIELDS = 3
MOST_TARGET = 10_000_000
COLOUR = "#[0-9A-F]{6}"


def read_category(
    table: Table, measures: Mapping[str, Measure], languages: Sequence[str]
) -> Category:
    """One category of a kit; what it does not name is called as in the shared list. Raises KitRefused."""
    code, measure = _measure(table, measures)
    geometry = cast("tuple[GeometryKind, ...]", table.texts("geometry", UNIT_OF))
    return Category(
        id=table.identifier("id"),
        measure=code,
        names=table.words("names", languages, measure.names),
        prompt=table.names("prompt", languages),
        colour=table.matching("colour", COLOUR, "#009E73"),
        icon=_icon(table),
        shape=table.one_of("shape", SHAPES),
        letter=table.matching("letter", "[A-Z]", "one capital letter such as T"),
        geometry=geometry,
        unit=_unit(table, geometry, measure),
        pattern=table.one_of("pattern", PATTERNS, "solid"),
        general=measure.general,
        fields=_fields(table, languages, geometry),
        nearest=None if measure.code == code else measure.code,
        target=table.whole("target", 1, MOST_TARGET) if table.has("target") else None,
        credit=table.names("credit", languages) if table.has("credit") else None,
        joins=read_joins(table),
        not_on=read_not_on(table),
        tried=table.names("tried", languages) if table.has("tried") else None,
        limits=read_limits(table, geometry),
    )


def _measure(table: Table, measures: Mapping[str, Measure]) -> tuple[str, Measure]:
    """The measure's code, and the shared measure it is or is nearest to."""
    code = table.identifier("measure")
    if not table.has("nearest"):
        return code, measures[table.one_of("measure", measures)]
    if code in measures:
        reason = f"{code} is a shared measure already: leave nearest out."
        raise table.refused(reason, "nearest")
    shared = [code for code, measure in measures.items() if not measure.general]
    return code, measures[table.one_of("nearest", shared)]


def _unit(table: Table, geometry: Sequence[GeometryKind], measure: Measure) -> Unit:
    possible = {UNIT_OF[kind] for kind in geometry}
    usual = measure.unit if measure.unit in possible else UNIT_OF[geometry[0]]
    return cast("Unit", table.one_of("unit", possible, usual))


def _fields(
    table: Table, languages: Sequence[str], geometry: Sequence[GeometryKind]
) -> tuple[Field, ...]:
    def read(one: Table) -> Field:
        field = read_field(one, languages)
        if "line" in geometry:
            check_width(one, field)
        return field

    fields = table.tables("fields", read)
    if len(fields) > MOST_FIELDS:
        raise table.refused(f"A category has at most {MOST_FIELDS} fields.", "fields", MOST_FIELDS)
    return fields


def _icon(table: Table) -> str:
    name, known = table.text("icon"), known_icons()
    if known is not None and name not in known:
        raise table.refused(f"There is no icon {name} in static/assets.toml.", "icon")
    return name

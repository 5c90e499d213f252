"""The measures all cities share: what a kind of action is, what it feeds, what it has cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from cocreate.kits.naming import Names
from cocreate.kits.tables import DATA, Table

GeometryKind = Literal["point", "line", "area"]
Unit = Literal["n", "m", "m2"]
CostUnit = Literal["n", "m", "m2", "ha"]
# How much a figure may be leaned on: read in its source, computed from one, well known, weak.
Confidence = Literal["read", "computed", "known", "weak"]

# Every measure is told in each of these, whatever the pages speak.
LANGUAGES = ("en", "da", "de", "nl", "fr", "sv", "nb")
UNIT_OF: Mapping[str, Unit] = {"point": "n", "line": "m", "area": "m2"}
COST_UNITS = ("n", "m", "m2", "ha")
CONFIDENCES = ("read", "computed", "known", "weak")
INDICATORS = ("habitat", "connectivity", "canopy", "permeable", "water", "access")
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True)
class Cost:
    """What one unit has cost somewhere: `low` to `high` in `currency` (ISO 4217), never a price.

    `year` of the prices, None where the source names none; `source` in the source's own words.
    """

    low: float
    high: float
    currency: str
    unit: CostUnit
    year: int | None
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class Finding:
    """Something that may be quoted with its source, never multiplied for one idea."""

    text: Names
    source: str
    confidence: Confidence


@dataclass(frozen=True)
class Measure:
    """A kind of action, the same in all cities. ``general`` ones are remarks, never ranked.

    A measure without `costs` has no sourced cost, one without `upkeep` no sourced word on upkeep.
    """

    code: str
    names: Names
    what: Names
    geometry: tuple[GeometryKind, ...]
    unit: Unit
    indicators: tuple[str, ...]
    costs: tuple[Cost, ...]
    benefits: tuple[Finding, ...]
    upkeep: tuple[Finding, ...]
    general: bool


@dataclass(frozen=True)
class MeasureList:
    """The whole list; `version` rises with every change that a reader of figures must know of."""

    version: int
    measures: Mapping[str, Measure]


@lru_cache(maxsize=1)
def measure_list() -> MeasureList:
    """The list that comes along. Raises KitRefused."""
    return read_list(Table.read(DATA / "measures.toml"))


def measures() -> Mapping[str, Measure]:
    """The measures by their code. Raises KitRefused."""
    return measure_list().measures


def read_list(table: Table) -> MeasureList:
    """The list in a file like `measures.toml`. Raises KitRefused."""
    version = table.whole("version", 1, 10_000)
    found = table.tables("measures", read_measure)
    table.check_all_asked()
    known: dict[str, Measure] = {}
    for number, measure in enumerate(found):
        if measure.code in known:
            reason = f"The code {measure.code} is there twice."
            raise table.refused(reason, "measures", number, "code")
        known[measure.code] = measure
    return MeasureList(version, known)


def read_measure(table: Table) -> Measure:
    """One measure. Raises KitRefused."""
    geometry = cast("tuple[GeometryKind, ...]", table.texts("geometry", UNIT_OF))
    general = table.flag("general")
    return Measure(
        code=table.identifier("code"),
        names=table.names("names", LANGUAGES),
        what=table.names("what", LANGUAGES),
        geometry=geometry,
        unit=cast("Unit", table.one_of("unit", {UNIT_OF[kind] for kind in geometry})),
        indicators=table.texts("indicators", INDICATORS) if table.has("indicators") else (),
        costs=_costs(table, general=general),
        benefits=table.tables("benefits", _read_finding),
        upkeep=table.tables("upkeep", _read_finding),
        general=general,
    )


def _costs(table: Table, *, general: bool) -> tuple[Cost, ...]:
    """Costs, or the word that there are none: nobody may have forgotten to look."""
    costs, none = table.tables("costs", _read_cost), table.flag("no_sourced_cost")
    if general and (costs or none):
        key = "costs" if costs else "no_sourced_cost"
        raise table.refused("A general remark has no cost.", key)
    if not general and bool(costs) is none:
        raise table.refused("Give either costs or no_sourced_cost = true.", "costs")
    return costs


def _read_cost(table: Table) -> Cost:
    low, high = table.number("low"), table.number("high")
    if low is None or high is None or not 0 < low <= high:
        raise table.refused("A cost has a low and a high above nothing, in this order.", "low")
    return Cost(
        low=low,
        high=high,
        currency=table.matching("currency", "[A-Z]{3}", "EUR"),
        unit=cast("CostUnit", table.one_of("unit", COST_UNITS)),
        year=table.whole("year", FIRST_YEAR, LAST_YEAR) if table.has("year") else None,
        source=table.text("source"),
        confidence=_confidence(table),
    )


def _read_finding(table: Table) -> Finding:
    return Finding(table.names("text", LANGUAGES), table.text("source"), _confidence(table))


def _confidence(table: Table) -> Confidence:
    return cast("Confidence", table.one_of("confidence", CONFIDENCES))

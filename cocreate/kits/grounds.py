"""Reading what a kind of idea should reach, and where it cannot be: both by the marks of layers."""

from cocreate.kits.models import Joins
from cocreate.kits.tables import Table
from cocreate.maps.marks import CLOSED, MARKS

# Farther from a wood than this, nobody meant to reach it.
FARTHEST_M = 500


def read_joins(table: Table) -> Joins | None:
    """`joins = { mark = "habitat", within = 60 }`, None where nothing is said. Raises KitRefused."""
    return table.table("joins", _joins) if table.has("joins") else None


def _joins(table: Table) -> Joins:
    return Joins(table.one_of("mark", MARKS), table.whole("within", 1, FARTHEST_M))


def read_not_on(table: Table) -> tuple[str, ...]:
    """`not_on = ["protected"]`; that nothing goes on `closed` needs no saying. Raises KitRefused."""
    sayable = [mark for mark in MARKS if mark != CLOSED]
    return table.texts("not_on", sayable) if table.has("not_on") else ()

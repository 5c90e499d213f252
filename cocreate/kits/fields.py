"""Reading the small fields of a category: a number with bounds, or one of a few choices."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from cocreate.kits.models import Choice, Field
from cocreate.kits.naming import Names
from cocreate.kits.tables import DATA, Table

FEWEST_CHOICES = 2


@lru_cache(maxsize=1)
def usual_words() -> Mapping[str, Names]:
    """What fields that many kits ask for are called: `fields.toml`. Raises KitRefused."""
    table = Table.read(DATA / "fields.toml")
    found = table.tables("fields", lambda one: (one.identifier("id"), one.names("names", ())))
    table.check_all_asked()
    return dict(found)


def read_field(table: Table, languages: Sequence[str]) -> Field:
    """One field. Raises KitRefused."""
    kind = table.one_of("kind", ("number", "choice"))
    identifier = table.identifier("id")
    names = table.words("names", languages, usual_words().get(identifier))
    if kind == "number":
        return _number(table, identifier, names)
    return _choice(table, identifier, names, languages)


def _number(table: Table, identifier: str, names: Names) -> Field:
    low, high, default = table.number("min"), table.number("max"), table.number("default")
    if low is not None and high is not None and low > high:
        raise table.refused("min must not be above max.", "min")
    if default is not None and not _between(low, default, high):
        raise table.refused("default must lie between min and max.", "default")
    unit = table.text("unit") if table.has("unit") else None
    return Field(identifier, names, "number", unit, default, low, high)


def _between(low: float | None, value: float, high: float | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _choice(table: Table, identifier: str, names: Names, languages: Sequence[str]) -> Field:
    choices = table.tables("choices", lambda choice: _read_choice(choice, languages))
    offered = [choice.id for choice in choices]
    if len(offered) < FEWEST_CHOICES or len(set(offered)) < len(offered):
        raise table.refused(
            "choices must hold at least two, each with an id of its own.", "choices"
        )
    default = table.one_of("default", offered) if table.has("default") else None
    return Field(identifier, names, "choice", default=default, choices=choices)


def _read_choice(table: Table, languages: Sequence[str]) -> Choice:
    return Choice(table.identifier("id"), table.names("names", languages))

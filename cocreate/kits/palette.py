"""A kit's palette and roles together with what all kits share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cocreate.kits.categories import read_category
from cocreate.kits.measures import measures
from cocreate.kits.models import Category, Role
from cocreate.kits.naming import Names
from cocreate.kits.refused import KitRefused
from cocreate.kits.tables import DATA, Table

# The role of those who do not say how they take part; every kit has it.
UNSAID = "unsaid"


@dataclass(frozen=True)
class Shared:
    """What every kit has unless it brings its own: the general categories, the usual roles.

    `further_roles` are words for roles that only some kits offer.
    """

    categories: tuple[Category, ...]
    roles: tuple[Role, ...]
    further_roles: tuple[Role, ...]


@lru_cache(maxsize=1)
def shared() -> Shared:
    """The contents of `shared.toml`. Raises KitRefused."""
    table = Table.read(DATA / "shared.toml")
    categories = table.tables("categories", lambda one: read_category(one, measures(), ()))
    roles = table.tables("roles", lambda one: _read_role(one, (), {}))
    further = table.tables("further_roles", lambda one: _read_role(one, (), {}))
    table.check_all_asked()
    return Shared(categories, roles, further)


def read_palette(table: Table, languages: Sequence[str]) -> tuple[Category, ...]:
    """The kit's categories, then the general ones it does not bring itself. Raises KitRefused."""
    own = table.tables("categories", lambda one: read_category(one, measures(), languages))
    if not any(not category.general for category in own):
        raise table.refused("A kit needs at least one category.", "categories")
    brought = {category.measure for category in own}
    usual = [one for one in shared().categories if one.measure not in brought]
    for category in usual:
        _check_spoken(table, category.names, languages)
    every = (*own, *usual)
    _check_distinct(table, every)
    return every


def read_roles(table: Table, languages: Sequence[str]) -> tuple[Role, ...]:
    """The kit's roles, or the usual ones; "rather not say" is always there. Raises KitRefused."""
    known = {role.id: role.names for role in (*shared().roles, *shared().further_roles)}
    own = table.tables("roles", lambda one: _read_role(one, languages, known))
    roles = own or shared().roles
    for role in roles:
        _check_spoken(table, role.names, languages)
    ids = [role.id for role in roles]
    if UNSAID not in ids or len(set(ids)) < len(ids):
        raise table.refused(f"roles need different ids, one of them {UNSAID}.", "roles")
    return roles


def _read_role(table: Table, languages: Sequence[str], known: Mapping[str, Names]) -> Role:
    identifier = table.identifier("id")
    return Role(identifier, table.words("names", languages, known.get(identifier)))


def _check_spoken(table: Table, names: Iterable[str], languages: Sequence[str]) -> None:
    for language in languages:
        if language not in names:
            reason = (
                f"The general categories and roles have no words in '{language}': bring your own."
            )
            raise table.refused(reason, "languages")


def _check_distinct(table: Table, categories: Sequence[Category]) -> None:
    """Id, letter, and shape with colour are each one category's alone: nobody may mix them up."""
    seen: dict[object, str] = {}
    for number, category in enumerate(categories):
        marks = {
            "id": category.id,
            "letter": category.letter,
            "shape": (category.shape, category.colour),
        }
        for key, mark in marks.items():
            if (key, mark) in seen:
                raise _taken(table, number, key, category, seen[key, mark])
            seen[key, mark] = category.id


def _taken(table: Table, number: int, key: str, category: Category, owner: str) -> KitRefused:
    what = "shape and colour" if key == "shape" else key
    return table.refused(
        f"The {what} of {category.id} is taken by {owner}.", "categories", number, key
    )

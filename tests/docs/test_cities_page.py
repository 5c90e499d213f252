"""docs/cities.md says where each wish of a city is in its kit; the kits must agree."""

import re
from collections.abc import Iterator

import pytest

from cocreate.config import ROOT
from cocreate.kits import Kit, kits

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/cities.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [a-z]+ \|", line) and not line.startswith("| city")
]
WISHES = [row for row in ROWS if len(row) == 3]
GROUND = [row for row in ROWS if len(row) == 5]


def names_in(cell: str) -> Iterator[tuple[str, int | None]]:
    for name, target in re.findall(r"`([\w-]+)`(?: (\d+))?", cell):
        yield name, int(target) if target else None


def drawn_layers(kit: Kit) -> set[str]:
    return {feature["properties"]["layer"] for feature in kit.ground.features} - {"places"}


def test_every_city_is_in_both_tables() -> None:
    assert {row[0] for row in WISHES} == {row[0] for row in GROUND} == set(kits())


@pytest.mark.parametrize(("city", "wish", "where"), WISHES, ids=lambda cell: str(cell)[:30])
def test_what_a_city_asked_for_is_in_its_kit(city: str, wish: str, where: str) -> None:
    kit = kits()[city]
    categories = {category.id: category for category in kit.categories}
    found = list(names_in(where))
    assert found, wish
    for name, target in found:
        assert name in categories or name in {role.id for role in kit.roles}, name
        assert target == (categories[name].target if name in categories else None)


def test_every_measure_of_a_pollinator_city_is_in_the_table() -> None:
    for city in ("bergen", "hamburg", "brest"):
        named = {name for row in WISHES if row[0] == city for name, _ in names_in(row[2])}
        assert named == {one.id for one in kits()[city].categories if not one.general}


@pytest.mark.parametrize("row", GROUND, ids=lambda row: row[0])
def test_ground_is_as_told(row: list[str]) -> None:
    city, language, grid, _outline, layers = row
    kit = kits()[city]
    assert (kit.languages[0], kit.grid) == (language, grid)
    assert {name for name, _ in names_in(layers)} == drawn_layers(kit)

"""What the ideas add up to on the projector."""

from typing import Any

import pytest

from cocreate.facilitation.queries.sums import sums
from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.factories import HERE, Evening, evening

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

LON, LAT = HERE


def added_up(made: Evening) -> dict[str, Any]:
    with store.read() as session:
        return sums(session, session.get_one(Workshop, made.workshop.id))


def square(east: float = 0.0, side: float = 0.001) -> dict[str, Any]:
    """A square of `side` degrees, its west side `east` degrees from HERE."""
    west, south = LON + east, LAT
    ring = [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
    ]
    return {"type": "Polygon", "coordinates": [ring]}


def row(made: Evening, category: str) -> dict[str, Any]:
    return next(row for row in added_up(made)["sums"] if row["category"] == category)


def area_category(made: Evening) -> str:
    return next(
        str(category["id"])
        for category in made.workshop.categories
        if category["geometry"] == ["Polygon"] and not category.get("general")
    )


def test_overlapping_areas_are_counted_once() -> None:
    made = evening()
    someone, heath = made.join(), area_category(made)
    made.propose(someone, category=heath, geometry=square())
    alone = row(made, heath)["m2"]
    made.propose(someone, category=heath, geometry=square())
    assert row(made, heath) == {"category": heath, "ideas": 2, "m2": alone}
    made.propose(someone, category=heath, geometry=square(east=0.0005))
    assert row(made, heath)["m2"] == pytest.approx(1.5 * alone, rel=1e-3)


def test_single_things_are_counted() -> None:
    made = evening()
    someone = made.join()
    for east in (0, 0.001):
        made.propose(someone, geometry={"type": "Point", "coordinates": [LON + east, LAT]})
    trees = row(made, "tree")
    assert trees["ideas"] == 2
    assert trees["n"] == 2


def test_hidden_and_withdrawn_ideas_do_not_count() -> None:
    made = evening()
    idea = made.propose(made.join())["id"]
    made.staff("proposal.hide", {"proposal": idea, "reason": "a test"})
    assert added_up(made)["sums"] == []


def test_the_order_is_the_palettes() -> None:
    made = evening()
    someone, heath = made.join(), area_category(made)
    made.propose(someone)
    made.propose(someone, category=heath, geometry=square())
    order = [category["id"] for category in made.workshop.categories]
    found = [row["category"] for row in added_up(made)["sums"]]
    assert found == sorted(found, key=order.index)
    assert set(found) == {"tree", heath}


def test_voters_are_people_not_votes() -> None:
    made = evening()
    one, other = made.join(), made.join()
    ideas = [made.propose(one)["id"], made.propose(other)["id"]]
    made.phase("vote")
    for idea in ideas:
        made.vote(one, idea, 1)
    made.vote(other, ideas[0], -1)
    assert added_up(made)["voters"] == 2

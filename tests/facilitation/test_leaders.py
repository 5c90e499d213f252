"""The projector's ranking."""

from typing import Any

import pytest

from cocreate.facilitation.queries.leaders import leaders
from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.factories import HERE, Evening, evening

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]

LON, LAT = HERE


def ranked(made: Evening, top: int = 6) -> dict[str, Any]:
    with store.read() as session:
        return leaders(session, session.get_one(Workshop, made.workshop.id), "room", top)


def voted(values: dict[str, list[int]], **settings: Any) -> tuple[Evening, dict[str, str]]:
    """An evening in the results, with one idea per name and these votes on it."""
    made = evening(**settings)
    people = [made.join() for _ in range(max(map(len, values.values())))]
    ideas = {name: made.propose(people[0], title=name)["id"] for name in values}
    made.phase("vote")
    for name, each in values.items():
        for person, value in zip(people, each, strict=False):
            made.vote(person, ideas[name], value)
    made.phase("results")
    return made, ideas


def test_agreement_that_is_proved_stands_first() -> None:
    made, ideas = voted({"split": [1, 1, 1, -1, -1, -1], "liked": [1, 1, 1, 1, 1, 0]})
    first, second = ranked(made)["places"]
    assert (first["proposal"], first["rank"], first["contested"]) == (ideas["liked"], 1, False)
    assert (first["agree"], first["neutral"], first["disagree"]) == (5, 1, 0)
    assert (second["proposal"], second["rank"], second["contested"]) == (ideas["split"], 2, True)


def test_under_five_votes_nothing_is_ranked() -> None:
    made, _ = voted({"few": [1, 1, 1, 1]})
    known = ranked(made)
    assert known["places"][0]["rank"] is None
    assert (known["ranked"], known["too_few"]) == (0, 1)


def test_only_the_first_places_are_sent() -> None:
    made, _ = voted({name: [1] * 5 for name in ("a", "b", "c")})
    known = ranked(made, top=2)
    assert len(known["places"]) == 2
    assert (known["ranked"], known["given"]) == (3, 15)


def test_while_the_vote_is_open_the_room_sees_no_totals() -> None:
    made, _ = voted({"liked": [1] * 5})
    made.phase("vote")
    with pytest.raises(Refused) as refused:
        ranked(made)
    assert refused.value.code == "wrong_phase"


def test_general_ideas_are_never_ranked() -> None:
    made = evening()
    general = next(entry["id"] for entry in made.workshop.categories if entry.get("general"))
    people = [made.join() for _ in range(5)]
    idea = made.propose(people[0], category=general)["id"]
    made.phase("vote")
    for person in people:
        made.vote(person, idea, 1)
    made.phase("results")
    known = ranked(made)
    assert (known["ranked"], known["general"]) == (0, 1)
    assert known["places"][0]["rank"] is None

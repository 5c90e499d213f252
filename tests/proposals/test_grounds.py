"""No idea on ground that is closed to it: refused with a sentence, by whatever door, its text kept."""

from typing import Any

import pytest
from flask import Flask

from cocreate.journal.answers import Refused
from cocreate.journal.perform import perform
from cocreate.layers import looks
from cocreate.maps.marks import MARKS
from cocreate.words import say
from tests.factories import Evening, evening, new_id, tree
from tests.layers_laid import feature, lay
from tests.maps.metres import at, polygon

MEADOW = [feature(1, polygon(0, 0, 100, 100)), feature(2, polygon(200, 0, 300, 100), "Upper")]


def point(east: float, north: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": at(east, north)}


def line(*places: tuple[float, float]) -> dict[str, Any]:
    return {"type": "LineString", "coordinates": [at(*place) for place in places]}


def refusal(made: Evening, kind: str, data: dict[str, Any]) -> Refused:
    with pytest.raises(Refused) as refused:
        perform(kind, new_id(), made.people[0], data)
    return refused.value


@pytest.fixture
def made(app: Flask) -> Evening:
    made = evening("collect")
    made.join()
    return made


def test_nothing_is_taken_on_a_layer_that_is_closed(made: Evening) -> None:
    lay(made, "Orchid meadow", MEADOW, mark="closed")
    for category, geometry in (
        ("tree", point(250, 50)),
        ("hedge", line((-50, 50), (150, 50))),
        ("meadow", polygon(-20, -20, 20, 20)),
    ):
        refused = refusal(made, "proposal.add", tree(category=category, geometry=geometry))
        assert refused.code == "invalid"
        assert "Orchid meadow" in refused.message % refused.params
        assert refused.extras["fields"] == {"geometry": []}
    beside = made.propose(made.people[0], geometry=point(-3, 50))
    assert beside["state"] == "open"


def test_a_kind_is_not_taken_where_it_excludes_a_mark_and_others_are(made: Evening) -> None:
    lay(made, "Natura 2000", MEADOW, mark="protected")
    across = line((-50, 50), (150, 50))
    refused = refusal(made, "proposal.add", tree(category="path", geometry=across))
    assert refused.message.startswith("This kind of idea cannot be on")
    assert refused.params == {"layer": "Natura 2000"}
    assert made.propose(made.people[0], category="hedge", geometry=across)["state"] == "open"


def test_an_idea_is_not_moved_there_and_does_not_become_such_a_kind(made: Evening) -> None:
    lay(made, "Natura 2000", MEADOW, mark="protected")
    lay(made, "Closed yard", [feature(1, polygon(400, 0, 500, 100))], mark="closed")
    author = made.people[0]
    hedge = made.propose(author, category="hedge", geometry=line((-50, 50), (150, 50)))
    into = {"proposal": hedge["id"], "geometry": line((350, 50), (450, 50))}
    assert refusal(made, "proposal.move", into).code == "invalid"
    become = {"proposal": hedge["id"], "category": "path"}
    assert refusal(made, "proposal.edit", become).params == {"layer": "Natura 2000"}


def test_words_can_be_changed_where_ground_was_closed_later(made: Evening) -> None:
    author = made.people[0]
    oak = made.propose(author, geometry=point(50, 50))
    lay(made, "Orchid meadow", MEADOW, mark="closed")
    edited = perform("proposal.edit", new_id(), author, {"proposal": oak["id"], "title": "An elm"})
    assert edited.result["proposal"]["title"] == "An elm"


def test_layers_of_another_workshop_and_open_ones_close_nothing(made: Evening) -> None:
    lay(evening("collect"), "Elsewhere", MEADOW, mark="closed")
    lay(made, "Fields", MEADOW, mark="field")
    assert made.propose(made.people[0], geometry=point(50, 50))["state"] == "open"


def test_the_sentence_is_whole_in_words(made: Evening) -> None:
    lay(made, "100 % wet", MEADOW, mark="closed")
    refused = refusal(made, "proposal.add", tree(geometry=point(50, 50)))
    assert "“100 % wet”" in say(refused.message, refused.params)


def test_kits_and_layers_know_the_same_marks() -> None:
    assert sorted(MARKS) == sorted(looks.MARKS)

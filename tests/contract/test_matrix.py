"""Every kind of command by everybody in every step: the answer is what its Kind declares."""

from typing import Any, get_args

import pytest

from cocreate.journal.registry import Kind, Phase, registry
from tests.contract.client import Client
from tests.contract.hall import Hall, comment, point, vote
from tests.factories import new_id, tree

pytestmark = pytest.mark.database

# A seq there has never been: nothing is late by it.
AHEAD = 10**6
STATUS = {"wrong_phase": 409, "closed": 410, "not_joined": 401, "not_allowed": 403}
# For a kind that is open: what may come of data that is in order.
DONE = {"ok": 200, "not_found": 404, "not_allowed": 403}
# What each identity is refused with when a kind is not for it.
OTHERS = {
    "nobody": "not_joined",
    "another workshop's": "not_joined",
    "other staff": "not_allowed",
    "participant": "not_allowed",
    "staff": "not_allowed",
    "screen": "not_allowed",
}


def data_of(hall: Hall, phase: Phase, idea: str, said: str, person: str) -> dict[str, Any]:
    """For each kind, data that is in order and leaves the step as it is."""
    return {
        "phase.set": {"phase": phase},
        "input.pause": {"paused": False},
        "workshop.edit": {"title": "More nature"},
        "category.add": {
            "names": {"en": "Orchard"},
            "prompt": {"en": "Where?"},
            "nearest": "urban_tree",
            "geometry": ["point"],
            "colour": "#E69F00",
            "shape": "pentagon",
            "letter": "Z",
        },
        "category.remove": {"category": "tree"},
        "me.update": {"nickname": "Robin"},
        "me.erase": {},
        "nickname.clear": {"participant": person},
        "proposal.add": tree(),
        "proposal.edit": {"proposal": idea, "title": "Elm"},
        "proposal.move": {"proposal": idea, "geometry": point()},
        "proposal.withdraw": {"proposal": idea},
        "comment.add": comment(idea),
        "comment.withdraw": {"comment": said},
        "proposal.hide": {"proposal": idea, "reason": "Twice"},
        "proposal.restore": {"proposal": idea},
        "proposal.accept": {"proposal": new_id()},
        "comment.hide": {"comment": said, "reason": "Rude"},
        "comment.restore": {"comment": said},
        "comment.accept": {"comment": new_id()},
        "vote.cast": vote(idea),
        "vote.clear": {"proposal": idea},
        "screen.show": {"proposal": idea},
        "layer.publish": {"layer": new_id()},
        "layer.edit": {"layer": new_id(), "name": "Nature"},
        "layer.move": {"layer": new_id(), "up": True},
        "layer.remove": {"layer": new_id()},
        "plan.show": {"digest": "0" * 32},
        "plan.remove": {},
    }


def expected(kind: Kind, who: str, phase: Phase) -> dict[str, int]:
    """The codes that this kind's declaration allows, with their statuses."""
    if who not in kind.who:
        return {OTHERS[who]: STATUS[OTHERS[who]]}
    if phase in kind.phases:
        return DONE
    code = "closed" if phase == "closed" else "wrong_phase"
    return {code: STATUS[code]}


def everybody(hall: Hall) -> dict[str, Client]:
    guest = hall.another().person()
    guest.code = hall.code
    return {
        "nobody": hall.visitor(),
        "another workshop's": guest,
        "screen": hall.screen(),
        "other staff": hall.other_staff(),
        "staff": hall.staff(),
        "participant": hall.person(),
    }


@pytest.mark.parametrize("phase", get_args(Phase))
def test_every_kind_by_everybody(hall: Hall, phase: Phase) -> None:
    people = everybody(hall)
    participant = people["participant"]
    idea = hall.idea(participant)["id"]
    said = comment(idea)
    assert participant.post("comment.add", said).code == "ok"
    hall.evening.phase(phase)
    data = data_of(hall, phase, idea, said["comment"], participant.me()["me"]["id"])
    assert data.keys() == registry.kinds.keys(), "a kind is missing here"
    wrong = {}
    for who, client in people.items():
        # Whoever erases themselves can do nothing more: last.
        for name in sorted(data, key=lambda name: name == "me.erase"):
            reply = client.post(name, data[name], seen=AHEAD)
            answer = {reply.code: reply.status}
            allowed = expected(registry.kinds[name], who, phase)
            if not answer.items() <= allowed.items():
                wrong[who, name] = (reply, allowed)
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(["proposal.add", "comment.add", "vote.cast", "vote.clear"]))
def test_a_pause_holds_what_it_holds(hall: Hall, name: str) -> None:
    ann = hall.person()
    idea = hall.idea(ann)["id"]
    kind = registry.kinds[name]
    assert kind.pausable
    hall.evening.phase("vote" if "vote" in kind.phases else "collect")
    hall.evening.staff("input.pause", {"paused": True})
    data = data_of(hall, "vote", idea, new_id(), new_id())[name]
    reply = ann.post(name, data, seen=AHEAD)
    assert (reply.status, reply.code) == (409, "paused")


def test_may_says_the_same_as_the_door(hall: Hall) -> None:
    ann, staff = hall.person(), hall.staff()
    for client, who in ((ann, "participant"), (staff, "staff")):
        may = client.me()["may"]
        kinds = {name for name, kind in registry.kinds.items() if who in kind.who}
        assert may.keys() == kinds
        for name, answer in may.items():
            assert (answer is True) == ("collect" in registry.kinds[name].phases)

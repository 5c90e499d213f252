"""The workshop as the contract shows it."""

import pytest

from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.registry import PHASES, Phase
from cocreate.journal.state import snapshot
from cocreate.journal.store import store
from cocreate.workshops.public import tallies_visible_to, workshop_object
from tests.factories import evening
from tests.workshops.conftest import workshop_now

pytestmark = pytest.mark.usefixtures("app")

CONTRACT = {
    "code", "title", "lang", "area", "bbox", "phase", "round", "phase_ends_at", "paused",
    "tallies_visible", "voting",
}  # fmt: skip
EXTRAS = {
    "place", "languages", "agenda", "phase_started_at", "shown", "screen_texts", "layers", "what_next",
    "kit", "roles", "texts", "places", "plan",
}  # fmt: skip


def test_object_has_the_contracts_fields_and_ours() -> None:
    made = evening("vote")
    with store.read() as db:
        shown = workshop_object(workshop_now(made), read_head(db, made.workshop.id))
    assert set(shown) == CONTRACT | EXTRAS
    assert shown["voting"] == {"open": True, "totals": "after"}
    assert shown["phase_started_at"].endswith("Z")


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("tallies", ["after", "live"])
def test_counts_are_for_the_room_when_released_and_for_staff_always(
    phase: Phase, tallies: str
) -> None:
    made = evening(phase, tallies=tallies)
    with store.read() as db:
        workshop, head = workshop_now(made), read_head(db, made.workshop.id)
    released = tallies == "live" or phase in {"results", "closed"}
    assert tallies_visible_to(workshop, head, "room") is released
    assert tallies_visible_to(workshop, head, "staff") is True
    assert workshop_object(workshop, head)["tallies_visible"] is released


def test_both_audiences_see_the_same_workshop() -> None:
    made = evening("vote")
    with store.read() as db:
        room, staff = (snapshot(db, made.workshop.id, who) for who in ("room", "staff"))
    assert room["workshop"] == staff["workshop"]
    assert room["categories"] == staff["categories"]


@pytest.mark.parametrize(
    ("kind", "data", "event"),
    [
        ("phase.set", {"phase": "vote"}, "phase.set"),
        ("input.pause", {"paused": True}, "input.paused"),
        ("workshop.edit", {"title": "Another title"}, "workshop.edited"),
    ],
)
def test_each_change_is_one_event_with_the_whole_workshop(
    kind: str, data: dict[str, object], event: str
) -> None:
    made = evening("collect")
    made.staff(kind, data)
    with store.read() as db:
        head = read_head(db, made.workshop.id)
        last = events_after(db, head, "room", 0)[-1]
        assert last["kind"] == event
        assert last["data"] == snapshot(db, made.workshop.id, "room")["workshop"]
        assert events_after(db, head, "staff", 0) == []

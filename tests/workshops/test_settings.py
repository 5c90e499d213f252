"""Creating, editing and deleting, below the pages."""

import uuid
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from cocreate.extensions import Base
from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.perform import perform
from cocreate.journal.store import store
from cocreate.kits import kits
from cocreate.workshops import actions
from cocreate.workshops.commands import DeleteWorkshop
from cocreate.workshops.models import Workshop
from tests.factories import evening, new_id
from tests.workshops.conftest import SQUARE, workshop_now

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("app")]


def test_new_workshop_copies_its_kit() -> None:
    workshop, kit = evening("lobby", lang=None).workshop, kits()["aarhus"]
    assert workshop.categories == kit.categories_for_workshop()
    assert workshop.roles == kit.roles_json()
    assert workshop.area == kit.workshop_area.geometry
    assert (workshop.place, workshop.lang) == (kit.workshop_place, kit.languages[0])
    assert (workshop.round, workshop.phase_ends_at, workshop.shown) == (0, None, None)
    with store.read() as db:
        head = read_head(db, workshop.id)
    assert (head.phase, head.paused, head.room_seq) == ("lobby", False, 0)
    assert uuid.UUID(head.epoch)


def test_links_of_two_workshops_have_seeds_of_their_own() -> None:
    assert evening().workshop.link_seed != evening().workshop.link_seed


def test_edit_changes_what_is_given_and_leaves_the_rest() -> None:
    made = evening(what_next="The council decides in May.", answer_date=date(2027, 5, 1))
    made.staff("workshop.edit", {"title": "Egå, greener", "area": SQUARE, "keep_days": None})
    workshop = workshop_now(made)
    assert (workshop.title, workshop.what_next) == ("Egå, greener", "The council decides in May.")
    assert workshop.answer_date == date(2027, 5, 1)
    assert workshop.bbox == [10.23, 56.21, 10.25, 56.22]
    made.staff("workshop.edit", {"answer_date": "", "what_next": ""})
    workshop = workshop_now(made)
    assert (workshop.answer_date, workshop.what_next) == (None, "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""), ("title", "   "), ("title", "two\nlines"), ("title", "x" * 121),
        ("title", "nul\0"), ("title", 7), ("lang", "tlh"), ("tallies", "never"),
        ("area", {"type": "Point", "coordinates": [10, 56]}), ("area", "here"), ("area", []),
        ("screen_texts", "yes"), ("keep_days", 0), ("keep_days", 1.5), ("answer_date", "soon"),
        ("answer_date", 5), ("contact", "x" * 201), ("what_next", "x" * 1001),
        ("agenda", []), ("agenda", "collect"), ("agenda", [{"phase": "collect", "minutes": 5}]),
    ],
)  # fmt: skip
def test_edit_refuses_with_the_field_and_changes_nothing(field: str, value: Any) -> None:
    made = evening()
    before = workshop_now(made)
    with pytest.raises(Refused) as refused:
        perform("workshop.edit", new_id(), made.facilitator, {"title": "Good", field: value})
    assert refused.value.code == "invalid"
    assert list(refused.value.extras["fields"]) == [field]
    assert all(refused.value.extras["fields"][field])
    after = workshop_now(made)
    assert (after.title, after.area, after.agenda) == (before.title, before.area, before.agenda)


WHOLE = [{"phase": phase, "minutes": 5} for phase in ("collect", "vote", "results", "closed")]


@pytest.mark.parametrize(
    "agenda",
    [
        [*WHOLE, {"phase": "vote", "minutes": 5}],
        list(reversed(WHOLE)),
        WHOLE[1:],
        [{**step, "minutes": 601} for step in WHOLE],
        [{**step, "minutes": "5"} for step in WHOLE],
        [*WHOLE[:-1], {"phase": "party", "minutes": 5}],
        [*WHOLE, None],
        [{"phase": ["collect"], "minutes": 5}],
    ],
)
def test_agenda_names_steps_once_in_order_with_minutes(agenda: Any) -> None:
    with pytest.raises(Refused) as refused:
        evening().staff("workshop.edit", {"agenda": agenda})
    assert list(refused.value.extras["fields"]) == ["agenda"]


def test_deleting_leaves_no_row_anywhere() -> None:
    made, other = evening("collect"), evening("collect")
    for one in (made, other):
        person = one.join()
        proposal = one.propose(person)["id"]
        one.comment(person, proposal)
        one.phase("vote")
        one.vote(one.join(), proposal, 1)
    store.write(
        lambda db: actions.delete_workshop(db, DeleteWorkshop(made.workshop.id, made.code.lower()))
    )
    with store.read() as db:
        for table in Base.metadata.sorted_tables:
            if "workshop_id" in table.c:
                ids = set(db.scalars(select(table.c.workshop_id)))
                assert ids <= {other.workshop.id}, table.name
        assert db.scalar(select(func.count()).select_from(Workshop)) == 1


def test_deleting_needs_the_code() -> None:
    made, other = evening(), evening()
    for typed in ("", "yes", other.code):
        with pytest.raises(Refused) as refused:
            store.write(
                lambda db, typed=typed: actions.delete_workshop(
                    db, DeleteWorkshop(made.workshop.id, typed)
                )
            )
        assert refused.value.code == "invalid"
    assert workshop_now(made).code == made.code


def test_commands_of_a_deleted_workshop_find_nothing() -> None:
    made = evening()
    person = made.join()
    store.write(lambda db: actions.delete_workshop(db, DeleteWorkshop(made.workshop.id, made.code)))
    with pytest.raises(Refused) as refused:
        made.propose(person)
    assert refused.value.code == "not_found"

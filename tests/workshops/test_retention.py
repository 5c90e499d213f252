"""Staff read beforehand when a workshop's texts go, and afterwards that they are gone."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from flask.testing import FlaskClient
from flask_babel import format_date

from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.workshops.retention import purge_workshop, removals_to_tell
from tests.factories import Evening, evening
from tests.workshops.conftest import workshop_now

DAY = timedelta(days=1)
Owner = Callable[[Evening], FlaskClient]


def test_list_tells_when_a_closed_workshops_texts_go(owner: Owner) -> None:
    made = evening("closed", keep_days=40)
    closed_at = workshop_now(made).closed_at
    assert closed_at is not None
    page = owner(made).get("/workshops").text
    assert f"Texts and names will be removed on {format_date(closed_at + 40 * DAY)}." in page


def test_list_tells_that_texts_are_gone(owner: Owner) -> None:
    made = evening("closed", keep_days=1)
    store.write(partial(purge_workshop, workshop_id=made.workshop.id, now=utcnow() + 2 * DAY))
    page = owner(made).get("/workshops").text
    assert f"Texts and names were removed on {format_date(utcnow() + 2 * DAY)}." in page


def test_open_workshop_tells_only_when_the_day_is_near(owner: Owner) -> None:
    made = evening("collect", keep_days=40)
    assert "Texts and names" not in owner(made).get("/workshops").text
    with store.read() as session:
        workshop = workshop_now(made)
        assert removals_to_tell(session, [workshop], utcnow() + 11 * DAY).keys() == {workshop.id}

"""The list of workshops, closing, reopening, deleting; who may open what."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.staff.models import StaffAccount, StaffRole
from cocreate.workshops.actions import on_deleted
from cocreate.workshops.codes import show_code
from cocreate.workshops.queries import workshop_by_code
from tests.factories import Evening, evening, facilitator
from tests.workshops.conftest import fields_of, signed_in_as

pytestmark = pytest.mark.usefixtures("app")

Owner = Callable[[Evening], FlaskClient]
FORMS = ("edit", "close", "delete")


def staff_browser(app: Flask, role: StaffRole) -> FlaskClient:
    def work(db: object) -> StaffAccount:
        account = facilitator(db)  # type: ignore[arg-type]  # the store hands a session over
        account.role = role
        return account

    return signed_in_as(app, store.write(work).id)


def phase_of(made: Evening) -> str:
    with store.read() as db:
        return read_head(db, made.workshop.id).phase


def send(browser: FlaskClient, page: str, **typed: str) -> int:
    """Send a page's form with its token."""
    return browser.post(page, data=fields_of(browser.get(page).text) | typed).status_code


class TestList:
    def test_empty_list_offers_the_first_step(self, browser: FlaskClient) -> None:
        page = browser.get("/workshops").text
        assert "No workshop yet." in page
        assert 'href="/workshops/new"' in page

    def test_facilitators_see_their_own(self, owner: Owner) -> None:
        made, other = evening("vote"), evening()
        page = owner(made).get("/workshops").text
        assert show_code(made.code) in page
        assert f"/w/{made.code}/facilitate" in page
        assert "Vote" in page
        assert show_code(other.code) not in page

    def test_planners_see_all_and_run_none(self, app: Flask) -> None:
        made = evening()
        browser = staff_browser(app, "planner")
        page = browser.get("/workshops").text
        assert f"/w/{made.code}/summary" in page
        assert f"/w/{made.code}/facilitate" not in page
        assert "/workshops/new" not in page
        assert browser.get("/workshops/new").status_code == 403
        for form in FORMS:
            assert browser.get(f"/workshops/{made.code}/{form}").status_code == 403

    def test_admins_run_all(self, app: Flask) -> None:
        made = evening()
        browser = staff_browser(app, "admin")
        assert f"/w/{made.code}/facilitate" in browser.get("/workshops").text
        for form in FORMS:
            assert browser.get(f"/workshops/{made.code}/{form}").status_code == 200


class TestDoors:
    @pytest.mark.parametrize("form", FORMS)
    def test_others_are_sent_to_sign_in_or_refused(
        self, app: Flask, owner: Owner, form: str
    ) -> None:
        made, other = evening(), evening()
        page = f"/workshops/{made.code}/{form}"
        answer = app.test_client().get(page)
        assert answer.headers["Location"] == f"/staff/login?next={page}"
        assert owner(other).get(page).status_code == 403
        assert owner(made).get(page).status_code == 200
        assert owner(made).get(f"/workshops/K7MP4RWT/{form}").status_code == 404

    def test_nothing_happens_without_the_forms_token(self, owner: Owner) -> None:
        made = evening()
        browser = owner(made)
        for form in (*FORMS, "reopen"):
            answer = browser.post(f"/workshops/{made.code}/{form}", data={"typed": made.code})
            assert answer.status_code == 400
        assert phase_of(made) == "collect"


class TestClosing:
    def test_closing_asks_and_can_be_taken_back(self, owner: Owner) -> None:
        made = evening()
        browser = owner(made)
        assert send(browser, f"/workshops/{made.code}/close") == 302
        assert phase_of(made) == "closed"
        page = browser.get("/workshops").text
        assert f'action="/workshops/{made.code}/reopen"' in page
        token = fields_of(page)["csrf_token"]
        browser.post(f"/workshops/{made.code}/reopen", data={"csrf_token": token})
        assert phase_of(made) == "results"


class TestDeleting:
    def test_says_in_numbers_what_will_be_lost(self, owner: Owner) -> None:
        made = evening()
        people = [made.join() for _ in range(3)]
        ideas = [made.propose(person)["id"] for person in people[:2]]
        made.comment(people[0], ideas[0])
        made.phase("vote")
        for person in people:
            made.vote(person, ideas[0], 1)
        page = owner(made).get(f"/workshops/{made.code}/delete").text
        for loss in ("3 people", "2 ideas", "1 comment<", "3 votes", show_code(made.code)):
            assert loss in page
        assert f"/w/{made.code}/export/proposals.csv" in page

    def test_what_is_not_there_is_not_listed(self, owner: Owner) -> None:
        made = evening()
        page = owner(made).get(f"/workshops/{made.code}/delete").text
        assert "0 ideas" not in page
        assert "the workshop itself" in page

    def test_wrong_code_deletes_nothing_and_says_so(self, owner: Owner) -> None:
        made = evening()
        browser = owner(made)
        for typed, status in (("", 400), ("K7MP 4RWT", 400)):
            assert send(browser, f"/workshops/{made.code}/delete", typed=typed) == status
        with store.read() as db:
            assert workshop_by_code(db, made.code)

    def test_typed_code_deletes_for_good_and_tells_who_listens(self, owner: Owner) -> None:
        made, told = evening(), []
        browser = owner(made)
        on_deleted.append(told.append)
        typed = show_code(made.code).lower()
        assert send(browser, f"/workshops/{made.code}/delete", typed=typed) == 302
        on_deleted.remove(told.append)
        assert told == [made.workshop.id]
        with store.read() as db:
            assert workshop_by_code(db, made.code) is None
        assert "has been deleted" in browser.get("/workshops").text

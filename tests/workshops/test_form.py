"""The form that makes and edits a workshop: defaults, another kit, and nothing typed is lost."""

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.kits import kits
from cocreate.workshops.kit_defaults import defaults_of
from tests.factories import Evening, evening
from tests.workshops.conftest import SQUARE, fields_of, only_workshop, workshop_now

pytestmark = pytest.mark.usefixtures("app")

NEW = "/workshops/new"
TYPED = {
    "title": "Mehr Grün für „Egå“ <3",
    "place": "Egå",
    "what_next": "The council decides.\nThen we plant.",
    "contact": "mette@aarhus.example",
    "answer_date": "2027-05-01",
    "keep_days": "90",
    "late_vote_minutes": "5",
    "screen_texts": "y",
    "tallies": "live",
    "agenda-collect-minutes": "41",
}


def send(browser: FlaskClient, page: str = NEW, **typed: Any) -> TestResponse:
    """The page's form with some fields changed, as a browser sends it."""
    fields = fields_of(browser.get(page).text) | typed
    return browser.post(
        page, data={name: value for name, value in fields.items() if value is not None}
    )


def part(disposition: str, content: bytes) -> bytes:
    """One part of a multipart body with the boundary `b`."""
    head = f"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"
    return head.encode() + content + b"\r\n"


def test_only_the_title_is_needed(browser: FlaskClient) -> None:
    assert send(browser).status_code == 400
    assert send(browser, title="More nature").status_code == 302
    made, kit = only_workshop(), defaults_of(next(iter(kits().values())))
    assert (made.title, made.kit, made.place) == ("More nature", kit.slug, kit.place)
    assert (made.area, made.agenda, made.lang) == (kit.area.geometry, kit.agenda, kit.languages[0])
    assert (made.tallies, made.screen_texts, made.keep_days) == ("after", False, 365)
    assert made.late_vote_minutes == 2
    assert "More nature" in browser.get("/workshops").text


def test_everything_typed_is_kept_as_typed(browser: FlaskClient) -> None:
    answer = send(browser, **TYPED, area=json.dumps(SQUARE))
    assert answer.status_code == 302
    made = only_workshop()
    assert (made.title, made.place, made.contact) == (TYPED["title"], "Egå", TYPED["contact"])
    assert made.what_next == TYPED["what_next"]
    assert (made.answer_date, made.keep_days) == (date(2027, 5, 1), 90)
    assert (made.tallies, made.screen_texts, made.late_vote_minutes) == ("live", True, 5)
    assert made.area == SQUARE
    assert {"phase": "collect", "minutes": 41} in made.agenda


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""), ("title", "x" * 121), ("place", "x" * 121), ("answer_date", "in May"),
        ("late_vote_minutes", "61"), ("late_vote_minutes", "soon"), ("keep_days", "long"), ("keep_days", "0"), ("agenda-vote-minutes", "soon"),
        ("agenda-vote-minutes", "-5"), ("lang", "tlh"), ("area", "not json"),
        ("area", '{"type": "Point", "coordinates": [10, 56]}'), ("what_next", "x" * 1001),
    ],
)  # fmt: skip
def test_a_mistake_loses_nothing_and_is_named(browser: FlaskClient, field: str, value: str) -> None:
    answer = send(browser, **TYPED | {field: value})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert answer.text.count('class="error"') == 1
    shown = fields_of(answer.text)
    kept = {name: text for name, text in TYPED.items() if name != field}
    assert {name: shown[name].replace("&lt;", "<") for name in kept} == kept
    if field != "lang":
        assert shown[field] == value


def test_steps_can_be_left_out_but_not_those_every_evening_has(browser: FlaskClient) -> None:
    left_out = {"agenda-lobby-use": None, "agenda-discuss-use": None, "agenda-collect-use": None}
    send(browser, title="Short", **left_out)
    phases = [step["phase"] for step in only_workshop().agenda]
    assert phases == ["collect", "vote", "results", "closed"]


def test_empty_minutes_mean_no_clock(browser: FlaskClient) -> None:
    send(browser, title="Calm", **{"agenda-collect-minutes": "", "agenda-vote-minutes": "0"})
    minutes = {step["phase"]: step["minutes"] for step in only_workshop().agenda}
    assert (minutes["collect"], minutes["vote"]) == (None, None)


class TestArea:
    def upload(self, browser: FlaskClient, content: bytes, **typed: Any) -> TestResponse:
        fields = fields_of(browser.get(NEW).text) | {"title": "With a file"} | typed
        return browser.post(NEW, data=fields | {"area_file": (io.BytesIO(content), "area.geojson")})

    def test_uploaded_feature_becomes_the_area(self, browser: FlaskClient) -> None:
        feature = {"type": "Feature", "properties": {"a": "b"}, "geometry": SQUARE}
        content = b"\xef\xbb\xbf" + json.dumps(feature).encode()
        assert self.upload(browser, content).status_code == 302
        assert only_workshop().area == SQUARE
        assert only_workshop().bbox == [10.23, 56.21, 10.25, 56.22]

    @pytest.mark.parametrize(
        "content",
        [b"PK\x03\x04 a zip", b"{", b"\xff\xfe", b"[" * 50_000, b"{}", b"null",
         b'{"type": "Polygon", "coordinates": [[[56.2, 910.2], [1, 1], [2, 2], [1, 1]]]}'],
    )  # fmt: skip
    def test_a_file_that_is_no_area_is_refused_with_a_sentence(
        self, browser: FlaskClient, content: bytes
    ) -> None:
        answer = self.upload(browser, content, what_next="Kept")
        assert answer.status_code == 400
        assert answer.text.count('class="error"') == 1
        assert fields_of(answer.text)["what_next"] == "Kept"

    def test_a_good_file_is_kept_when_something_else_is_wrong(self, browser: FlaskClient) -> None:
        answer = self.upload(browser, json.dumps(SQUARE).encode(), title="")
        assert answer.status_code == 400
        assert json.loads(fields_of(answer.text)["area"]) == SQUARE

    def test_a_huge_file_is_refused(self, browser: FlaskClient) -> None:
        fields = fields_of(browser.get(NEW).text) | {"title": "Too much"}
        # By hand: the test client would leave a temporary file open for so much.
        body = b"".join(part(f'name="{name}"', value.encode()) for name, value in fields.items())
        body += part('name="area_file"; filename="area.geojson"', b" " * 1_500_000) + b"--b--"
        answer = browser.post(NEW, data=body, content_type="multipart/form-data; boundary=b")
        assert answer.status_code == 400
        assert "This file is too large." in answer.text


class TestAnotherKit:
    def test_brings_its_defaults_and_keeps_what_was_typed(self, browser: FlaskClient) -> None:
        bremen = defaults_of(kits()["bremen"])
        answer = send(browser, kit="bremen", title="Kept", what_next="Kept too", refresh="kit")
        assert answer.status_code == 200
        shown = fields_of(answer.text)
        assert (shown["title"], shown["what_next"]) == ("Kept", "Kept too")
        assert (shown["kit"], shown["place"]) == ("bremen", bremen.place)
        token = shown | {"title": "In Bremen"}
        assert browser.post(NEW, data=token).status_code == 302
        assert only_workshop().area == bremen.area.geometry

    def test_the_button_alone_makes_no_workshop(self, browser: FlaskClient) -> None:
        answer = send(browser, title="Not yet", refresh="kit")
        assert (answer.status_code, fields_of(answer.text)["title"]) == (200, "Not yet")

    def test_never_replaces_what_the_person_changed(self, browser: FlaskClient) -> None:
        changed = {"place": "My own place", "agenda-collect-minutes": "99"}
        shown = fields_of(send(browser, kit="bremen", **changed).text)
        assert {name: shown[name] for name in changed} == changed

    def test_an_area_of_another_city_is_dropped(self, browser: FlaskClient) -> None:
        shown = fields_of(send(browser, kit="bremen", area=json.dumps(SQUARE)).text)
        assert shown["area"] == ""

    def test_a_link_may_name_the_kit(self, browser: FlaskClient) -> None:
        assert fields_of(browser.get(f"{NEW}?kit=bremen").text)["kit"] == "bremen"
        assert browser.get(f"{NEW}?kit=atlantis").status_code == 200


class TestEditing:
    def test_untouched_form_changes_nothing(self, owner: Callable[[Evening], FlaskClient]) -> None:
        made = evening("collect", what_next="One\nTwo", answer_date=date(2027, 1, 2))
        before = workshop_now(made)
        page = f"/workshops/{made.code}/edit"
        assert send(owner(made), page).status_code == 302
        after = workshop_now(made)
        for name in ("title", "place", "lang", "area", "bbox", "agenda", "tallies", "what_next",
                     "answer_date", "contact", "keep_days", "screen_texts", "phase_ends_at"):  # fmt: skip
            assert getattr(after, name) == getattr(before, name), name

    def test_running_workshop_tells_the_phones(
        self, owner: Callable[[Evening], FlaskClient]
    ) -> None:
        made = evening("collect")
        send(owner(made), f"/workshops/{made.code}/edit", title="Egå, greener")
        with store.read() as db:
            last = events_after(db, read_head(db, made.workshop.id), "room", 0)[-1]
        assert (last["kind"], last["data"]["title"]) == ("workshop.edited", "Egå, greener")

    def test_kit_cannot_be_changed(self, owner: Callable[[Evening], FlaskClient]) -> None:
        made = evening("lobby")
        browser = owner(made)
        assert 'name="kit"' not in browser.get(f"/workshops/{made.code}/edit").text
        send(browser, f"/workshops/{made.code}/edit", kit="bremen")
        assert workshop_now(made).kit == "aarhus"

"""A workshop as a file: what goes out comes in again, and nothing wild does."""

import io
import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cocreate.journal.answers import Refused
from cocreate.journal.times import utcnow
from cocreate.kits import kits
from cocreate.replicate.files import LARGEST, file_of
from cocreate.replicate.reading import read_file
from cocreate.replicate.seeds import grown, seed_of
from tests.factories import Evening
from tests.replicate.conftest import SECRET, Send, kind_of, newest
from tests.robust.any_json import SPOILERS, as_json, nested, spoiled, values
from tests.workshops.conftest import fields_of

PAGE = "/workshops/new/file"
ANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def saved(browser: FlaskClient, code: str) -> bytes:
    answer = browser.get(f"/workshops/{code}/file")
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="cocreate-{code}.json"'
    return bytes(answer.data)


def upload(browser: FlaskClient, content: bytes, **typed: str) -> Any:
    fields: dict[str, Any] = fields_of(browser.get(PAGE).text) | typed
    fields["file"] = (io.BytesIO(content), "workshop.json")
    return browser.post(f"{PAGE}?lang=en", data=fields, content_type="multipart/form-data")


def test_credits_come_through_from_aarhus_to_bergen_to_a_file_and_back(
    browser: FlaskClient, made: Evening, send: Send
) -> None:
    send(f"/workshops/{made.code}/again", kit="bergen",
         **{"example": "1", "helped-1": "The farmer was asked first."})  # fmt: skip
    bergen = newest()
    content = saved(browser, bergen.code)
    assert upload(browser, content).status_code == 302
    back = newest()
    assert back.id != bergen.id
    assert back.kit == "bergen"
    assert back.categories == bergen.categories
    assert (back.roles, back.agenda, back.title) == (bergen.roles, bergen.agenda, bergen.title)
    assert kind_of(back, "nature")["credit"]["en"].startswith("Aarhus: at least 112 ha")
    assert kind_of(back, "nature")["examples"][0]["helped"] == "The farmer was asked first."


def test_on_another_citys_ground_the_file_is_credited_too(
    browser: FlaskClient, made: Evening
) -> None:
    upload(browser, saved(browser, made.code), kit="lille", title="Lille tries heath")
    new = newest()
    assert (new.kit, new.title, new.lang) == ("lille", "Lille tries heath", "en")
    assert kind_of(new, "heath")["credit"]["en"].startswith("Aarhus: More nature at Hede Enge")


def test_file_holds_nobodys_words(browser: FlaskClient, made: Evening) -> None:
    content = saved(browser, made.code).decode()
    for word in (SECRET, "An oak", "Person 1", made.code, str(made.workshop.id)):
        assert word not in content


@pytest.mark.parametrize("slug", kits())
def test_every_kits_workshop_comes_back_as_it_was(app: Flask, made: Evening, slug: str) -> None:
    defaults, _ = grown(seed_of(made.workshop), kits()[slug])
    workshop = made.workshop
    workshop.categories, workshop.roles = defaults.categories, defaults.roles
    seed = seed_of(workshop)
    back = read_file(file_of(seed, utcnow().date()))
    assert (back.categories, back.roles) == (seed.categories, seed.roles)
    assert back == read_file(file_of(back, utcnow().date()))


@pytest.fixture
def content(made: Evening) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file_of(seed_of(made.workshop), utcnow().date()))
    return content


def without(content: dict[str, Any], *path: Any, put: Any = None) -> bytes:
    """The file with something else in one place."""
    *way, last = path
    at: Any = content
    for key in way:
        at = at[key]
    at[last] = put
    return as_json(content)


WRONG: list[tuple[tuple[Any, ...], Any, str]] = [
    (("format",), "uMap", "not a workshop’s file"),
    (("version",), 2, "format 2"),
    (("version",), True, "format True"),
    (("from", "city"), "", "“from” in it is not right"),
    (("from",), [], "“from” in it is not right"),
    (("languages",), ["../en"], "“languages” in it is not right"),
    (("roles",), [], "“roles” in it is not right"),
    (("roles", 0, "names"), {}, "“roles” in it is not right"),
    (("settings", "agenda"), [], "“agenda” in it is not right"),
    (("settings", "keep_days"), 0, "“keep_days” in it is not right"),
    (("settings", "title"), None, "has no title"),
    (("settings", "area"), {"type": "Point"}, "“area” in it is not right"),
    (("categories",), [], "needs 1 to 24 kinds"),
    (("categories", 1, "measure"), "gold_mine", "kind 2 of its palette"),
    (("categories", 1, "icon"), "../../etc", "kind 2 of its palette"),
    (("categories", 1, "colour"), "red;}", "kind 2 of its palette"),
    (("categories", 1, "names"), {"<b>": "x"}, "kind 2 of its palette"),
    (("categories", 1, "prompt"), {}, "kind 2 of its palette"),
    (("categories", 1, "geometry"), ["Circle"], "kind 2 of its palette"),
    (("categories", 1, "credit"), {"en": "x" * 300}, "kind 2 of its palette"),
    (("categories", 1, "examples"), [{}], "kind 2 of its palette"),
    (("categories", 1, "examples"), [{}] * 99, "kind 2 of its palette"),
    (("categories", 0, "id"), "hedge", "needs 1 to 24 kinds"),
]


@pytest.mark.parametrize(("path", "put", "reason"), WRONG, ids=lambda each: str(each)[:40])
def test_what_is_not_right_is_told_in_a_sentence(
    browser: FlaskClient, content: dict[str, Any], path: tuple[Any, ...], put: Any, reason: str
) -> None:
    answer = upload(browser, without(content, *path, put=put))
    assert answer.status_code == 400
    assert reason in answer.text


def test_no_file_no_json_and_too_much_are_told(browser: FlaskClient) -> None:
    answer = browser.post(f"{PAGE}?lang=en", data=fields_of(browser.get(PAGE).text))
    assert (answer.status_code, "Choose a file first." in answer.text) == (400, True)
    for wild in (b"", b"PK\x03\x04", b"\xff" * 50, as_json(nested(900)), b"[" * 100_000):
        answer = upload(browser, wild)
        assert (answer.status_code, "not a workshop’s file" in answer.text) == (400, True)
    answer = upload(browser, b" " * (LARGEST + 1))
    assert (answer.status_code, "too large" in answer.text) == (413, True)


def test_kit_that_is_not_here_can_be_chosen_anew(
    browser: FlaskClient, content: dict[str, Any]
) -> None:
    wild = without(content, "from", "kit", put="atlantis")
    assert "no city kit “atlantis”" in upload(browser, wild).text
    assert upload(browser, wild, kit="bremen").status_code == 302


@ANY
@given(value=values)
def test_any_json_is_refused(app: Flask, value: Any) -> None:
    with app.test_request_context(), pytest.raises(Refused):
        read_file(as_json(value))


@ANY
@given(data=st.data())
def test_spoiled_file_is_refused_or_makes_a_workshop(
    app: Flask, content: dict[str, Any], data: st.DataObject
) -> None:
    """Whatever is accepted can be planted on any city's ground, and saved and read again."""
    wild = data.draw(st.sampled_from(SPOILERS))(as_json(data.draw(spoiled(content, ["x"]))))
    with app.test_request_context():
        try:
            seed = read_file(wild)
        except Refused:
            return
        for slug in ("aarhus", "bergen"):
            defaults, asked = grown(seed, kits()[slug])
            assert defaults.categories
            assert asked.title
        again = read_file(file_of(seed, utcnow().date()))
        assert again.categories == seed.categories

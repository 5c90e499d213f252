"""Coming in: by code, by the QR's token, again with the cookie, on another phone with the phrase."""

import uuid

import pytest

from tests.contract.hall import Hall

pytestmark = pytest.mark.database


def test_joining_by_code_lets_in(hall: Hall) -> None:
    ann = hall.visitor()
    answer = ann.come_in("resident", "Ann")
    assert set(answer) >= {"code", "me", "recovery"}
    assert answer["code"] == hall.code
    assert answer["me"] == ann.me()["me"]
    assert set(answer["me"]) >= {"id", "role", "nickname", "lang"}
    assert uuid.UUID(answer["me"]["id"])


def test_joining_by_token_lets_in(hall: Hall) -> None:
    ann = hall.visitor()
    assert ann.call("GET", f"/join/{hall.join_token}").status_code == 200
    answer = ann.join(token=hall.join_token, role="resident", nickname=None, lang="de")
    assert answer.status_code == 200, answer.text
    assert answer.json()["me"] == ann.me()["me"]
    assert ann.me()["me"]["lang"] == "de"


@pytest.mark.parametrize("token", ["A" * 43, "x", "%00", "ä" * 20])
def test_a_wrong_token_is_not_found(hall: Hall, token: str) -> None:
    ann = hall.visitor()
    assert ann.call("GET", f"/join/{token}").status_code == 404
    answer = ann.join(token=token, role="resident")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_joining_again_gives_the_same_me(hall: Hall) -> None:
    ann = hall.visitor()
    first, again = ann.come_in("resident", "Ann"), ann.come_in("expert", "Someone else")
    assert again["me"] == first["me"]


def test_two_browsers_are_two_people(hall: Hall) -> None:
    assert hall.visitor().come_in()["me"]["id"] != hall.visitor().come_in()["me"]["id"]


def test_the_phrase_brings_one_back_on_another_phone(hall: Hall) -> None:
    old, new = hall.visitor(), hall.visitor()
    first = old.come_in("resident", "Ann")
    answer = new.join(recovery=first["recovery"])
    assert answer.status_code == 200, answer.text
    assert answer.json()["me"] == first["me"] == new.me()["me"]


def test_a_wrong_phrase_lets_nobody_in(hall: Hall) -> None:
    thief = hall.visitor()
    hall.visitor().come_in()
    answer = thief.join(recovery="AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG")
    assert answer.json()["code"] == "not_found"
    assert thief.get("/me").status_code == 401


@pytest.mark.parametrize("code", ["AAAA2222", "", "0", "💥", "A" * 5000, None, 7, ["A"]])
def test_a_wrong_code_is_not_found(hall: Hall, code: object) -> None:
    answer = hall.visitor().call("POST", "/join", json={"code": code, "role": "resident"})
    assert answer.status_code in {400, 404}, answer.text
    assert answer.json()["code"] in {"invalid", "not_found"}


def test_the_code_may_be_typed_as_people_type(hall: Hall) -> None:
    typed = f" {hall.code[:4].lower()}-{hall.code[4:].lower()} "
    answer = hall.visitor().call("POST", "/join", json={"code": typed, "role": "resident"})
    assert answer.json()["code"] == hall.code


@pytest.mark.parametrize("between", ["", "-", "%20"])
def test_an_address_as_people_type_it_leads_to_the_right_one(hall: Hall, between: str) -> None:
    typed = f"/w/{hall.code[:4].lower()}{between}{hall.code[4:].lower()}"
    answer = hall.visitor().call("GET", typed)
    assert answer.status_code in {301, 302, 303, 308}
    assert answer.headers["Location"] == f"/w/{hall.code}"


def test_a_closed_workshop_lets_nobody_new_in(hall: Hall) -> None:
    ann = hall.person()
    hall.evening.phase("closed")
    answer = hall.visitor().join(role="resident")
    assert (answer.status_code, answer.json()["code"]) == (410, "closed")
    assert ann.get("/state").status_code == 200


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"role": "king"}, "role"),
        ({"role": ["resident"]}, "role"),
        ({"role": "resident", "nickname": "x" * 500}, "nickname"),
        ({"role": "resident", "nickname": {"a": 1}}, "nickname"),
    ],
)
def test_what_is_wrong_is_named(hall: Hall, given: dict[str, object], field: str) -> None:
    answer = hall.visitor().join(**given)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid"), answer.text
    assert field in answer.json()["fields"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b'"x"', b"\xff", b"[" * 30_000])
def test_no_body_breaks_the_door(hall: Hall, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = hall.visitor().call("POST", "/join", data=body, headers=headers)
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.json()["ok"] is False


def test_a_form_without_its_token_is_refused(hall: Hall) -> None:
    form = {"code": hall.code, "role": "resident"}
    ann = hall.visitor()
    answer = ann.call("POST", "/join", data=form)
    assert 400 <= answer.status_code < 500
    assert ann.get("/me").status_code == 401

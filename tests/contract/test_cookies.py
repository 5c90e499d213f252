"""The cookies: their names, who may read them, and when they are set at all."""

import pytest
import requests

from tests.contract.hall import PASSWORD, Hall
from tests.contract.wire import Wire

pytestmark = pytest.mark.database


def said(answer: requests.Response) -> dict[str, set[str]]:
    """The cookies an answer sets: the attributes of each, in small letters."""
    lines = answer.raw.headers.getlist("Set-Cookie")
    parts = [line.split("; ") for line in lines]
    return {each[0].split("=")[0]: {part.lower() for part in each[1:]} for each in parts}


def assert_guarded(attributes: set[str]) -> None:
    assert {"httponly", "samesite=lax", "path=/"} <= attributes
    assert not {each for each in attributes if each.startswith("domain")}
    assert "secure" not in attributes, "on loopback over http a Secure cookie would not come back"


def test_a_participant_s_cookie(hall: Hall) -> None:
    cookies = said(hall.visitor().join(role="resident"))
    assert set(cookies) == {"cocreate"}
    assert_guarded(cookies["cocreate"])


def test_the_staff_s_cookie(hall: Hall) -> None:
    answer = hall.visitor().call("POST", "/staff/login", json=hall.credentials())
    assert "cocreate-staff" in said(answer)
    assert_guarded(said(answer)["cocreate-staff"])
    assert PASSWORD not in answer.text


def test_the_screen_s_cookie(hall: Hall) -> None:
    screen = hall.visitor("screen")
    cookies = said(screen.get("/screen", params={"key": hall.screen_key}))
    assert_guarded(cookies["cocreate-screen"])


@pytest.mark.parametrize("path", ["/state", "/me", "/events?epoch=x&after=0&votes=0"])
def test_a_read_does_not_set_the_cookie_again(hall: Hall, path: str) -> None:
    """An answer that comes late would put back the cookie from before one joined elsewhere."""
    assert said(hall.person().get(path)) == {}


def test_the_cookie_carries_no_name(hall: Hall) -> None:
    ann = hall.person(nickname="Annabella")
    assert "Annabella" not in ann.cookie_header()


def test_a_changed_cookie_is_nobody(hall: Hall) -> None:
    ann = hall.person()
    value = ann.http.cookies["cocreate"]
    # The first character of the signature: some of the bits of its last one say nothing.
    signed, signature = value.rsplit(".", 1)
    ann.http.cookies.clear()
    changed = ("A" if signature[0] != "A" else "B") + signature[1:]
    ann.http.cookies.set("cocreate", f"{signed}.{changed}")
    assert ann.get("/state").status_code == 401


def test_a_foreign_cookie_jar_is_no_trouble(hall: Hall) -> None:
    junk = "a=b; cocreate=\xff; cocreate-staff=" + "x" * 3000 + "; cocreate-screen=[]"
    for speaks_as in ("participant", "staff", "screen"):
        visitor = hall.visitor(speaks_as)
        answer = visitor.get("/state", headers={"Cookie": junk.encode("latin-1")})
        assert answer.status_code == 401
    wire = Wire(hall.server.base, hall.code, cookie=junk)
    wire.close()

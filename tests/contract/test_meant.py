"""A page that is still open when somebody else has taken the phone speaks as nobody."""

import pytest

from tests.contract.client import Client
from tests.contract.hall import Hall
from tests.contract.wire import Refusal
from tests.factories import tree

pytestmark = pytest.mark.database


def taken_over(hall: Hall) -> tuple[Client, str]:
    """A browser that was Ann's and is Ben's by now, and Ann's id."""
    phone = hall.person()
    ann = phone.me()["me"]["id"]
    phone.http.cookies.clear()
    phone.come_in("landowner", "Ben")
    return phone, ann


def test_what_waits_is_never_sent_as_somebody_else(hall: Hall) -> None:
    phone, ann = taken_over(hall)
    phone.http.headers["X-Cocreate-Me"] = ann
    reply = phone.post("proposal.add", tree())
    assert (reply.status, reply.code) == (401, "not_joined")
    assert phone.get("/me").status_code == 401
    phone.http.headers["X-Cocreate-Me"] = ""
    assert phone.state()["proposals"] == []


def test_a_socket_of_the_first_is_refused_and_one_of_the_second_is_not(hall: Hall) -> None:
    phone, ann = taken_over(hall)
    phone.load()
    plain = phone.auth()
    phone.auth = lambda: plain | {"me": ann}  # type: ignore[method-assign]  # says whose page it is
    with pytest.raises(Refusal) as refused:
        phone.connect()
    assert refused.value.data["code"] == "not_joined"
    mine = phone.me()["me"]["id"]
    phone.auth = lambda: plain | {"me": mine}  # type: ignore[method-assign]
    assert phone.connect()["resync"] is False

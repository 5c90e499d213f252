"""Where a request comes from, when it says so, must be ourselves."""

import pytest
import websocket

from tests.contract.browser import command
from tests.contract.hall import Hall
from tests.contract.wire import Refusal, Wire
from tests.factories import tree

pytestmark = pytest.mark.database

FOREIGN = ["https://evil.example", "null", "http://127.0.0.1", "", "file://"]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_foreign_origin_changes_nothing(hall: Hall, origin: str) -> None:
    ann = hall.person()
    body = command("proposal.add", tree())
    headers = {"Origin": origin}
    answer = ann.call("POST", f"/w/{hall.code}/commands", json=body, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["ok"] is False
    join = {"code": hall.code, "role": "resident"}
    assert hall.visitor().call("POST", "/join", json=join, headers=headers).status_code == 403
    assert ann.state()["proposals"] == []


@pytest.mark.parametrize("origin", [*FOREIGN[:3], "https://evil.example@127.0.0.1"])
def test_a_foreign_origin_gets_no_socket(hall: Hall, origin: str) -> None:
    ann = hall.person()
    ann.load()
    with pytest.raises((websocket.WebSocketBadStatusException, Refusal)):
        ann.connect(origin=origin)


def test_our_own_origin_and_none_are_fine(hall: Hall) -> None:
    ann = hall.person()
    for headers in ({}, {"Origin": hall.server.base}):
        body = command("proposal.add", tree())
        answer = ann.call("POST", f"/w/{hall.code}/commands", json=body, headers=headers)
        assert answer.status_code == 200, answer.text
    ann.connect(origin=hall.server.base)
    ann.connect()


def test_a_form_of_another_site_is_no_command(hall: Hall) -> None:
    """A page elsewhere can send text/plain without being asked; a JSON body it cannot."""
    ann = hall.person()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        reply = ann.post_raw(b'{"id": "x", "kind": "proposal.add", "data": {}}', kind)
        assert (reply.status, reply.code) == (400, "invalid")


def test_the_answer_lets_no_other_site_read(hall: Hall) -> None:
    ann = hall.person()
    answer = ann.get("/state", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_polling_is_not_offered(hall: Hall) -> None:
    answer = hall.person().call("GET", f"/socket.io/?EIO=4&transport=polling&w={hall.code}")
    assert answer.status_code == 400


def test_deflate_is_offered_in_vain(hall: Hall) -> None:
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    wire = Wire(hall.server.base, hall.code, header=[offer])
    assert "sec-websocket-extensions" not in wire.raw.headers
    wire.close()

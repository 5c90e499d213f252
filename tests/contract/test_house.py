"""The house itself: strangers, a full house, too many sockets of one person, a polite stop."""

import time
from contextlib import ExitStack
from typing import Any

import pytest
from websocket import WebSocketBadStatusException

from cocreate.live.capacity import MOST_EACH
from tests.contract.hall import Hall
from tests.contract.wire import Cut, Refusal, Wire
from tests.factories import tree
from tests.server import Server


def read_until_cut(wire: Wire, seconds: float) -> list[tuple[str, Any]]:
    """The events until the server ends the connection."""
    seen: list[tuple[str, Any]] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            packet = wire.read(0.5)
        except Cut:
            return seen
        if packet is not None:
            seen.append((packet.name, packet.body))
    raise AssertionError(f"the connection goes on: {seen}")


def test_a_socket_that_says_nothing_is_let_go(hall: Hall) -> None:
    wire = Wire(hall.server.base, hall.code)
    ((name, said),) = read_until_cut(wire, 15)
    wire.close()
    assert (name, said["code"]) == ("closing", "not_joined")


def test_the_oldest_of_too_many_sockets_goes(hall: Hall) -> None:
    ann = hall.person()
    with ExitStack() as stack:
        wires = []
        for _ in range(MOST_EACH + 1):
            wire = Wire(hall.server.base, hall.code, cookie=ann.cookie_header())
            stack.callback(wire.close)
            wire.enter({"code": hall.code, "as": "participant"})
            wires.append(wire)
        codes = [body["code"] for name, body in read_until_cut(wires[0], 15) if name == "closing"]
        assert codes[0] == "replaced"
        wires[-1].emit("command", {"id": "x", "kind": "y", "data": {}})
        assert next(p for p in iter(lambda: wires[-1].read(15), None) if p.kind == "ack")


def test_a_full_house_asks_to_come_again(server: Server) -> None:
    server.settings["COCREATE_MOST_SOCKETS"] = "3"
    server.restart()
    full = Hall(server)
    people = [full.person() for _ in range(4)]
    for one in people[:3]:
        one.connect()
    bob = people[3]
    with pytest.raises(Refusal) as refusal:
        bob.connect()
    assert refusal.value.data["code"] == "full"
    assert refusal.value.data["retry_after"] > 0
    assert bob.get("/state").status_code == 200
    full.close()


def test_too_many_strangers_keep_nobody_out_for_long(server: Server) -> None:
    server.settings["COCREATE_MOST_SOCKETS"] = "6"
    server.restart()
    hall = Hall(server)
    ann = hall.person()
    strangers = [Wire(server.base, hall.code) for _ in range(2)]
    with pytest.raises(WebSocketBadStatusException) as refused:
        Wire(server.base, hall.code)
    assert refused.value.status_code == 503
    for stranger in strangers:
        read_until_cut(stranger, 15)
        stranger.close()
    ann.connect()
    assert ann.ask("proposal.add", tree())["ok"]
    hall.close()


def test_a_stop_is_told_and_nothing_of_it_is_lost(server: Server) -> None:
    hall = Hall(server)
    ann, bob = hall.person(), hall.person()
    ann.connect()
    bob.connect()
    idea = tree()
    assert ann.ask("proposal.add", idea)["ok"]
    server.stop()
    assert bob.wire is not None
    closing = [body for name, body in read_until_cut(bob.wire, 15) if name == "closing"]
    assert [body["code"] for body in closing] == ["restart"]
    server.start()
    bob.connect()
    bob.until(lambda: idea["proposal"] in bob.truth.proposals)
    hall.close()

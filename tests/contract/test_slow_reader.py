"""Somebody whose phone stops reading: no torn frame for them, no delay for the others."""

import socket
import time

import pytest

from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.contract.hall import Hall
from tests.contract.wire import Cut, Wire

pytestmark = pytest.mark.database

FRAMES = 40
BYTES = 200_000  # in each, so that eight megabytes wait for one who does not read
# A busy machine takes its time; who waited for the reader would wait until it is let go.
SLOWEST_S = 5


def make_events_large(hall: Hall) -> None:
    """Every event of a step carries the whole workshop: give it a very long description."""

    def work(session: object) -> None:
        workshop = session.get_one(Workshop, hall.evening.workshop.id)  # type: ignore[attr-defined]
        workshop.what_next = "x" * BYTES

    store.write(work)


def stalled(hall: Hall) -> Wire:
    """A phone with a small window that reads nothing after being let in."""
    few = [(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)]
    cookie = hall.person().cookie_header()
    wire = Wire(hall.server.base, hall.code, cookie=cookie, sockopt=few)
    wire.enter({"code": hall.code})
    return wire


def test_a_slow_reader_gets_whole_frames_and_delays_nobody(hall: Hall) -> None:
    make_events_large(hall)
    slow, quick, staff = stalled(hall), hall.person(), hall.staff()
    quick.connect()
    slowest = 0.0
    for number in range(FRAMES):
        began = time.monotonic()
        reply = staff.post("input.pause", {"paused": number % 2 == 0})
        if reply.code == "too_many":
            time.sleep(reply.body["retry_after"])
            reply = staff.post("input.pause", {"paused": number % 2 == 0})
            began = time.monotonic()
        assert reply.code == "ok", reply
        quick.until(lambda seq=reply.body["seq"]: quick.truth.seq == seq)
        slowest = max(slowest, time.monotonic() - began)
    assert slowest < SLOWEST_S, "the others waited for the one who does not read"
    seqs = read_all(slow, quick.truth.seq)
    assert seqs == sorted(set(seqs))
    slow.close()


def read_all(wire: Wire, last: int) -> list[int]:
    """Read on; every frame is whole, or the wire raises. The server may have let go of it."""
    seqs: list[int] = []
    try:
        while packet := wire.read(5):
            if packet.name == "events":
                assert all(len(str(event)) > BYTES for event in packet.body)
                seqs += [event["seq"] for event in packet.body]
            if seqs and seqs[-1] == last:
                break
    except Cut:
        pass
    return seqs

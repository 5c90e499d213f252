"""Those who send twice, those who send too much, those who read nothing: the others do not notice."""

import socket
import time

import pytest

from cocreate.journal.store import store
from cocreate.workshops.models import Workshop
from tests.contract.browser import command
from tests.contract.hall import vote
from tests.contract.wire import Cut
from tests.factories import tree
from tests.faults.conftest import Accept
from tests.faults.crowd import PEOPLE, Crowd, FaultHall, crowd
from tests.faults.form import LONG, long_or_short
from tests.faults.phone import Phone

COMMANDS = long_or_short(500, 50)
FLOOD = long_or_short(20_000, 500)
AT_ONCE = 50
# Votes: sixty at once, then five a second (docs/contract.md).
BURST, RATE = 60, 5
# Events so large that a few fill what the kernel keeps for somebody who does not read.
LARGE, EVENTS = 200_000, long_or_short(300, 24)


@pytest.mark.timeout(long_or_short(600, 120))
def test_twice_and_out_of_order_over_both_doors(hall: FaultHall, accept: Accept) -> None:
    """Each command over both doors at once, and old ones again after newer ones."""
    with crowd(hall, [hall.phone(hasty=True) for _ in range(PEOPLE)]) as made:
        made.act(COMMANDS, 300)
        made.step("vote")
        made.act(COMMANDS, 300)
        accept("everything twice", made.judge())


@pytest.mark.timeout(long_or_short(600, 120))
def test_flood_is_refused_and_not_cut_and_the_others_are_answered(
    hall: FaultHall, accept: Accept
) -> None:
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        made.act(PEOPLE)
        flooding = hall.phone()
        made.others.append(flooding)
        flooding.connect()
        idea = flooding.give("proposal.add", tree())["result"]["proposal"]["id"]
        made.step("vote")
        before, began = made.answered, time.monotonic()
        flood(flooding, idea)
        took = time.monotonic() - began
        assert made.answered > before
        verdict = made.judge()
    history = flooding.history
    votes = [key for key, each in history.made.items() if each["kind"] == "vote.cast"]
    codes = [answer.get("code", "ok") for key in votes for answer in history.answers[key]]
    assert len(codes) == FLOOD
    assert set(codes) == {"ok", "too_many"}
    assert BURST <= codes.count("ok") <= BURST + RATE * took + 1
    accept(f"{FLOOD} votes of one person, {codes.count('too_many')} refused", verdict)


def flood(phone: Phone, idea: str) -> None:
    """Send as much as goes, and read the answers now and then; a cut is an error."""
    assert phone.wire is not None
    asked: dict[int, str] = {}
    for number in range(FLOOD):
        body = command("vote.cast", vote(idea, number % 3 - 1))
        phone.history.made[body["id"]] = body
        phone.history.sendings += 1
        asked[phone.wire.emit("command", body)] = body["id"]
        if len(asked) == AT_ONCE:
            phone.until(lambda: asked.keys() <= phone.acks.keys(), 60)
            for at, command_id in asked.items():
                phone.history.answer(command_id, phone.acks.pop(at))
            asked.clear()


@pytest.mark.timeout(long_or_short(600, 120))
def test_reader_that_stalls_holds_up_nobody(hall: FaultHall, accept: Accept) -> None:
    """And has everything afterwards, whether the server has let go of it or not."""
    make_events_large(hall)
    with crowd(hall, [hall.phone() for _ in range(PEOPLE)]) as made:
        stalled = hall.phone()
        stalled.connect(sockopt=[(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)])
        made.others.append(stalled)
        edit_much(made)
        made.act(PEOPLE)
        was_let_go = read_on(stalled)
        assert was_let_go or not LONG
        accept(f"a reader stalled for {EVENTS} large events", made.judge())


def make_events_large(hall: FaultHall) -> None:
    """The events of a workshop's settings carry all of them: give it a very long one."""

    def work(session: object) -> None:
        workshop = session.get_one(Workshop, hall.evening.workshop.id)  # type: ignore[attr-defined]
        workshop.what_next = "x" * LARGE

    store.write(work)


def edit_much(made: Crowd) -> None:
    """Staff change the title again and again."""
    staff = made.hall.staff()
    for number in range(EVENTS):
        reply = staff.post("workshop.edit", {"title": f"Evening {number}"})
        if reply.code == "too_many":
            time.sleep(reply.body["retry_after"])
        else:
            assert reply.code == "ok", reply


def read_on(phone: Phone) -> bool:
    """Read what waits; every frame is whole, or the wire raises. Returns whether it was cut."""
    try:
        while phone.wire is not None and (packet := phone.wire.read(1.0)):
            phone._take(packet)
            phone._mend_gap()
    except Cut:
        phone.connect()
        return True
    return False

"""Bad commands and packets by the thousand over real sockets: each is answered, or cut cleanly."""

import itertools
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.hall import Hall
from tests.contract.test_hostile_frames import TEXTS
from tests.factories import new_id
from tests.faults.conftest import Accept
from tests.faults.crowd import Crowd, FaultHall, crowd
from tests.faults.form import LONG, long_or_short
from tests.faults.processes import workers
from tests.faults.rude import Rude
from tests.robust.any_json import odd, spoiled, valid, values
from tests.robust.test_door_fuzz import some_kind
from tests.server import Server

EXAMPLES = long_or_short(50_000, 250)
# Many, since each person may send so much and no more: what is too many is not looked at closely.
SENDERS = {"participant": 24, "staff": 2}
WHO = st.sampled_from([*["participant"] * 5, "staff"])
OTHERS = 6
# What a worker's memory may have grown by: allocators keep what they once had, and ideas are kept.
MOST_MORE_MB = 48
ENGINE = st.sampled_from([*"0123456789", "40", "41", "42", "420", "43", "44", "45", "451-", "46"])
PACKETS = st.one_of(
    st.sampled_from(sorted(TEXTS.values(), key=len)),
    st.text(max_size=40),
    st.builds(lambda start, value: start + json.dumps(value), ENGINE, values),
    st.builds(lambda start, rest: start + rest, ENGINE, st.text(max_size=20)),
    st.builds(lambda value: "421" + json.dumps(["command", value])[:-1], values),
)
OPCODES = st.sampled_from([0x0, 0x1, 0x2, 0x8, 0x9, 0xA])
FRAMES = st.tuples(st.binary(max_size=60), OPCODES)


class Mob:
    """The rude, in turn, in a workshop with something in it to be rude about."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self.outcomes: Counter[str] = Counter()
        ann = hall.evening.join()
        idea = hall.evening.propose(ann)["id"]
        self.ids = (idea, hall.evening.comment(ann, idea)["id"], str(ann.id))
        self.rude = {
            who: [Rude(hall, who, self.outcomes) for _ in range(many)]
            for who, many in SENDERS.items()
        }
        self.turns = {who: itertools.cycle(rude) for who, rude in self.rude.items()}

    def close(self) -> None:
        for each in itertools.chain(*self.rude.values()):
            each.leave()

    def command(self, data: st.DataObject, who: str) -> None:
        """A command that would be fine but for something in it."""
        kind = some_kind(data, who)
        made = data.draw(spoiled(valid(kind, *self.ids), [new_id()]))
        command: dict[str, Any] = {"id": new_id(), "kind": kind, "data": made, "seen": 0}
        where = data.draw(st.sampled_from([None] * 5 + ["id", "kind", "data", "seen"]))
        if where:
            command[where] = data.draw(odd)
        ack = next(self.turns[who]).command(command)
        if ack and ack["ok"] and kind in {"phase.set", "input.pause"}:
            self.hall.evening.phase("collect")
            self.hall.evening.staff("input.pause", {"paused": False})


@pytest.fixture
def mob(hall: FaultHall) -> Iterator[Mob]:
    made = Mob(hall)
    yield made
    made.close()


@pytest.fixture
def others(house: Server) -> Iterator[Crowd]:
    """People in another workshop of the same server, who want to get on."""
    hall = FaultHall(house)
    with crowd(hall, [hall.phone() for _ in range(OTHERS)]) as made:
        yield made
    hall.close()


def resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def crashes(log: str) -> list[str]:
    """Lines that tell of an exception."""
    return [line for line in log.splitlines() if "Traceback" in line or '"level": "error"' in line]


def be_rude(mob: Mob, examples: int) -> None:
    """So many messages, each of them another."""

    @settings(
        max_examples=examples,
        derandomize=not LONG,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        data=st.data(),
        who=WHO,
        what=st.sampled_from(["command"] * 6 + ["packet", "packet", "frame"]),
    )
    def send(data: st.DataObject, who: str, what: str) -> None:
        if what == "command":
            mob.command(data, who)
        elif what == "packet":
            next(mob.turns[who]).packet(data.draw(PACKETS))
        else:
            next(mob.turns[who]).frame(*data.draw(FRAMES))

    send()


@pytest.mark.timeout(long_or_short(3600, 120))
def test_bad_packets_are_answered_or_cut_and_harm_nobody(
    mob: Mob, others: Crowd, house: Server, accept: Accept
) -> None:
    others.act(OTHERS)
    be_rude(mob, EXAMPLES // 10)
    before = len(house.log)
    (worker,) = workers(house)
    before_mb = resident_mb(worker)
    be_rude(mob, EXAMPLES - EXAMPLES // 10)
    grown_mb = resident_mb(worker) - before_mb
    others.act(OTHERS)
    told = f"{mob.outcomes.total()} bad messages ({dict(mob.outcomes)}), {grown_mb:.1f} MB more"
    accept(told, others.judge())
    assert not any(phone.history.lines_lost for phone in others.phones)
    assert workers(house) == [worker]
    assert crashes(house.log[before:]) == []
    assert grown_mb < MOST_MORE_MB
    assert mob.outcomes.total() >= EXAMPLES * 0.9
    assert mob.outcomes["too_many"] < mob.outcomes.total() / 2

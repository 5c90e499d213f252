"""The pulse: in order, without gaps, at once when quiet and merged when busy."""

import random
import uuid
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import pytest

from cocreate.live import pulse as pulse_module
from cocreate.live.pulse import GAP_S, TICK_S, Pulse, Told

WORKSHOP = uuid.uuid4()


class Rhythm:
    """Time that passes when the test says so, and what has been told meanwhile."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        self.waiting: list[tuple[float, Callable[[], None]]] = []
        self.told: list[list[int]] = []
        self.journal: list[int] = []
        monkeypatch.setattr(pulse_module, "monotonic", lambda: self.now)
        monkeypatch.setattr(pulse_module, "to_audience", self.hear)
        self.pulse = Pulse(self.later, self.missed)
        self.pulse.begin(WORKSHOP, 0, 0)

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        self.waiting.append((self.now + seconds, work))

    def missed(self, _workshop: uuid.UUID, told: Mapping[Told, int]) -> Any:
        return {"room": [{"seq": seq} for seq in self.journal if seq > told["room"]]}

    def hear(self, _workshop: uuid.UUID, _audience: str, _name: str, events: Any) -> None:
        self.told.append([event["seq"] for event in events])

    def add(self, *seqs: int) -> None:
        for seq in seqs:
            self.pulse.add(WORKSHOP, "room", {"seq": seq})

    def pass_by(self, seconds: float) -> None:
        until = self.now + seconds
        while due := sorted((at for at, _ in self.waiting if at <= until), key=float):
            self.now = max(self.now, due[0])
            index = next(i for i, (at, _) in enumerate(self.waiting) if at == due[0])
            self.waiting.pop(index)[1]()
        self.now = until


@pytest.fixture
def rhythm(monkeypatch: pytest.MonkeyPatch) -> Rhythm:
    return Rhythm(monkeypatch)


def test_a_quiet_workshop_is_told_at_once(rhythm: Rhythm) -> None:
    rhythm.add(1)
    rhythm.pass_by(0)
    assert rhythm.told == [[1]]


def test_a_busy_workshop_is_told_in_one_frame_a_tick(rhythm: Rhythm) -> None:
    rhythm.add(1)
    rhythm.pass_by(0)
    for seq in range(2, 12):
        rhythm.add(seq)
        rhythm.pass_by(TICK_S / 20)
    rhythm.pass_by(TICK_S)
    assert rhythm.told == [[1], list(range(2, 12))]


def test_what_comes_early_waits_for_the_one_before_it(rhythm: Rhythm) -> None:
    rhythm.add(2)
    rhythm.pass_by(GAP_S / 2)
    assert rhythm.told == []
    rhythm.add(1)
    rhythm.pass_by(GAP_S / 2)
    assert rhythm.told == [[1, 2]]


def test_what_was_told_is_not_told_again(rhythm: Rhythm) -> None:
    rhythm.add(1, 2)
    rhythm.pass_by(TICK_S)
    rhythm.add(1, 2)
    rhythm.pass_by(TICK_S)
    assert rhythm.told == [[1, 2]]


def test_what_nobody_announces_is_read_from_the_journal(rhythm: Rhythm) -> None:
    rhythm.journal = [1, 2, 3]
    rhythm.add(2)
    rhythm.pass_by(GAP_S * 2)
    assert rhythm.told == [[1, 2, 3]]


def test_any_order_comes_out_in_order(rhythm: Rhythm) -> None:
    chance = random.Random(7)
    seqs = list(range(1, 200))
    # Each a little early or late, as from workers that announce at the same time.
    for seq in sorted(seqs, key=lambda seq: seq + chance.uniform(0, 5)):
        rhythm.add(seq)
        rhythm.pass_by(chance.choice([0, TICK_S / 10]))
    rhythm.pass_by(TICK_S)
    assert list(chain.from_iterable(rhythm.told)) == seqs


def test_a_workshop_nobody_is_connected_to_is_not_kept(rhythm: Rhythm) -> None:
    rhythm.pulse.end(WORKSHOP)
    rhythm.add(1)
    rhythm.pass_by(TICK_S)
    assert rhythm.told == []
    assert rhythm.pulse.beats == {}

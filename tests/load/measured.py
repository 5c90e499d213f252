"""From the books of crowds and the server's meter to one row of figures."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any

from tests.load.crowd import Crowd, note_votes_seen, vote_faults
from tests.load.figures import Figures, Spread, Target
from tests.load.latencies import Latencies
from tests.load.meter import Meter


@dataclass
class Window:
    """What a stretch of time has cost: CPU of the server, how busy the generator was."""

    cpu_s: float = 0.0
    seconds: float = 0.0
    generator_busy: float = 0.0
    deliveries: int = 0


@contextmanager
def window(meter: Meter, crowds: Sequence[Crowd]) -> Iterator[Window]:
    """Measure what happens in the block; the window is filled when the block is left."""
    measured = Window()
    # A pause of the generator must not be taken for one of the server.
    gc.collect()
    gc.disable()
    cpu, began, own = meter.cpu_s(), perf_counter(), process_time()
    before = sum(crowd.deliveries for crowd in crowds)
    with meter.watching():
        yield measured
    gc.enable()
    measured.seconds = perf_counter() - began
    measured.cpu_s = meter.cpu_s() - cpu
    measured.generator_busy = (process_time() - own) / measured.seconds
    measured.deliveries = sum(crowd.deliveries for crowd in crowds) - before


def figures(
    name: str, disk: str, rate: float, crowds: Sequence[Crowd], meter: Meter, measured: Window
) -> Figures:
    """A row with what every scenario measures; the books are closed by `close_books`."""
    ack, seen = Latencies(), Latencies()
    for crowd in crowds:
        ack.merge(crowd.ledger.ack)
        seen.merge(crowd.ledger.seen)
    people = sum(len(crowd.phones) for crowd in crowds)
    row = Figures(name, disk, people, rate, Spread.of(ack), Spread.of(seen))
    row.deliveries, row.cpu_s = measured.deliveries, measured.cpu_s
    row.memory_mb = meter.most_mb()
    row.more["server's CPU, cores"] = measured.cpu_s / measured.seconds
    row.more["generator's CPU, cores"] = measured.generator_busy
    return row


async def close_books(
    row: Figures, crowds: Sequence[Crowd], *, kept: bool = True
) -> list[dict[str, Any]]:
    """Compare what was answered, seen and kept; nothing is taken for granted.

    Returns the final states; `kept` is False for a server that keeps nothing.
    """
    states = [await crowd.final() for crowd in crowds] if kept else []
    for number, crowd in enumerate(crowds):
        _close(row, crowd, states[number] if kept else None)
    tell_faults(row)
    return states


def tell_faults(row: Figures) -> None:
    """What every scenario promises."""
    faults = row.lost + row.doubled + row.cut
    row.targets.append(Target(f"{row.scenario} lost, doubled, disconnected", faults, 0))


def _close(row: Figures, crowd: Crowd, state: dict[str, Any] | None) -> None:
    ledger, phones = crowd.ledger, crowd.phones
    kept = None if state is None else [proposal["id"] for proposal in state["proposals"]]
    row.lost += ledger.lost((phone.counts for phone in phones), kept)
    row.doubled += ledger.doubled(kept)
    row.cut += ledger.cut
    if state is not None and any(phone.votes for phone in phones):
        lost, doubled = vote_faults(state, phones)
        row.lost += lost
        row.doubled += doubled
        note_votes_seen(phones, ledger.vote_seen)
    _add(row, "refused", ledger.refused.total())
    _add(row, "unanswered", max(ledger.waiting, 0))
    _add(row, "seen again", sum(phone.counts.repeats() for phone in phones))
    _add(row, "of another workshop", ledger.foreign)


def _add(row: Figures, name: str, count: int) -> None:
    row.more[name] = (row.more.get(name) or 0) + count

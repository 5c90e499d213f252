"""Events on their way to the sockets of this process: in order, without gaps, merged when busy.

A quiet workshop is told at once. A busy one is told at most twenty times a second, everything in
one frame: the biggest saving there is. An event that comes before its forerunner (two workers
announce in any order) waits a moment for it, and is then read from the journal, which is the truth.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Literal

from cocreate.extensions import socketio
from cocreate.journal.events import events_after
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.store import real_app, store
from cocreate.live.broadcast import to_audience
from cocreate.metrics.meters import sent

Told = Literal["room", "staff"]
FRAMES: Mapping[Told, str] = {"room": "events", "staff": "staff_events"}
TICK_S = 0.05
# So long an event waits for the one before it.
GAP_S = 0.1


@dataclass
class Stream:
    """One stream of one workshop: the seq its sockets have been told, and what waits."""

    told: int
    waiting: dict[int, dict[str, Any]] = field(default_factory=dict)

    def add(self, event: dict[str, Any]) -> None:
        """Let an event wait, unless it has been told."""
        if event["seq"] > self.told:
            self.waiting[event["seq"]] = event

    def take(self) -> list[dict[str, Any]]:
        """What follows on what has been told, without a gap."""
        ready = []
        while (event := self.waiting.pop(self.told + 1, None)) is not None:
            ready.append(event)
            self.told += 1
        return ready


@dataclass
class Beat:
    """One workshop's streams and its rhythm."""

    streams: dict[Told, Stream]
    last: float = 0.0
    since: float = 0.0
    due: bool = False
    mending: bool = False


@dataclass
class Pulse:
    """All workshops with a socket in this process."""

    later: Callable[[float, Callable[[], None]], None]
    missed: Callable[[uuid.UUID, Mapping[Told, int]], Mapping[Told, list[dict[str, Any]]]]
    beats: dict[uuid.UUID, Beat] = field(default_factory=dict)

    def begin(self, workshop_id: uuid.UUID, room_seq: int, staff_seq: int) -> None:
        """Tell what comes after these seqs; does nothing if the workshop is told already."""
        if workshop_id not in self.beats:
            streams: dict[Told, Stream] = {"room": Stream(room_seq), "staff": Stream(staff_seq)}
            self.beats[workshop_id] = Beat(streams)

    def end(self, workshop_id: uuid.UUID) -> None:
        """Nobody of the workshop is connected here any more."""
        self.beats.pop(workshop_id, None)

    def add(self, workshop_id: uuid.UUID, stream: Told, event: dict[str, Any]) -> None:
        """Tell an event, now or with the next frame."""
        beat = self.beats.get(workshop_id)
        if beat is None:
            return
        beat.streams[stream].add(event)
        if beat.due:
            return
        beat.due = True
        beat.since = monotonic()
        rest = TICK_S - (monotonic() - beat.last)
        self.later(max(rest, 0), lambda: self._send(workshop_id, beat))

    def behind(self, head: Head) -> bool:
        """Whether the journal is ahead of what has been told, for longer than a moment."""
        beat = self.beats.get(head.workshop_id)
        if beat is None or beat.due:
            return False
        newest = {"room": head.room_seq, "staff": head.staff_seq}
        return any(stream.told < newest[name] for name, stream in beat.streams.items())

    def mend(self, workshop_id: uuid.UUID) -> None:
        """Read from the journal what nobody has announced."""
        if (beat := self.beats.get(workshop_id)) is not None:
            self._mend(workshop_id, beat)

    def _send(self, workshop_id: uuid.UUID, beat: Beat) -> None:
        beat.due = False
        beat.last = monotonic()
        for name, stream in beat.streams.items():
            if ready := stream.take():
                to_audience(workshop_id, name, FRAMES[name], ready)
                sent(beat.since)
            if stream.waiting and not beat.mending:
                beat.mending = True
                self.later(GAP_S, lambda: self._mend(workshop_id, beat))

    def _mend(self, workshop_id: uuid.UUID, beat: Beat) -> None:
        beat.mending = False
        told = {name: stream.told for name, stream in beat.streams.items()}
        for name, events in self.missed(workshop_id, told).items():
            for event in events:
                beat.streams[name].add(event)
        self._send(workshop_id, beat)


def _in_background(seconds: float, work: Callable[[], None]) -> None:
    app = real_app()

    def run() -> None:
        socketio.sleep(seconds)
        with app.app_context():
            work()

    socketio.start_background_task(run)


def _from_journal(
    workshop_id: uuid.UUID, told: Mapping[Told, int]
) -> dict[Told, list[dict[str, Any]]]:
    with store.read() as session:
        head = read_head(session, workshop_id)
        return {name: events_after(session, head, name, after) for name, after in told.items()}


pulse = Pulse(_in_background, _from_journal)

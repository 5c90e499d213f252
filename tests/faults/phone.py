"""A phone that keeps each command until it is answered, whatever becomes of the line.

One command is under way at a time, and is sent again with the same id until there is a final answer.
"""

import random
import threading
import time
from collections.abc import Callable
from typing import Any

import requests
import websocket

from tests.contract.browser import Json, Reply, command
from tests.contract.client import Client
from tests.contract.wire import Cut, Packet, Refusal
from tests.faults.doings import next_command
from tests.faults.history import History, RecordedTruth

RETRY = {"busy", "full", "too_many"}
# Nobody answers for so long: the line is taken for lost. A beat comes every five seconds, later
# where the machine is busy.
ANSWER_S, SILENCE_S = 10.0, 10.0
BACKOFF_S = 0.4
OVER_HTTP, AGAIN = 0.2, 0.3


class Away(Exception):
    """The server answers, but not with what was asked for, or nothing comes where something must."""


LINE_FAULTS = (Cut, Away, OSError, websocket.WebSocketException)


class Phone(Client):
    """Acts by itself in a thread of its own (`live`); `hasty`: sends much twice, over both doors."""

    def __init__(
        self, base: str, code: str, seed: int, *, hasty: bool = False, answer_s: float = ANSWER_S
    ) -> None:
        super().__init__(base, code)
        self.history = History()
        self.truth = RecordedTruth(self.history)
        self.chance = random.Random(seed)
        self.hasty = hasty
        self.answer_s = answer_s
        self.waiting: Json | None = None
        self.not_before = 0.0
        self.heard = time.monotonic()

    def live(self, acting: threading.Event, leaving: threading.Event) -> None:
        """Act while `acting` is set, read on until `leaving` is."""
        while not leaving.is_set():
            try:
                self._live_on(acting)
            except LINE_FAULTS:
                self.history.lines_lost += 1
                self.leave()
                leaving.wait(self.chance.uniform(BACKOFF_S / 2, BACKOFF_S))

    def give(self, kind: str, data: Json) -> Json:
        """One command of the test's own, over HTTP; its answer."""
        made = command(kind, data, seen=self.truth.seq)
        self.history.made[made["id"]] = made
        return self._posted(made)

    def _live_on(self, acting: threading.Event) -> None:
        if self.wire is None:
            self._come_back()
        if self.waiting is None and acting.is_set():
            self.waiting = next_command(self.truth, self.history.me, self.chance)
            self.history.made[self.waiting["id"]] = self.waiting
        if self.waiting is not None and time.monotonic() >= self.not_before:
            self._send(self.waiting)
        else:
            self._step(0.05)
        if time.monotonic() - self.heard > SILENCE_S:
            raise Away("nothing is heard any more")

    def _come_back(self) -> None:
        try:
            self.connect()
        except Refusal as refusal:
            if refusal.data.get("code") not in RETRY:
                raise
            raise Away from refusal

    def _send(self, made: Json) -> None:
        answers = self._twice(made) if self.hasty else [self._once(made)]
        final = [each for each in answers if each["ok"] or each["code"] not in RETRY]
        if final:
            self.waiting = None
        else:
            wait = max(each["retry_after"] for each in answers)
            self.not_before = time.monotonic() + wait

    def _once(self, made: Json) -> Json:
        by_post = self.chance.random() < OVER_HTTP
        return self._posted(made) if by_post else self._answer(made, self._emit(made))

    def _twice(self, made: Json) -> list[Json]:
        """Over both doors at once, and now and then something old after it."""
        number = self._emit(made)
        answers = [self._posted(made), self._answer(made, number)]
        if self.chance.random() < AGAIN:
            old = self.chance.choice(list(self.history.made.values()))
            self._answer(old, self._emit(old))
            self._posted(old)
        return answers

    def _emit(self, made: Json) -> int:
        assert self.wire is not None
        self.history.sendings += 1
        return self.wire.emit("command", made)

    def _answer(self, made: Json, number: int) -> Json:
        self.until(lambda: number in self.acks, self.answer_s)
        answer = self.acks.pop(number)
        self.history.answer(made["id"], answer)
        return answer

    def _posted(self, made: Json) -> Json:
        self.history.sendings += 1
        answered = self.call("POST", f"/w/{self.code}/commands", json=made)
        if not answered.headers["Content-Type"].startswith("application/json"):
            raise Away(answered.status_code)
        answer: Json = Reply(answered.status_code, answered.json()).body
        self.history.answer(made["id"], answer)
        return answer

    def until(self, there: Callable[[], bool], seconds: float = ANSWER_S) -> None:
        """Read until something is so. Raises Away, where the line may be lost at any time."""
        end = time.monotonic() + seconds
        while not there():
            if time.monotonic() > end:
                raise Away("no answer")
            self._step(0.1)

    def _take(self, packet: Packet) -> None:
        self.heard = time.monotonic()
        super()._take(packet)
        if packet.name == "beat" and packet.body["votes"] > self._votes_known():
            self.poll()  # counts are not events: a frame of them may be lost without a gap
        self.packets.clear()

    def _votes_known(self) -> int:
        return max((each["v"] for each in self.truth.tallies.values()), default=self.truth.votes)

    @staticmethod
    def _fine(answer: requests.Response) -> Any:
        if answer.status_code >= 500:
            raise Away(answer.status_code)
        return Client._fine(answer)

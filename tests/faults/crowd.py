"""People acting in a workshop while something breaks, and what is to be said of it afterwards."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from cocreate.journal.registry import Phase
from tests.contract.browser import Json
from tests.contract.hall import Hall
from tests.contract.truth import Truth
from tests.faults.journal import Journal, read_journal
from tests.faults.phone import Phone
from tests.faults.verdict import Verdict, digest, judge
from tests.server import Server

PEOPLE = 8
SETTLE_S = 60.0
LOOK_S = 0.05


class FaultHall(Hall):
    """A workshop whose counts everybody sees; `base` is where its people find it."""

    def __init__(self, server: Server, base: str | None = None) -> None:
        super().__init__(server, tallies="live")
        self.base = base or server.base

    def phone(self, base: str | None = None, **nature: Any) -> Phone:
        """Somebody who has joined, with an outbox; `nature` as of `Phone`."""
        phone = Phone(base or self.base, self.code, len(self.clients), **nature)
        self.clients.append(phone)
        phone.history.me = phone.come_in()["me"]["id"]
        return phone


@dataclass
class Crowd:
    """Phones in threads. Nobody reads another's wire; what they know is read when they rest."""

    hall: FaultHall
    phones: list[Phone]
    # Who keep a history, too, and are led by the test.
    others: list[Phone] = field(default_factory=list)
    acting: threading.Event = field(default_factory=threading.Event)
    leaving: threading.Event = field(default_factory=threading.Event)
    lives: list[Future[None]] = field(default_factory=list)
    first: Json = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """Commands answered for good so far."""
        made = sum(len(each.history.made) for each in self.phones)
        return made - sum(each.waiting is not None for each in self.phones)

    def act(self, commands: int, seconds: float = SETTLE_S) -> None:
        """Let so many more commands be answered, however long that takes, up to a bound."""
        wanted = self.answered + commands
        self._until(lambda: self.answered >= wanted, seconds, f"{commands} answers")

    def rest(self) -> Journal:
        """Nobody begins anything; wait until all is answered and everybody has caught up."""
        self.acting.clear()
        self._until(lambda: not any(p.waiting for p in self.phones), SETTLE_S, "all answers")
        journal = read_journal(self.hall.evening.workshop.id)
        kept = Truth()
        kept.load(journal.state)
        wanted = digest(kept)
        self._until(
            lambda: all(self._shown(each) == wanted for each in self.phones),
            SETTLE_S,
            "",
            give_up=True,
        )
        return journal

    def judge(self) -> Verdict:
        """Rest, and compare: every phone, a newcomer, a replay from the first state, the database."""
        journal = self.rest()
        newcomer, replaying = self.hall.phone(), self.hall.phone()
        replaying.truth.load(self.first)
        for each in (newcomer, replaying, *self.others):
            if not each.truth.epoch:
                each.load()  # may lag by two seconds
            each.poll()
        everybody = [*self.phones, *self.others]
        truths = [each.truth for each in (newcomer, replaying, *everybody)]
        return judge([each.history for each in everybody], truths, journal)

    def step(self, phase: Phase) -> None:
        """Staff go to another step while everybody rests; then all act again."""
        self.rest()
        reply = self.hall.staff().post("phase.set", {"phase": phase})
        assert reply.code == "ok", reply
        self._until(
            lambda: all(each.truth.workshop["phase"] == phase for each in self.phones),
            SETTLE_S,
            phase,
        )
        self.acting.set()

    def _shown(self, phone: Phone) -> str:
        try:
            return digest(phone.truth)
        except RuntimeError:  # it changed while it was read
            return ""

    def _until(
        self, so: Callable[[], bool], seconds: float, what: str, *, give_up: bool = False
    ) -> None:
        end = time.monotonic() + seconds
        while not so():
            for life in self.lives:
                if life.done():
                    life.result()
            if time.monotonic() > end:
                assert give_up, f"waited in vain for {what}"
                return
            time.sleep(LOOK_S)


@contextmanager
def crowd(hall: FaultHall, phones: list[Phone]) -> Iterator[Crowd]:
    """These people act from now on."""
    made = Crowd(hall, phones)
    made.first = phones[0].state()
    made.acting.set()
    with ThreadPoolExecutor(len(phones)) as threads:
        made.lives = [threads.submit(each.live, made.acting, made.leaving) for each in phones]
        try:
            yield made
        finally:
            made.leaving.set()
    for life in made.lives:
        life.result()

"""What was written for a state is kept: at the results the whole room opens the same page at once.

The same (seq, votes) gives the same outcome, so a kept answer is never stale: another state has
another key. Without this each of 150 phones would cost the live worker a page of its own.
"""

import uuid
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cocreate.journal.models import Head
from cocreate.journal.registry import Audience

T = TypeVar("T")
MOST = 12


@dataclass(frozen=True, slots=True)
class StateKey:
    """Which state of which workshop an audience sees; `staff_seq` is 0 for everybody else."""

    workshop: uuid.UUID
    epoch: str
    seq: int
    staff_seq: int
    votes: int
    audience: Audience


def state_key(head: Head, audience: Audience) -> StateKey:
    """The state as of this reading."""
    staff_seq = head.staff_seq if audience == "staff" else 0
    return StateKey(
        head.workshop_id, head.epoch, head.room_seq, staff_seq, head.votes_seq, audience
    )


class Kept(Generic[T]):
    """The answers last asked for, at most so many of them."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._answers: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer for this key, made when it is not there."""
        answer = self._answers.pop(key, None)
        if answer is None:
            answer = make()
        self._answers[key] = answer
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)
        return answer

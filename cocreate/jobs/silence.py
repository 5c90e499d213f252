"""Telling which running jobs have nobody at them any more."""

import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cocreate.jobs.queries import Sign


@dataclass
class Silence:
    """Hears the signs of life; a job is silent when its last one stayed the same for `after_s`.

    What the signs say is compared, never with a clock: those of several hosts may differ, and be
    set right in between.
    """

    after_s: float
    clock: Callable[[], float] = time.monotonic
    _heard: dict[uuid.UUID, tuple[Sign, float]] = field(default_factory=dict)

    def silent(self, signs: Iterable[Sign]) -> list[Sign]:
        """Those of `signs`, all there are now, that are silent."""
        now = self.clock()
        heard: dict[uuid.UUID, tuple[Sign, float]] = {}
        for sign in signs:
            known, since = self._heard.get(sign.id, (None, now))
            heard[sign.id] = (sign, since if known == sign else now)
        self._heard = heard
        return [sign for sign, since in heard.values() if now - since >= self.after_s]

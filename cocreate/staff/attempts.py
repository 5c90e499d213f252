"""Limiting how often somebody may try to sign in.

Two token buckets, one per login and one for the whole process: guessing one password is slow,
and so is trying one password on many logins. Nobody is locked out for longer than it takes to
win one token back. Not by address: a whole hall shares one.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Level:
    """How full a bucket was, and when."""

    tokens: float
    at: float


# More than this many logins in memory: those with full buckets are forgotten.
MANY = 1_000


@dataclass
class Attempts:
    """Both buckets: so many tries at once, then one every so many seconds.

    `now` is a monotonic clock in seconds.
    """

    login_burst: int = 6
    login_every: float = 20.0
    total_burst: int = 60
    total_every: float = 1.0
    now: Callable[[], float] = time.monotonic
    levels: dict[str, Level] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, login: str) -> float:
        """Count one try. 0.0 if it may go on, else the seconds to wait."""
        with self._lock:
            self._forget_full()
            # The per-login bucket first: a script that has emptied it cannot also drain everybody's.
            wait = self._take(f"login:{login}", self.login_burst, self.login_every)
            return wait or self._take("total", self.total_burst, self.total_every)

    def forgive(self, login: str) -> None:
        """After a right password the login starts fresh."""
        with self._lock:
            self.levels.pop(f"login:{login}", None)

    def _take(self, key: str, burst: int, every: float) -> float:
        now = self.now()
        level = self.levels.setdefault(key, Level(burst, now))
        level.tokens = min(burst, level.tokens + (now - level.at) / every)
        level.at = now
        if level.tokens < 1:
            return (1 - level.tokens) * every
        level.tokens -= 1
        return 0.0

    def _forget_full(self) -> None:
        """Drop logins whose bucket is full again: the memory stays bounded by the total rate."""
        if len(self.levels) < MANY:
            return
        whole = self.now() - self.login_burst * self.login_every
        for key in [key for key, level in self.levels.items() if level.at < whole]:
            del self.levels[key]

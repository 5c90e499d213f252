"""Which room does which kind of heavy work; filled by each room's `register`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol


class Run(Protocol):
    """What a handler may do while it works."""

    @property
    def file(self) -> Path:
        """Where the file goes that the job makes; write it with `files.write_whole`."""

    def progress(self, done: int, total: int, step: str = "") -> None:
        """Say how far it is: `done` of `total`; `step` is a sentence marked with `N_`."""


# Given the job's data, does the work and returns its small result. May be run again after a crash,
# so doing it twice must come to the same.
Handler = Callable[[Mapping[str, Any], Run], Mapping[str, Any]]


@dataclass
class Jobs:
    """The handlers by kind, and the hour (UTC) of those that are done every day."""

    handlers: dict[str, Handler] = field(default_factory=dict)
    daily: dict[str, int] = field(default_factory=dict)


jobs = Jobs()


def register_job(kind: str, handler: Handler) -> None:
    """Let the job process do work of this kind, in the application's context."""
    jobs.handlers[kind] = handler


def register_daily(kind: str, hour: int) -> None:
    """Have a registered kind done once a day, from `hour` (0-23, UTC) on, by one process of all.

    Its data is `{"day": "2026-11-22"}`. A day on which nothing ran is not made up for.
    """
    jobs.daily[kind] = hour

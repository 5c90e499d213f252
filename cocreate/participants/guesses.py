"""A budget for wrong codes. It is one for all: a hall shares one address, guessers do not."""

import threading
import time
from collections import deque
from http import HTTPStatus

from flask import Response, current_app, request, session

from cocreate.journal.answers import Refused
from cocreate.participants.devices import DEVICES
from cocreate.words import N_

MOST = 600
WINDOW_S = 60.0


class Guesses:
    """Wrong codes of the last minute in this process."""

    def __init__(self) -> None:
        self.times: deque[float] = deque()
        self.lock = threading.Lock()

    def check(self) -> None:
        """Raises Refused `too_many` while the budget is used up."""
        with self.lock:
            since = time.monotonic() - WINDOW_S
            while self.times and self.times[0] < since:
                self.times.popleft()
            if len(self.times) >= MOST:
                raise Refused(
                    "too_many",
                    N_("Many wrong codes were typed just now. Please try again in a minute."),
                    retry_after=WINDOW_S,
                )

    def wrong(self) -> None:
        """Note a wrong code."""
        with self.lock:
            self.times.append(time.monotonic())


guesses = Guesses()


def check_stranger() -> None:
    """Before a page of `/w/<code>`: strangers share the budget, known devices are not held up."""
    if _is_stranger():
        guesses.check()


def note_stranger(response: Response) -> Response:
    """After it: a stranger's wrong code counts."""
    if response.status_code == HTTPStatus.NOT_FOUND and _is_stranger():
        guesses.wrong()
    return response


def _is_stranger() -> bool:
    known = session.get(DEVICES) or request.cookies.get(current_app.config["STAFF_COOKIE"])
    return "code" in (request.view_args or {}) and not known

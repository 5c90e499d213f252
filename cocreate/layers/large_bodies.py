"""Letting staff, and nobody else, send a body as large as a map; read so that others have their turn."""

import time
from typing import IO, Any

from flask import request

from cocreate.layers.uploads import BREATH_S, MIB, PIECE
from cocreate.staff.sessions import current_staff

# More than a file may have, so that who sends a larger one is told so and not cut off.
LARGEST_BODY = 64 * MIB


class Unhurried:
    """A body that is read piece by piece with a breath in between."""

    def __init__(self, body: IO[bytes]) -> None:
        self._body = body
        self._since = 0

    def read(self, size: int = -1) -> bytes:
        """As of a file; never more than a piece at a time, which is all that is asked for."""
        piece = self._body.read(PIECE if size < 0 else min(size, PIECE))
        self._since += len(piece)
        if self._since >= PIECE:
            self._since = 0
            time.sleep(BREATH_S)
        return piece


def allow_large_body(endpoint: str | None, _values: dict[str, Any] | None, large: set[str]) -> None:
    """Before anything of the request is read: raise its limit where a file is sent by staff."""
    if request.method == "POST" and endpoint in large and current_staff() is not None:
        request.max_content_length = LARGEST_BODY
        request.environ["wsgi.input"] = Unhurried(request.environ["wsgi.input"])

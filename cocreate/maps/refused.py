"""The one way the geometry rules say no."""

from __future__ import annotations


class GeometryRefused(Exception):
    """A shape that cannot be taken, with a sentence that says what to do.

    ``message`` is an English msgid (marked with ``N_``) with ``%(name)s`` places for
    ``params``; the door that talks to the person translates it.
    """

    def __init__(self, message: str, **params: object) -> None:
        super().__init__(message % params)
        self.message = message
        self.params = params

"""How long the faults last: a short form in every gate, the long one with `make faults`."""

import os
from typing import TypeVar

T = TypeVar("T")
LONG = os.environ.get("COCREATE_FAULTS") == "long"


def long_or_short(long: T, short: T) -> T:
    """What this run asks for."""
    return long if LONG else short

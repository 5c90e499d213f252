"""How late the event loop is: the one figure that says whether something held everybody up."""

import time

import gevent

from cocreate.metrics.meters import LOOP_LAG_SECONDS

EVERY_S = 0.02


def watch_loop() -> None:
    """Sleep a little, for ever, and note by how much more than asked for it was."""
    while True:
        due = time.monotonic() + EVERY_S
        gevent.sleep(EVERY_S)
        LOOP_LAG_SECONDS.observe(max(0.0, time.monotonic() - due))

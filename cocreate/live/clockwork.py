"""What a process does by itself: `beat` every five seconds, `present` every second."""

import logging
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from cocreate.extensions import socketio
from cocreate.journal.models import Head
from cocreate.journal.store import store
from cocreate.journal.times import utcnow, wire_time
from cocreate.live.broadcast import to_audience
from cocreate.live.capacity import UNKNOWN_S, let_strangers_go
from cocreate.live.gauges import note_gauges
from cocreate.live.hub import hub
from cocreate.live.presence import EVERY_S, presence
from cocreate.live.pulse import pulse
from cocreate.live.sockets import close_workshop, drop_signed_out
from cocreate.logs.context import fail
from cocreate.logs.greenlets import log_crashes
from cocreate.metrics.lag import watch_loop

BEAT_S = 5.0
log = logging.getLogger(__name__)


def beat() -> None:
    """Tell each workshop with somebody connected where it stands: exposes a silent loss.

    What another worker has committed and nobody has announced is told now, too.
    """
    workshops = hub.workshops()
    if not workshops:
        return
    with store.read() as session:
        heads = session.scalars(select(Head).where(Head.workshop_id.in_(workshops))).all()
    now = wire_time(utcnow())
    for head in heads:
        if pulse.behind(head):
            pulse.mend(head.workshop_id)
        payload = {"seq": head.room_seq, "votes": head.votes_seq, "now": now}
        to_audience(head.workshop_id, "room", "beat", payload, passing=True)
        # Staff sockets are in the room too; this one tells them of their own stream.
        for_staff = payload | {"staff_seq": head.staff_seq}
        to_audience(head.workshop_id, "staff", "beat", for_staff, passing=True)
    for gone in set(workshops) - {head.workshop_id for head in heads}:
        close_workshop(gone)


def start(app: Flask) -> None:
    """Start the clockwork of this process; called once, when the worker runs."""
    _every(app, BEAT_S, beat)
    _every(app, BEAT_S, drop_signed_out)
    _every(app, EVERY_S, presence.tell)
    _every(app, BEAT_S, presence.tell_again)
    _every(app, BEAT_S, note_gauges)
    socketio.start_background_task(watch_loop)
    log_crashes()
    _every(app, UNKNOWN_S / 2, let_strangers_go)


def _every(app: Flask, seconds: float, work: Callable[[], None]) -> None:
    def run() -> None:
        while True:
            socketio.sleep(seconds)
            with app.app_context():
                _try(work)

    socketio.start_background_task(run)


def _try(work: Callable[[], None]) -> None:
    try:
        work()
    except Exception as error:  # noqa: BLE001 - told
        # The clockwork must go on; a database that is away comes back.
        fail(log, "clockwork_failed", error, work=getattr(work, "__name__", "work"))

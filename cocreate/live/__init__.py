"""The connection: identify, check and answer every command; tell everybody what happened."""

import uuid

from flask import Flask

from cocreate.journal.registry import after_commit
from cocreate.journal.store import under_gevent
from cocreate.live import (
    announce,
    api,
    clockwork,
    health,
    layer_files,
    offline,
    presence,
    sockets,
    views,
)
from cocreate.live.capacity import turn_away
from cocreate.live.hub import hub
from cocreate.live.websocket import whole_frames
from cocreate.staff.actions import on_disabled
from cocreate.workshops.actions import on_deleted


def register(app: Flask) -> None:
    """Bring this room into the application."""
    for blueprint in (api.bp, health.bp, layer_files.bp, offline.bp, views.bp):
        app.register_blueprint(blueprint)
    hub.most_sockets = app.config["MOST_SOCKETS"]
    sockets.init_app(app)
    after_commit("broadcast", announce.broadcast, everywhere=True)
    after_commit("erased", announce.close_erased, everywhere=True)
    on_disabled.append(_cut)
    on_deleted.append(sockets.close_workshop)
    # How WSGI middleware is put on, says Flask; its types do not know.
    app.wsgi_app = turn_away(whole_frames(app.wsgi_app))  # type: ignore[method-assign, assignment]
    if under_gevent():
        clockwork.start(app)
        if app.config["REDIS_URL"]:
            _start_relay(app)


def _start_relay(app: Flask) -> None:
    from cocreate.live.relay import make_relay  # noqa: PLC0415 - one worker needs no Redis

    relay = make_relay(app)
    after_commit("relay", relay.committed)
    presence.presence.also.append(relay.present)
    relay.start()


def _cut(staff_id: uuid.UUID) -> None:
    sockets.close_sockets(staff_id)

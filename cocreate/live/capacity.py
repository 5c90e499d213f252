"""How many sockets a process carries, and how long it keeps those nobody is known behind."""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from engineio.socket import Socket

from cocreate.extensions import socketio
from cocreate.journal.answers import Refused
from cocreate.live.hub import hub
from cocreate.live.outlet import let_go
from cocreate.live.websocket import App, Environ, is_upgrade
from cocreate.words import N_

FULL_RETRY_S = 20.0
UNKNOWN_S = 5.0
# The oldest goes when somebody opens one more.
MOST_EACH = 8
STOPPING_RETRY_S = 3.0


class Strangers:
    """Sockets that have not said who they are, and since when."""

    def __init__(self) -> None:
        self.since: dict[str, float] = {}

    def let_go(self) -> None:
        """End those that have been silent about it for too long."""
        now = monotonic()
        known = {line_sid for _, line_sid in _known()}
        unknown = {
            sid: line for sid, line in _lines().items() if sid not in known and not line.closed
        }
        self.since = {sid: self.since.get(sid, now) for sid in unknown}
        for sid, line in unknown.items():
            if now - self.since[sid] > UNKNOWN_S:
                let_go(line, "not_joined")


def turn_away(app: App) -> App:
    """WSGI middleware: no more sockets while too many have not said who they are.

    They cost before anybody knows them. Whoever is turned away goes on over HTTP and tries again.
    """

    def wrapped(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if is_upgrade(environ) and _strangers_now() >= hub.most_sockets // 3:
            retry = ("Retry-After", str(int(FULL_RETRY_S)))
            start_response("503 Service Unavailable", [retry, ("Content-Length", "0")])
            return []
        return app(environ, start_response)

    return wrapped


def _strangers_now() -> int:
    return sum(not line.closed for line in _lines().values()) - len(hub.by_sid)


def _lines() -> dict[str, Socket]:
    return dict(socketio.server.eio.sockets)


def _known() -> list[tuple[str, str]]:
    manager = socketio.server.manager
    return [(sid, manager.eio_sid_from_sid(sid, "/")) for sid in list(hub.by_sid)]


def refuse_if_full() -> None:
    """Raise Refused when this process cannot take one more socket; plain pages go on."""
    if hub.stopping:
        raise Refused(
            "busy", N_("A short pause: we are back in a moment."), retry_after=STOPPING_RETRY_S
        )
    if len(hub.by_sid) >= hub.most_sockets:
        raise Refused(
            "full",
            N_("So many are here that there is no room left just now. We try again by itself."),
            retry_after=FULL_RETRY_S,
        )


strangers = Strangers()
let_strangers_go = strangers.let_go

"""One line for each HTTP request that is worth one: by its route, never by its address."""

import logging
import re
import time
from types import TracebackType

from flask import Flask, Response, current_app, g, request

from cocreate.logs import context
from cocreate.logs.context import Sparing, fail, tell

log = logging.getLogger(__name__)
# What a proxy's id may look like; anything else is replaced by our own.
REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
FAILED = 500
REFUSED = {401, 403, 429}
READING = {"GET", "HEAD", "OPTIONS"}
# Told by the door, with what became of each command.
TOLD_ELSEWHERE = {"live_api.commands"}
ExcInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]
sparing = Sparing()


def init_app(app: Flask) -> None:
    """Tell what is asked and how it ended."""
    app.before_request(_begin)
    app.after_request(_told)
    # Flask's own line quotes the address, in which a join code or a link's token may stand.
    app.log_exception = _failed  # type: ignore[method-assign]


def request_id() -> str:
    """The id a proxy of ours gave this request, or a new one."""
    given = request.headers.get("X-Request-Id", "")
    if current_app.config.get("PROXIES", 0) and REQUEST_ID.fullmatch(given):
        return given
    return context.new_id()


def _begin() -> None:
    g.began_at = time.monotonic()
    context.begin(request=request_id())


def _failed(exc_info: ExcInfo) -> None:
    if exc_info[1] is not None:
        fail(log, "request_failed", exc_info[1], route=request.endpoint)


def _told(response: Response) -> Response:
    if request.endpoint not in TOLD_ELSEWHERE:
        tell(
            log,
            _level(response.status_code),
            "request",
            sparing if response.status_code in REFUSED else None,
            method=request.method,
            route=request.endpoint,
            status=response.status_code,
            ms=round((time.monotonic() - g.began_at) * 1000, 1),
        )
    return response


def _level(status: int) -> int:
    """Writes, refused access and failures are always of interest; mere reading seldom is."""
    if status >= FAILED:
        return logging.WARNING
    if status in REFUSED or request.method not in READING:
        return logging.INFO
    return logging.DEBUG

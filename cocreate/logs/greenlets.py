"""Exceptions that end a greenlet: gevent would print them as they are, with what they quote."""

import logging
from types import TracebackType

from gevent import get_hub

from cocreate.logs.context import fail

log = logging.getLogger(__name__)


def log_crashes() -> None:
    """Have this process's hub tell crashed greenlets in the log's form."""
    get_hub().print_exception = _told  # type: ignore[method-assign, assignment]


def _told(
    context: object,  # noqa: ARG001 - as gevent calls it
    kind: type[BaseException] | None,  # noqa: ARG001 - as above
    error: BaseException | None,
    trace: TracebackType | None,
) -> None:
    if error is not None:
        fail(log, "greenlet_failed", error.with_traceback(trace))

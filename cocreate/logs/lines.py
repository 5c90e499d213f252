"""The form of a line of the log: JSON for machines, one line of text for a terminal.

Uses nothing but Python's own library and imports nothing of the package: gunicorn's master loads
this file by its path, before gevent does its work. Nothing of what people write may get in, so an
exception is told by its class and where it arose; its own words may quote a text or a database row.
"""

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

OWN = "cocreate"
# A library's sentence is told without what it puts in: that may come from a request.
ADDRESS = " from ip="
MOST_CAUSES = 5
# These libraries would tell each packet.
TALKATIVE = ("socketio", "engineio")


def fields(record: logging.LogRecord) -> dict[str, Any]:
    """What a line tells, in order."""
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    told = {
        "time": at.replace("+00:00", "Z"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": _event(record),
        **getattr(record, "fields", {}),
    }
    if record.exc_info and record.exc_info[1] is not None:
        told["trace"] = trace(record.exc_info[1])
    return told


def _event(record: logging.LogRecord) -> str:
    if record.name.split(".")[0] == OWN:
        return record.getMessage()
    return str(record.msg).split(ADDRESS)[0]


def trace(error: BaseException) -> list[str]:
    """The error's class and the places it came by, then its causes."""
    told: list[str] = []
    for link in _causes(error):
        told.append(_named(link))
        told += [f"  {place}" for place in _places(link.__traceback__)]
    return told


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(MOST_CAUSES):
        if error is None:
            return
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _named(error: BaseException) -> str:
    """The class, with what says more and cannot hold people's words."""
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, ImportError) or getattr(error, "for_operators", False):
        return f"{name}: {error}"
    if isinstance(error, OSError):
        return f"{name}: {error.strerror}"
    origin = getattr(error, "orig", None) or error
    code = getattr(origin, "sqlstate", None) or getattr(origin, "sqlite_errorname", None)
    return f"{name}: {code}" if code else name


def _places(tb: TracebackType | None) -> Iterator[str]:
    for frame in traceback.extract_tb(tb):
        yield f"{frame.filename}:{frame.lineno} {frame.name}"


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(fields(record), default=str, ensure_ascii=False)


class TextLines(logging.Formatter):
    """One line to be read by a person; the trace below it."""

    def format(self, record: logging.LogRecord) -> str:
        told = fields(record)
        below = "".join(f"\n    {line}" for line in told.pop("trace", []))
        first = f"{told.pop('time')} {told.pop('level')} {told.pop('logger')}: {told.pop('event')}"
        return " ".join([first, *(f"{name}={value}" for name, value in told.items())]) + below


def formatter(form: str, stream: TextIO = sys.stderr) -> logging.Formatter:
    """The formatter for `json` or `text`; for neither, text in a terminal and JSON elsewhere."""
    is_text = form == "text" if form else stream.isatty()
    return TextLines() if is_text else JsonLines()


def start_logging(form: str, level: str) -> None:
    """Write what this process says to stderr: ours from `level` on, of others what is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(form))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(OWN).setLevel(level.upper())
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.ERROR)

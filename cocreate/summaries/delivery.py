"""Handing out what the job process has made, and telling how far it is."""

import time
import zlib
from collections.abc import Iterator
from pathlib import Path

from flask import Response, render_template, request

from cocreate.jobs.files import zipped
from cocreate.jobs.queries import Report
from cocreate.jobs.reasons import reason
from cocreate.jobs.waiting import file_of
from cocreate.journal.answers import Refused
from cocreate.pages import csp_nonce
from cocreate.words import N_, say
from cocreate.workshops.models import Workshop

# A person is told at once that it takes a moment; a program knows only to wait.
PERSONS_PATIENCE_S = 1.0
PROGRAMS_PATIENCE_S = 25.0
CHUNK = 64 * 1024
# Not 0: gevent would come back to a greenlet that is ready before it looks at anybody's socket.
BREATH_S = 0.001
QUICK = 1
GZIP = 16 + zlib.MAX_WBITS
ACCEPTED = 202


def _is_person() -> bool:
    return "text/html" in request.headers.get("Accept", "")


def patience() -> float:
    """How many seconds this asker is kept waiting before hearing that it takes longer."""
    return PERSONS_PATIENCE_S if _is_person() else PROGRAMS_PATIENCE_S


def making(workshop: Workshop, report: Report) -> tuple[str, int]:
    """The page that tells how far a job is, or that it failed. Raises Refused for programs."""
    if _is_person():
        page = render_template(
            "summaries/making.html", workshop=workshop, job=report, told=told(report)
        )
        return page, ACCEPTED
    if report.state == "failed":
        raise Refused("busy", reason(report.error))
    raise Refused("busy", N_("This is still being made. Please ask again."), retry_after=2.0)


def told(report: Report) -> str:
    """How the job stands, in the reader's words."""
    if report.state == "failed":
        return say(reason(report.error))
    if report.state == "done":
        return say(N_("It is ready."))
    if not report.step:
        return say(N_("Waiting for its turn."))
    return say(
        N_("%(percent)s %% done: %(step)s"), {"percent": report.percent, "step": say(report.step)}
    )


def file_answer(report: Report) -> Response:
    """The file of an export, zipped where the asker can take it."""
    made = report.result or {}
    with_gzip = _takes_gzip()
    path = zipped(file_of(report)) if with_gzip else file_of(report)
    response = Response(_chunks(path), content_type=made["mimetype"])
    response.headers["Content-Disposition"] = f'attachment; filename="{made["name"]}"'
    if with_gzip:
        response.headers["Content-Encoding"] = "gzip"
    response.content_length = path.stat().st_size
    response.set_etag(f"{made['tag']}:gzip" if with_gzip else made["tag"])
    return response


def page_answer(report: Report) -> Response:
    """The page, with the nonce of this answer in the place of the one it was written with."""
    former = str((report.result or {})["nonce"]).encode()
    pieces = _replaced(_chunks(file_of(report)), former, csp_nonce().encode())
    if not _takes_gzip():
        return Response(pieces, mimetype="text/html")
    response = Response(_zipped(pieces), mimetype="text/html")
    response.headers["Content-Encoding"] = "gzip"
    return response


def _takes_gzip() -> bool:
    return bool(request.accept_encodings["gzip"])


def _zipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Gzip as it goes: brotli works at its end only, and held everybody up for a tenth of a second."""
    packer = zlib.compressobj(QUICK, zlib.DEFLATED, GZIP)
    yield from (packed for piece in pieces if (packed := packer.compress(piece)))
    yield packer.flush()


def _chunks(path: Path) -> Iterator[bytes]:
    """The file piece by piece; others have their turn in between, however fast the reader is."""
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
            time.sleep(BREATH_S)


def _replaced(pieces: Iterator[bytes], former: bytes, new: bytes) -> Iterator[bytes]:
    """The same with `former` replaced, also where it lies across two pieces."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(former)
        yield from (part for each in whole for part in (each, new))
        # Less than one could begin here.
        kept = len(former) - 1
        yield rest[:-kept]
        rest = rest[-kept:]
    yield rest

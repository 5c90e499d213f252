"""The files a planner takes away."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cocreate.summaries.facts import Summary
from cocreate.summaries.geojson import geojson
from cocreate.summaries.notes import Notes
from cocreate.summaries.table import table


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its ending, media type and builder."""

    ending: str
    mimetype: str
    build: Callable[[Summary, str, Notes], bytes]


FORMATS = {
    "geojson": Format("geojson", "application/geo+json", geojson),
    "csv": Format("csv", "text/csv; charset=utf-8; header=present", table),
}


@dataclass(frozen=True, slots=True)
class Export:
    """A file to send. `tag` is a hash of its bytes."""

    body: bytes
    mimetype: str
    name: str
    tag: str


def export_of(summary: Summary, form: Format, lang: str, notes: Notes) -> Export:
    """The outcome as a file; its name says which workshop, which state and for whom."""
    body = form.build(summary, lang, notes)
    as_of = summary.as_of
    audience = "staff" if summary.audience == "staff" else "public"
    state = f"seq{as_of.seq}-votes{as_of.votes}"
    return Export(
        body=body,
        mimetype=form.mimetype,
        name=f"cocreate-{summary.workshop.code}-ideas-{audience}-{state}.{form.ending}",
        tag=hashlib.sha256(body).hexdigest()[:32],
    )

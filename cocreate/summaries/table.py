"""The outcome as CSV: what a planner opens in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import Any

from shapely import orient_polygons, to_wkt
from shapely.geometry import shape

from cocreate.summaries.columns import PLAIN, STAFF_ONLY, field_names, row_of
from cocreate.summaries.facts import Idea, Summary
from cocreate.summaries.notes import Notes
from cocreate.votes.queries import wire_counts
from cocreate.votes.ranking import Counts

# A cell that begins like this is run as a formula by some spreadsheet (OWASP, "CSV Injection").
# Apostrophes before it are part of the rule, so that what was added can be told and taken off.
FORMULA_LEAD = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")  # full-width ones count too
# Seven decimals are a centimetre.
WKT_DECIMALS = 7


def safe_cell(value: Any) -> str | int | float:
    """A cell no spreadsheet runs: numbers stay numbers, text that could be a formula gets a `'`.

    Text is had back by taking one `'` off where FORMULA_LEAD matches behind it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = str(value)
    return f"'{text}" if FORMULA_LEAD.match(text) else text


def table(summary: Summary, lang: str, notes: Notes) -> bytes:
    """UTF-8 with a byte order mark, commas, one line per idea in the order of the ranking.

    The header is the same whatever the ideas are, so that two exports can be laid side by side;
    the same outcome gives the same bytes. `id` is the idea's own, in every export.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_header(summary))
    for idea in summary.ideas:
        writer.writerow([safe_cell(value) for value in _cells(summary, idea, lang, notes)])
    return out.getvalue().encode("utf-8-sig")


def _header(summary: Summary) -> list[str]:
    sides = wire_counts(Counts())
    staff = STAFF_ONLY if summary.audience == "staff" else ()
    return [
        "id",
        *PLAIN,
        *staff,
        *(f"field_{name}" for name in field_names(summary)),
        *(f"{role}_{side}" for role in summary.workshop.roles for side in sides),
        "wkt",
        "as_of_seq",
        "as_of_votes",
        "notice",
    ]


def _cells(summary: Summary, idea: Idea, lang: str, notes: Notes) -> Iterable[Any]:
    yield idea.id
    yield from row_of(idea, lang).values()
    for name in field_names(summary):
        yield idea.fields.get(name)
    for role in summary.workshop.roles:
        counts = (idea.roles or {}).get(role)
        yield from wire_counts(counts).values() if counts else (None, None, None)
    yield to_wkt(orient_polygons(shape(idea.geometry)), rounding_precision=WKT_DECIMALS)
    yield summary.as_of.seq
    yield summary.as_of.votes
    yield notes.notice

"""Outcomes too large to be written where people wait: made once per state by the job process.

What is asked for is told by the same values that decide about its bytes, so the second who asks
finds what was made for the first.
"""

import gzip
import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from flask import current_app
from sqlalchemy.orm import Session

from cocreate.jobs.actions import Order
from cocreate.jobs.files import write_whole, zipped
from cocreate.jobs.registry import Run
from cocreate.jobs.waiting import order_here
from cocreate.journal.answers import Refused
from cocreate.journal.heads import read_head
from cocreate.journal.models import Head
from cocreate.journal.registry import Audience
from cocreate.journal.store import store
from cocreate.pages import csp_nonce
from cocreate.proposals.queries import how_many
from cocreate.summaries.card import card_page
from cocreate.summaries.comments import read_comments
from cocreate.summaries.exports import FORMATS, export_of
from cocreate.summaries.facts import Summary
from cocreate.summaries.kept import Kept, state_key
from cocreate.summaries.notes import notes_for
from cocreate.summaries.pages import idea_page, outcome_page
from cocreate.summaries.queries import read_summary
from cocreate.words import N_
from cocreate.workshops.models import Workshop
from cocreate.workshops.public import OUTCOME_PHASES

# Measured: an outcome page costs 0.4 to 0.75 ms for each idea, and nothing in a live worker may take
# 50 ms.
MOST_IDEAS_AT_ONCE = 60
FILE, PAGE = "outcome.file", "outcome.page"
READING = N_("reading ideas and votes")
WRITING = N_("writing them down")
PACKING = N_("packing the file")
STEPS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What of an outcome: a file (`form`), an idea's page (`number`), a kind's `card`, or all of it.

    `chosen` is what stands in the page's address: its filter, and the preview of the public one.
    """

    lang: str
    form: str = ""
    number: int = 0
    card: str = ""
    chosen: Mapping[str, str | int] = field(default_factory=dict)

    def path(self, code: str) -> str:
        """The page's address in the product."""
        whole = f"/w/{code}/summary"
        if self.card:
            return f"{whole}/card/{self.card}"
        return f"{whole}/{self.number}" if self.number else whole


def is_heavy(session: Session, workshop: Workshop) -> bool:
    """Whether this workshop's outcome takes too long to be written while others wait."""
    return how_many(session, workshop.id) > MOST_IDEAS_AT_ONCE


def order_for(head: Head, audience: Audience, asked: Asked) -> Order:
    """What to ask the job process for; needs an application."""
    of_state = asdict(state_key(head, audience)) | {"workshop": str(head.workshop_id)}
    data = {"state": of_state, "asked": asdict(asked)}
    key = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    return order_here(FILE if asked.form else PAGE, key, data)


# One outcome is asked for in many forms, and reading it is a good part of the work.
kept_summaries: Kept[tuple[Summary, Workshop, Head]] = Kept(most=2)


def _outcome(data: Mapping[str, Any]) -> tuple[Summary, Workshop, Head]:
    """The outcome as it is now. Raises Refused when its audience may not have it any more."""
    audience = cast("Audience", data["state"]["audience"])
    with store.read() as session:
        workshop = session.get(Workshop, uuid.UUID(data["state"]["workshop"]))
        if workshop is None:
            raise Refused("not_found", N_("This workshop is not here any more."))
        head = read_head(session, workshop.id)
        if audience != "staff" and head.phase not in OUTCOME_PHASES:
            raise Refused("wrong_phase", N_("The outcome can be read when the vote is over."))

        def read() -> tuple[Summary, Workshop, Head]:
            return read_summary(session, workshop, audience), workshop, head

        return kept_summaries.get(state_key(head, audience), read)


def make_file(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
    """The handler of FILE: the export, as it is and zipped; returns its name, type and tag."""
    asked = Asked(**data["asked"])
    run.progress(0, STEPS, READING)
    summary = _outcome(data)[0]
    run.progress(1, STEPS, WRITING)
    made = export_of(summary, FORMATS[asked.form], asked.lang, notes_for(summary, asked.lang))
    run.progress(2, STEPS, PACKING)
    # Without its time the same file gives the same bytes.
    write_whole(zipped(run.file), [gzip.compress(made.body, mtime=0)])
    write_whole(run.file, [made.body])
    return {"name": made.name, "mimetype": made.mimetype, "tag": made.tag}


def make_page(data: Mapping[str, Any], run: Run) -> Mapping[str, Any]:
    """The handler of PAGE: the page as the live worker would write it; returns its nonce."""
    asked = Asked(**data["asked"])
    run.progress(0, STEPS, READING)
    summary, workshop, head = _outcome(data)
    run.progress(1, STEPS, WRITING)
    request = current_app.test_request_context(
        asked.path(workshop.code),
        query_string=dict(asked.chosen),
        base_url=current_app.config["BASE_URL"],
        headers={"Accept-Language": asked.lang.replace("_", "-")},
    )
    with request:
        nonce, page = csp_nonce(), _page(summary, workshop, head, asked)
    write_whole(run.file, [page.encode()])
    return {"nonce": nonce}


def _page(summary: Summary, workshop: Workshop, head: Head, asked: Asked) -> str:
    if asked.card:
        return card_page(summary, asked.card)
    if not asked.number:
        return outcome_page(summary, workshop, head)
    idea = next((each for each in summary.ideas if each.number == asked.number), None)
    if idea is None:
        raise Refused("not_found", N_("This idea is not here any more."))
    with store.read() as session:
        comments = read_comments(session, idea.id, summary.audience)
    return idea_page(summary, idea, comments)

"""How far a job is, for the page that waits for it. Its id, which nobody can guess, opens this."""

import uuid

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from cocreate.jobs.queries import Report, reports
from cocreate.jobs.waiting import again
from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.live.api import json_response
from cocreate.summaries.delivery import told
from cocreate.words import N_
from cocreate.workshops.queries import found_workshop

bp = Blueprint("making", __name__)


def _report(job: uuid.UUID) -> Report:
    with store.read() as session:
        found = reports(session, [job])
    if job not in found:
        raise Refused("not_found", N_("This is not being made any more. Please ask again."))
    return found[job]


@bp.get("/making/<uuid:job>")
def progress(job: uuid.UUID) -> ResponseReturnValue:
    """`{state, percent, told}`."""
    report = _report(job)
    return json_response({"state": report.state, "percent": report.percent, "told": told(report)})


@bp.post("/w/<code>/making/<uuid:job>")
def retry(code: str, job: uuid.UUID) -> ResponseReturnValue:
    """Try again what failed."""
    with store.read() as session:
        workshop = found_workshop(session, code)
    again(_report(job))
    return redirect(url_for("summaries.page", code=workshop.code), 303)

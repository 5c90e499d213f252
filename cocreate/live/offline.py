"""What lets the live page open again without a network: the service worker and the pages it keeps."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from cocreate.assets.lookup import built_file
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.live.config import is_offered
from cocreate.live.identity import identify
from cocreate.live.views import live_page
from cocreate.workshops.public import workshop_object
from cocreate.workshops.queries import found_workshop

bp = Blueprint("offline", __name__)


@bp.get("/service-worker.js")
def worker() -> ResponseReturnValue:
    """The service worker; where it is switched off, one that removes the other and itself.

    It stands at the application's root because a worker serves what lies below it only.
    """
    name = "service_worker" if is_offered() else "service_worker_off"
    response = Response(built_file(f"js/pages/{name}.js"), mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@bp.get("/offline")
def door() -> ResponseReturnValue:
    """Shown instead of a page that would need the network."""
    return render_template("errors/offline.html")


@bp.get("/w/<code>/shell")
def shell(code: str) -> ResponseReturnValue:
    """The live page without anybody in it: the phone itself knows who uses it."""
    with store.read() as db:
        workshop = found_workshop(db, code)
        identify(db, workshop, "participant")
        shown = workshop_object(workshop, read_head(db, workshop.id))
    return live_page(workshop, shown, None)

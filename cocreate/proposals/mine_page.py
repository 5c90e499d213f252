"""My contributions: see, download, correct, take back, erase; also without JavaScript."""

import uuid
from typing import Any

from flask import (
    Blueprint,
    flash,
    get_flashed_messages,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cocreate.assets import asset, messages_url
from cocreate.journal.actors import Actor
from cocreate.journal.answers import Refused
from cocreate.journal.store import store
from cocreate.kits.naming import name_in
from cocreate.live import reads
from cocreate.live.api import json_response
from cocreate.live.forms_door import participant_here, send_form, tell
from cocreate.pages import language_names, reader_language
from cocreate.participants.actions import renew_phrase
from cocreate.participants.devices import forget_device
from cocreate.participants.forms import JoinForm
from cocreate.participants.models import Participant
from cocreate.participants.queries import me_object
from cocreate.proposals.mine import comment_rows, late_vote_rows, my_writings, proposal_rows
from cocreate.proposals.objects import comment_object, proposal_object
from cocreate.workshops.models import Workshop

bp = Blueprint("mine", __name__)


@bp.get("/w/<code>/mine")
def page(code: str) -> ResponseReturnValue:
    """Everything this person has given; those who have not joined are led to the door."""
    try:
        with store.read() as db:
            workshop, actor = participant_here(db, code)
            return _render(db, workshop, actor)
    except Refused as refused:
        if refused.code != "not_joined":
            raise
        return redirect(url_for("live.page", code=code))


def _render(db: Any, workshop: Workshop, actor: Actor, error: str | None = None) -> str:
    me = reads.me_page(db, actor)
    proposals, comments = my_writings(db, actor)
    lang = reader_language()
    form = JoinForm(data={"nickname": me["me"]["nickname"], "role": actor.role})
    form.for_workshop(workshop.roles, language_names(), lang)
    roles = {role["id"]: name_in(role["names"], lang) for role in workshop.roles}
    return render_template(
        "participants/mine.html",
        workshop=workshop,
        page={
            "page": "mine",
            "code": workshop.code,
            "lang": lang,
            "messages": messages_url(lang),
            "icons": asset("vendor/icons.svg"),
            "me": {"id": str(actor.id)},
        },
        entry=asset("js/pages/mine.js"),
        form=form,
        role_fixed=me["me"]["role_fixed"],
        role_name=roles.get(actor.role, actor.role),
        votes_count=len(me["my_votes"]),
        late_votes=late_vote_rows(db, me),
        proposals=proposal_rows(proposals, workshop, me, lang),
        comments=comment_rows(db, comments, me),
        message=" ".join(map(str, get_flashed_messages())),
        error=error,
        recovery=session.pop("recovery", None),
    )


@bp.get("/w/<code>/mine.json")
def download(code: str) -> ResponseReturnValue:
    """The same as a file."""
    with store.read() as db:
        workshop, actor = participant_here(db, code)
        me = reads.me_page(db, actor)
        participant = db.get_one(Participant, actor.id)
        proposals, comments = my_writings(db, actor)
        body = {
            "workshop": {"code": workshop.code, "title": workshop.title},
            "me": me_object(participant),
            "proposals": [proposal_object(p, participant.nickname) for p in proposals],
            "comments": [comment_object(c, participant.nickname) for c in comments],
            "votes": me["my_votes"],
            "late_votes": me["my_late_votes"],
        }
    response = json_response(body)
    response.headers["Content-Disposition"] = (
        f'attachment; filename="cocreate-{workshop.code}-mine.json"'
    )
    return response


@bp.post("/w/<code>/mine")
def update(code: str) -> ResponseReturnValue:
    """Change one's name or role."""
    wanted = {
        "nickname": request.form.get("nickname", "").strip(),
        "role": request.form.get("role"),
    }
    return _done(code, "me.update", wanted, _("Saved."))


@bp.post("/w/<code>/mine/proposals/<uuid:proposal>/withdraw")
def withdraw_proposal(code: str, proposal: uuid.UUID) -> ResponseReturnValue:
    """Take back one of one's ideas."""
    done = _("Your idea was taken back.")
    return _done(code, "proposal.withdraw", {"proposal": str(proposal)}, done)


@bp.post("/w/<code>/mine/comments/<uuid:comment>/withdraw")
def withdraw_comment(code: str, comment: uuid.UUID) -> ResponseReturnValue:
    """Take back one of one's comments."""
    done = _("Your comment was taken back.")
    return _done(code, "comment.withdraw", {"comment": str(comment)}, done)


@bp.post("/w/<code>/mine/erase")
def erase(code: str) -> ResponseReturnValue:
    """Erase everything, once it is sure."""
    if request.form.get("sure") != "yes":
        return redirect(url_for("mine.page", code=code), 303)
    with store.read() as db:
        workshop, actor = participant_here(db, code)
    answered = send_form(actor, "me.erase", {})
    if not answered.body["ok"]:
        tell(answered, "")
        return redirect(url_for("mine.page", code=code), 303)
    forget_device(workshop.id)
    flash(_("Everything of yours is erased. Thank you for having been here."))
    return redirect(url_for("participants.landing"), 303)


@bp.post("/w/<code>/mine/phrase")
def make_phrase(code: str) -> ResponseReturnValue:
    """A new way back, for those who have lost theirs; the former phrase opens nothing any more."""
    with store.read() as db:
        workshop, actor = participant_here(db, code)
    session["recovery"] = store.write(lambda db: renew_phrase(db, actor.id))
    return redirect(url_for("mine.page", code=workshop.code, _anchor="my-phrase"), 303)


def _done(code: str, kind: str, data: dict[str, Any], done: str) -> ResponseReturnValue:
    with store.read() as db:
        workshop, actor = participant_here(db, code)
    tell(send_form(actor, kind, data), done)
    return redirect(url_for("mine.page", code=workshop.code), 303)

"""Finding the workshop somebody wants to join, and letting them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, session
from sqlalchemy.orm import Session

from cocreate.journal.answers import Refused
from cocreate.journal.fields import is_blank, why_not_text
from cocreate.journal.heads import read_head
from cocreate.journal.store import store
from cocreate.journal.times import utcnow
from cocreate.metrics.meters import JOINS
from cocreate.participants import actions
from cocreate.participants.commands import Join
from cocreate.participants.devices import current_participant, remember_device
from cocreate.participants.guesses import guesses
from cocreate.participants.models import Participant
from cocreate.participants.queries import me_object
from cocreate.words import N_
from cocreate.workshops.links import config_secrets
from cocreate.workshops.models import Workshop
from cocreate.workshops.queries import workshop_by_code, workshop_by_join_token

NICKNAME_LENGTH = 40
LONGEST_FIELD = 200


@dataclass(frozen=True)
class LetIn:
    """The answer to a join: the code, `me`, and the recovery phrase when it is new."""

    code: str
    me: dict[str, Any]
    recovery: str | None

    def body(self) -> dict[str, Any]:
        return {"code": self.code, "me": self.me, "recovery": self.recovery}


def find_workshop(db: Session, code: str | None = None, token: str | None = None) -> Workshop:
    """The workshop of a code or a QR token. Raises Refused `not_found`, `too_many`.

    Only codes have a budget: nobody guesses a token, and the QR opens whatever guessers do.
    """
    if not token:
        guesses.check()
    workshop = (
        workshop_by_join_token(db, token, config_secrets())
        if token
        else workshop_by_code(db, code or "")
    )
    if workshop is None:
        if not token:
            guesses.wrong()
        raise Refused(
            "not_found",
            N_("There is no workshop with this code. Check it on the screen or poster."),
        )
    return workshop


def join_or_return(given: Mapping[str, Any], *, other: bool = False) -> LetIn:
    """Join with `code` or `token`, or come back with `recovery`. Raises Refused.

    With the cookie already there it is the same participant again, unless `other`.
    """
    if given.get("recovery"):
        return _recover(_text(given, "recovery"))
    with store.read() as db:
        workshop = find_workshop(db, _text(given, "code"), _text(given, "token"))
        me = None if other else current_participant(db, workshop)
        if me is not None:
            return LetIn(workshop.code, me_object(me), None)
        if read_head(db, workshop.id).phase == "closed":
            raise Refused("closed", N_("This workshop is closed. Thank you for taking part."))
    command = _join_command(given, workshop)
    joined = store.write(lambda db: actions.join(db, workshop, command, utcnow()))
    JOINS.inc()
    return _let_in(workshop, joined)


def _recover(phrase: str) -> LetIn:
    guesses.check()

    def work(db: Session) -> tuple[Workshop, actions.Joined]:
        joined = actions.recover(db, phrase, utcnow())
        return db.get_one(Workshop, joined.participant.workshop_id), joined

    try:
        workshop, joined = store.write(work)
    except Refused:
        guesses.wrong()
        raise
    return _let_in(workshop, joined)


def _let_in(workshop: Workshop, joined: actions.Joined) -> LetIn:
    participant: Participant = joined.participant
    remember_device(workshop.id, joined.token)
    session["lang"] = participant.lang
    return LetIn(workshop.code, me_object(participant), joined.recovery)


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > LONGEST_FIELD:
        raise Refused("invalid", N_("A text is expected here."), fields={name: []})
    return value


def _join_command(given: Mapping[str, Any], workshop: Workshop) -> Join:
    nickname = _text(given, "nickname")
    if is_blank(nickname):
        nickname = ""
    elif reason := why_not_text(nickname, NICKNAME_LENGTH, lines=False):
        raise Refused("invalid", reason[0], fields={"nickname": []}, params=reason[1])
    lang = _text(given, "lang") or workshop.lang
    if lang not in current_app.config["LANGUAGES"]:
        lang = workshop.lang
    role = _text(given, "role") or "unsaid"
    return Join(role=role, nickname=nickname or None, lang=lang)

"""Participants: joining, coming back, roles, tokens."""

from flask import Flask

from cocreate.journal.registry import register_kind, speaker_check
from cocreate.participants import guesses
from cocreate.participants.cookies import Cookies
from cocreate.participants.kinds import KINDS
from cocreate.participants.losses import register_losses
from cocreate.participants.purging import purge_people
from cocreate.participants.queries import check_present
from cocreate.participants.views import bp
from cocreate.workshops.retention import purgers


def register(app: Flask) -> None:
    """Bring this room into the application."""
    for kind in KINDS:
        register_kind(kind)
    speaker_check("participants", check_present)
    app.session_interface = Cookies()
    app.before_request(guesses.check_stranger)
    app.after_request(guesses.note_stranger)
    app.register_blueprint(bp)
    register_losses()
    purgers["participants"] = purge_people

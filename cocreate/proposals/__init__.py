"""Proposals and comments: adding, editing, moving, withdrawing, hiding."""

from flask import Flask

from cocreate.journal.registry import (
    after_commit,
    me_part,
    register_kind,
    state_part,
    subjects_visible,
)
from cocreate.participants.actions import erasers
from cocreate.proposals import mine_page, plain_pages, views
from cocreate.proposals.erasing import erase_writings
from cocreate.proposals.kinds import KINDS
from cocreate.proposals.losses import register_losses
from cocreate.proposals.mine import notices_part
from cocreate.proposals.notices import tell_authors
from cocreate.proposals.purging import purge_writings
from cocreate.proposals.queries import proposals_part, visible_subjects
from cocreate.workshops.retention import purgers


def register(app: Flask) -> None:
    """Bring this room into the application."""
    for kind in KINDS:
        register_kind(kind)
    state_part("proposals", proposals_part)
    me_part("proposals", notices_part)
    subjects_visible("proposals", visible_subjects)
    after_commit("notices", tell_authors, everywhere=True)
    erasers["proposals"] = erase_writings
    purgers["proposals"] = purge_writings
    for blueprint in (views.bp, mine_page.bp, plain_pages.bp):
        app.register_blueprint(blueprint)
    register_losses()

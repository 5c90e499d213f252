"""Votes: casting, clearing, counting."""

from flask import Flask

from cocreate.journal.registry import after_commit, me_part, register_kind, state_part
from cocreate.live.reads import changed_since
from cocreate.participants.actions import erasers
from cocreate.proposals.counts import counts
from cocreate.votes.announce import send_tallies, tallies_changed, tallies_part
from cocreate.votes.erasing import erase_votes
from cocreate.votes.kinds import KINDS
from cocreate.votes.losses import register_losses
from cocreate.votes.mine import votes_part
from cocreate.votes.queries import counts_on


def register(_app: Flask) -> None:
    """Bring this room into the application."""
    for kind in KINDS:
        register_kind(kind)
    state_part("tallies", tallies_part)
    me_part("votes", votes_part)
    after_commit("tallies", send_tallies, everywhere=True)
    changed_since["tallies"] = tallies_changed
    counts["votes"] = counts_on
    erasers["votes"] = erase_votes
    register_losses()

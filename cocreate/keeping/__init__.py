"""Keeping an installation: backup, restore, verify, doctor, purge."""

from flask import Flask

from cocreate.jobs.registry import register_daily, register_job
from cocreate.journal.registry import after_commit
from cocreate.keeping.cli import COMMANDS
from cocreate.keeping.erasures import note_deleted, note_taken_back
from cocreate.keeping.purge import purge_daily
from cocreate.workshops.actions import on_deleted

PURGE = "retention.purge"
PURGE_HOUR = 2  # UTC: when no evening is on in Europe


def register(app: Flask) -> None:
    """Add the operator's commands, and note what is taken back where a restore finds it."""
    for command in COMMANDS:
        app.cli.add_command(command)
    register_job(PURGE, purge_daily)
    register_daily(PURGE, PURGE_HOUR)
    after_commit("erasures", note_taken_back)
    if note_deleted not in on_deleted:
        on_deleted.append(note_deleted)

"""Heavy work in its own process: rows, the process that does them, waiting for what comes of it."""

from flask import Flask

from cocreate.jobs.cli import jobs_command
from cocreate.jobs.waiting import EXTENSION, Waiting


def register(app: Flask) -> None:
    """Bring this room into the application."""
    app.extensions[EXTENSION] = Waiting()
    app.cli.add_command(jobs_command)

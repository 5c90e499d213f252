"""`cocreate jobs`: the job process by itself, for hosts that serve nobody."""

import signal
from types import FrameType

import click
from flask.cli import with_appcontext

from cocreate.jobs.measured import JobStates
from cocreate.jobs.process import Worker
from cocreate.journal.store import real_app
from cocreate.logs.lines import start_logging
from cocreate.metrics.serving import serve_metrics

ENDINGS = (signal.SIGINT, signal.SIGTERM)


@click.command("jobs")
@with_appcontext
def jobs_command() -> None:
    """Do the heavy work until interrupted. `run` starts one such process beside the server."""
    app = real_app()
    start_logging(app.config["LOG_FORMAT"], app.config["LOG_LEVEL"])
    serve_metrics(app.config, JobStates(app))
    worker = Worker(app)

    def end(_signal: int, _frame: FrameType | None) -> None:
        worker.end()

    for how in ENDINGS:
        signal.signal(how, end)
    worker.run()

"""The outcome of a workshop: one consistent reading of it, its pages and its files."""

from flask import Flask

from cocreate.jobs.registry import register_job
from cocreate.summaries import heavy, making, views


def register(app: Flask) -> None:
    """Bring this room into the application."""
    for blueprint in (views.bp, making.bp):
        app.register_blueprint(blueprint)
    register_job(heavy.FILE, heavy.make_file)
    register_job(heavy.PAGE, heavy.make_page)

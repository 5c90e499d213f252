"""The facilitator's console, the projector and the poster: pages over the rooms below."""

from flask import Flask

from cocreate.facilitation import heavy, views
from cocreate.facilitation.actions import show_on_screen
from cocreate.facilitation.forms import ShowOnScreenForm
from cocreate.jobs.registry import register_job
from cocreate.journal.actors import STAFF
from cocreate.journal.registry import RUNNING, Kind, register_kind


def register(app: Flask) -> None:
    """Bring this room into the application."""
    register_kind(
        Kind(
            "screen.show",
            ShowOnScreenForm,
            show_on_screen,
            STAFF,
            RUNNING,
            "staff",
            pausable=False,
        )
    )
    register_job(heavy.SUMS, heavy.make_sums)
    register_job(heavy.RANKING, heavy.make_ranking)
    for blueprint in views.BLUEPRINTS:
        app.register_blueprint(blueprint)

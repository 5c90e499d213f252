"""Base layers: what staff upload to lie under the ideas, read safely, made small, served to phones."""

from flask import Flask

from cocreate.jobs.registry import register_job
from cocreate.journal.actors import STAFF
from cocreate.journal.registry import ANY_PHASE, Action, FormType, Kind, register_kind
from cocreate.layers import actions, heavy, views
from cocreate.layers.command_forms import EditForm, MoveForm, NamedForm
from cocreate.layers.losses import register_losses
from cocreate.words import say


def register(app: Flask) -> None:
    """Bring this room into the application."""
    app.register_blueprint(views.bp)
    register_job(actions.READ, heavy.read_layer)
    register_losses()
    app.add_template_filter(say, "sentence")
    _register("layer.publish", NamedForm, actions.publish_layer)
    _register("layer.edit", EditForm, actions.edit_layer)
    _register("layer.move", MoveForm, actions.move_layer)
    _register("layer.remove", NamedForm, actions.remove_layer)


def _register(name: str, form: FormType, action: Action) -> None:
    """A command of staff, at any time, also while input is paused."""
    register_kind(Kind(name, form, action, STAFF, ANY_PHASE, bucket="staff", pausable=False))

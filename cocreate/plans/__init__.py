"""Plans: a picture of what is on no map yet, laid where it belongs, under the ideas."""

from flask import Flask

from cocreate.journal.actors import STAFF
from cocreate.journal.registry import ANY_PHASE, Action, FormType, Kind, register_kind
from cocreate.plans import actions, views
from cocreate.plans.command_forms import RemoveForm, ShowForm
from cocreate.plans.losses import register_losses


def register(app: Flask) -> None:
    """Add the staff's page, the picture's address and the commands `plan.show` and `plan.remove`."""
    app.register_blueprint(views.bp)
    register_losses()
    _register("plan.show", ShowForm, actions.show_plan)
    _register("plan.remove", RemoveForm, actions.remove_plan)


def _register(name: str, form: FormType, action: Action) -> None:
    """A command of staff, at any time, also while input is paused."""
    register_kind(Kind(name, form, action, STAFF, ANY_PHASE, bucket="staff", pausable=False))

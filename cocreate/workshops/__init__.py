"""Workshops: settings, join code, links, the steps of the evening."""

from flask import Flask

from cocreate.journal.actors import STAFF
from cocreate.journal.registry import ANY_PHASE, Action, FormType, Kind, register_kind, state_part
from cocreate.workshops import (
    actions,
    cli,
    codes,
    endings,
    phases,
    places_views,
    public,
    texts,
    views,
    words,
)
from cocreate.workshops.command_forms import PauseInputForm, SetPhaseForm, SettingsForm


def register(app: Flask) -> None:
    """Add the pages under `/workshops`, the staff's commands, `cocreate tiles` and this room's part of `/state`."""
    app.register_blueprint(views.bp)
    app.register_blueprint(endings.bp)
    app.cli.add_command(cli.tiles)
    app.register_blueprint(places_views.bp)
    app.add_template_filter(codes.show_code)
    app.add_template_filter(words.phase_name)
    app.add_template_filter(words.phase_meaning)
    app.add_template_filter(texts.said)
    state_part("workshops", public.state_of_workshop)
    _register("phase.set", SetPhaseForm, phases.set_phase)
    _register("input.pause", PauseInputForm, phases.pause_input)
    _register("workshop.edit", SettingsForm, actions.edit_workshop)


def _register(name: str, form: FormType, action: Action) -> None:
    """A command of staff, at any time, also while input is paused."""
    register_kind(Kind(name, form, action, STAFF, ANY_PHASE, bucket="staff", pausable=False))

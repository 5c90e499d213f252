"""Workshops: settings, join code, links, the steps of the evening."""

from flask import Flask

from cocreate.journal.actors import STAFF
from cocreate.journal.registry import (
    ANY_PHASE,
    Action,
    FormType,
    Kind,
    Phase,
    register_kind,
    state_part,
)
from cocreate.workshops import (
    actions,
    cli,
    codes,
    endings,
    kinds,
    kinds_views,
    phases,
    places_views,
    public,
    texts,
    views,
    words,
)
from cocreate.workshops.command_forms import PauseInputForm, SetPhaseForm, SettingsForm

# The palette is everybody's: it does not change once people propose.
LOBBY: frozenset[Phase] = frozenset({"lobby"})


def register(app: Flask) -> None:
    """Add the pages under `/workshops`, the staff's commands, `cocreate tiles` and this room's part of `/state`."""
    app.register_blueprint(views.bp)
    app.register_blueprint(endings.bp)
    app.cli.add_command(cli.tiles)
    app.register_blueprint(places_views.bp)
    app.register_blueprint(kinds_views.bp)
    app.add_template_filter(codes.show_code)
    app.add_template_filter(words.phase_name)
    app.add_template_filter(words.phase_meaning)
    app.add_template_filter(texts.said)
    state_part("workshops", public.state_of_workshop)
    _register("phase.set", SetPhaseForm, phases.set_phase)
    _register("input.pause", PauseInputForm, phases.pause_input)
    _register("workshop.edit", SettingsForm, actions.edit_workshop)
    _register("category.add", kinds.AddKindForm, kinds.add_kind, LOBBY)
    _register("category.remove", kinds.RemoveKindForm, kinds.remove_kind, LOBBY)


def _register(
    name: str, form: FormType, action: Action, phases: frozenset[Phase] = ANY_PHASE
) -> None:
    """A command of staff, also while input is paused."""
    register_kind(Kind(name, form, action, STAFF, phases, bucket="staff", pausable=False))

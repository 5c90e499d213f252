"""Layers that would be lost with their workshop."""

from flask_babel import ngettext

from cocreate.layers.models import Layer
from cocreate.workshops.losses import register_loss, rows_of


def register_losses() -> None:
    """Have layers counted before a workshop is deleted."""
    register_loss("layers", rows_of(Layer), _layers)


def _layers(number: int) -> str:
    return str(ngettext("%(num)d layer", "%(num)d layers", number))

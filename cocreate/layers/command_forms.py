"""Forms of the commands on layers. The page's form checks by the same rules."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from cocreate.journal.fields import Id, OneOf, Text
from cocreate.journal.forms import CommandForm
from cocreate.layers.commands import EditLayer, LayerDetails, MoveLayer, NamedLayer
from cocreate.layers.looks import COLOURS, MARKS, STYLES

NAME_LENGTH = 80
DATE_LENGTH = 40
LICENCE_LENGTH = 120
ATTRIBUTION_LENGTH = 300
DETAILS = tuple(each.name for each in fields(LayerDetails))


class DetailsForm(CommandForm):
    """What is said of a layer: what is left out, or null, stays as it is."""

    command = LayerDetails
    name = Text(NAME_LENGTH, required=False)
    date = Text(DATE_LENGTH, may_be_empty=True, required=False)
    licence = Text(LICENCE_LENGTH, required=False)
    attribution = Text(ATTRIBUTION_LENGTH, required=False)
    mark = OneOf(tuple(MARKS), required=False)
    style = OneOf(tuple(STYLES), required=False)
    colour = OneOf(tuple(COLOURS), required=False)
    pickable = OneOf((True, False), required=False)
    shown = OneOf((True, False), required=False)


class NamedForm(CommandForm):
    """Of `layer.publish` and `layer.remove`."""

    command = NamedLayer
    layer = Id()


class MoveForm(CommandForm):
    """Of `layer.move`."""

    command = MoveLayer
    layer = Id()
    up = OneOf((True, False))


class EditForm:
    """Of `layer.edit`: the layer's id, and its details."""

    @staticmethod
    def parse(data: Mapping[str, Any]) -> EditLayer:
        """The command. Raises Refused `invalid`."""
        named: NamedLayer = NamedForm.parse(data)
        return EditLayer(named.layer, DetailsForm.parse(data))

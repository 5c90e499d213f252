"""The form of this room's command."""

from cocreate.facilitation import commands
from cocreate.journal.fields import Id
from cocreate.journal.forms import CommandForm


class ShowOnScreenForm(CommandForm):
    """`proposal`: an id, or null for the whole map."""

    command = commands.ShowOnScreen
    proposal = Id(required=False)

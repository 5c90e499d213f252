"""Forms of the commands on plans. The page's form checks by the same rules."""

from cocreate.journal.fields import Text, Whole
from cocreate.journal.forms import CommandForm
from cocreate.plans.commands import RemovePlan, ShowPlan

NAME_LENGTH = 80
ATTRIBUTION_LENGTH = 200
FAINTEST, FULL = 10, 100


class ShowForm(CommandForm):
    """Of `plan.show`: what is left out, or null, stays as it is."""

    command = ShowPlan
    digest = Text(32)
    name = Text(NAME_LENGTH, required=False)
    attribution = Text(ATTRIBUTION_LENGTH, may_be_empty=True, required=False)
    opacity = Whole(FAINTEST, FULL, required=False)


class RemoveForm(CommandForm):
    """Of `plan.remove`."""

    command = RemovePlan

"""Names of the steps, for people."""

from cocreate.journal.registry import Phase
from cocreate.words import N_, say

PHASE_NAMES: dict[Phase, str] = {
    "lobby": N_("Welcome"),
    "collect": N_("Collect"),
    "discuss": N_("Discuss"),
    "vote": N_("Vote"),
    "results": N_("Results"),
    "closed": N_("Closed"),
}

PHASE_MEANINGS: dict[Phase, str] = {
    "lobby": N_("People arrive and look around."),
    "collect": N_("Everyone places ideas on the map."),
    "discuss": N_("Comments; no new ideas."),
    "vote": N_("Agree, neutral or disagree, one idea at a time."),
    "results": N_("The counts, for everybody."),
    "closed": N_("Only reading. The outcome stays."),
}


def phase_name(phase: Phase) -> str:
    """The step's name in the reader's language; a template filter."""
    return say(PHASE_NAMES[phase])


def phase_meaning(phase: Phase) -> str:
    """What people do in the step; a template filter."""
    return say(PHASE_MEANINGS[phase])

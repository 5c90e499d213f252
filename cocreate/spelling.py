"""Settings whose names are wrong are read by nobody: say so, instead of running without them."""

import os
from difflib import get_close_matches

from cocreate.config import PREFIX, SETTINGS

# Variables of the same name's space that are no settings: the demo's, and the tests' (TEST_…).
OTHERS = {"PORT", "DEMO_LIVE", "DEMO_SHARE"}


def misspelt() -> list[str]:
    """A sentence for each COCREATE_ variable that nobody reads, with the name that was meant."""
    known = {setting.name for setting in SETTINGS}
    given = {name.removeprefix(PREFIX) for name in os.environ if name.startswith(PREFIX)}
    unknown = sorted(name for name in given - known - OTHERS if not name.startswith("TEST_"))
    return [_sentence(name, get_close_matches(name, known, 1)) for name in unknown]


def _sentence(name: str, near: list[str]) -> str:
    meant = f": did you mean {PREFIX}{near[0]}?" if near else ""
    return f"{PREFIX}{name} is no setting and is read by nobody{meant}"

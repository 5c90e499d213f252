"""Why a job failed, in a sentence for whoever waits for it."""

from collections.abc import Mapping

from cocreate.words import N_

FAILED, SILENT = "failed", "silent"
OTHER = N_("This could not be made.")
REASONS: Mapping[str, str] = {
    FAILED: N_("This could not be made. It was tried three times; the server’s log says why."),
    SILENT: N_("This could not be made. It was begun three times and never came to its end."),
    "not_found": N_("This could not be made: what it is about is not here any more."),
}


def reason(error: str | None) -> str:
    """The marked sentence for an error code."""
    return REASONS.get(error or "", OTHER)

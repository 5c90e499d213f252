"""Fields only workshops have: minutes, agenda, area, a day."""

from datetime import date
from typing import Any

from cocreate.journal.fields import Value, is_number
from cocreate.journal.registry import PHASES
from cocreate.maps.area import check_area
from cocreate.maps.refused import GeometryRefused
from cocreate.words import N_

MOST_MINUTES = 600
# A workshop cannot do without these; lobby, discuss and vote may be left out.
NEEDED_PHASES = frozenset({"collect", "results", "closed"})

NOT_MINUTES = N_("Please give minutes from 0 to %(most)s.")
NOT_AGENDA = N_("The agenda names each step once, in the order of the evening.")
NEEDED = N_("The agenda needs the steps collect, results and closed.")


def is_minutes(value: Any) -> bool:
    """A number of minutes, 0 to ten hours; parts of a minute are fine."""
    return is_number(value) and 0 <= value <= MOST_MINUTES


class Minutes(Value):
    """Minutes from now."""

    def check(self, value: Any) -> None:
        if not is_minutes(value):
            raise self.refuse(NOT_MINUTES, most=MOST_MINUTES)


class AgendaField(Value):
    """A list of `{phase, minutes}`: phases once and in order, minutes a number or null."""

    def check(self, value: Any) -> None:
        steps = _steps(value)
        if steps is None:
            raise self.refuse(NOT_AGENDA)
        phases = [step.get("phase") for step in steps]
        if phases != [phase for phase in PHASES if phase in phases]:
            raise self.refuse(NOT_AGENDA)
        if not set(phases) >= NEEDED_PHASES:
            raise self.refuse(NEEDED)
        minutes = [step.get("minutes") for step in steps]
        if not all(given is None or is_minutes(given) for given in minutes):
            raise self.refuse(NOT_MINUTES, most=MOST_MINUTES)
        # 0 and nothing both mean: no timer.
        self.data = [
            {"phase": phase, "minutes": given or None}
            for phase, given in zip(phases, minutes, strict=True)
        ]


def _steps(value: object) -> list[dict[str, Any]] | None:
    if not isinstance(value, list):
        return None
    return value if all(isinstance(step, dict) for step in value) else None


class AreaField(Value):
    """GeoJSON of the area; the value is a checked `maps.area.Area`."""

    def check(self, value: Any) -> None:
        try:
            self.data = check_area(value)
        except GeometryRefused as refused:
            raise self.refuse(refused.message, **refused.params) from refused


class Day(Value):
    """A day as `2026-11-22`; "" for none."""

    def check(self, value: Any) -> None:
        try:
            self.data = date.fromisoformat(value) if value != "" else ""
        except (TypeError, ValueError):
            raise self.refuse(N_("Please give a day, such as 2026-11-22.")) from None

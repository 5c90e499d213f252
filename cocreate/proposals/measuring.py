"""How large an idea is, and that its kind allows it."""

from dataclasses import dataclass
from typing import Any

from cocreate.kits.widths import width_m
from cocreate.maps.geometry import Checked
from cocreate.maps.local_grid import local_grid
from cocreate.maps.strips import strip_m2
from cocreate.proposals import rules
from cocreate.proposals.limits import check_size
from cocreate.proposals.models import Proposal
from cocreate.workshops.models import Workshop


@dataclass(frozen=True)
class Measured:
    """A shape as it is kept, its size in `unit` (m, m2, n), and the ground of a line with a width."""

    geometry: dict[str, Any]
    unit: str
    size: float
    area_m2: float | None

    def put_on(self, proposal: Proposal) -> None:
        """Give the proposal this shape and size."""
        proposal.geometry = self.geometry
        proposal.size_unit, proposal.size = self.unit, self.size
        proposal.area_m2 = self.area_m2


def measured(
    workshop: Workshop,
    category: dict[str, Any],
    geometry: dict[str, Any],
    fields: dict[str, Any],
) -> Measured:
    """The shape of an idea with these checked fields, measured.

    Raises Refused `invalid` for a shape that cannot be kept, or is larger than its kind allows.
    """
    checked = rules.checked_geometry(workshop, category, geometry)
    unit, size = _size(checked, fields)
    ground = _ground(workshop, category, checked, fields)
    check_size(category, unit, size, ground)
    return Measured(checked.geometry, unit, size, ground)


def _size(checked: Checked, fields: dict[str, Any]) -> tuple[str, float]:
    """Metres, square metres, or how many a point stands for."""
    if checked.size_unit == "n":
        return "n", float(fields.get("count", 1))
    return checked.size_unit, checked.size


def _ground(
    workshop: Workshop, category: dict[str, Any], checked: Checked, fields: dict[str, Any]
) -> float | None:
    """Square metres that a line covers with its width; None for what is none, has none or is a scribble."""
    width = width_m(category, fields) if checked.size_unit == "m" else None
    if width is None:
        return None
    area = strip_m2(checked.geometry, width, local_grid(workshop.bbox))
    return None if area is None else round(area, 2)

"""What can be asked of a plan."""

from dataclasses import dataclass

from cocreate.plans.fit import Pair
from cocreate.plans.picture import Picture


@dataclass(frozen=True)
class TakePlan:
    """A picture was uploaded, and made anew by us."""

    name: str
    attribution: str
    picture: Picture


@dataclass(frozen=True)
class ShowPlan:
    """Show the placed plan to everybody, with what is said of it. None: as it is.

    `digest` names the placed picture that is meant.
    """

    digest: str
    name: str | None = None
    attribution: str | None = None
    opacity: int | None = None


@dataclass(frozen=True)
class RemovePlan:
    """Take the plan off everybody's map and delete its pictures."""


@dataclass(frozen=True)
class Placed:
    """What came of placing a plan: the picture's name, where it lies, how exactly."""

    pairs: tuple[Pair, ...]
    off_m: tuple[float, ...]
    bounds: tuple[float, float, float, float]
    digest: str
    body: bytes

"""The order of the outcome: a pure function of counts, the same for everybody.

Ideas are ordered by the lower end of the Wilson score interval (95 %) of
agree / (agree + disagree): how much agreement the votes prove, not how much a few of them
happen to show. Neutral votes stay out of the share and are always shown beside it.
Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
JASA 22 (1927) 209-212.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Literal
from uuid import UUID

# The two-sided 95 % point of the normal distribution, as tables print it.
WILSON_Z = 1.96
# Under this many votes nothing can be said about an idea, nor shown about a group of people.
FEW = 5

Standing = Literal["ranked", "too_few", "general"]


@dataclass(frozen=True, slots=True)
class Counts:
    """Votes on one idea, or sums of them. Never negative."""

    agree: int = 0
    neutral: int = 0
    disagree: int = 0

    @property
    def votes(self) -> int:
        """All votes, neutral ones too."""
        return self.agree + self.neutral + self.disagree

    @property
    def decided(self) -> int:
        """Votes that took a side."""
        return self.agree + self.disagree

    @property
    def share(self) -> float | None:
        """Agree among those who took a side, 0 to 1; None where nobody did."""
        return self.agree / self.decided if self.decided else None

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.agree + other.agree,
            self.neutral + other.neutral,
            self.disagree + other.disagree,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An idea to be placed. `general` ones (a value, a worry, leave it) are not measures."""

    id: UUID
    number: int
    counts: Counts
    general: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where an idea stands. `rank` counts from 1 and is None unless it is ranked."""

    id: UUID
    standing: Standing
    rank: int | None
    lower: float
    contested: bool


def wilson_lower(agree: int, decided: int, z: float = WILSON_Z) -> float:
    """The lower end of the Wilson score interval of agree/decided, 0 to 1.

    Zero where nobody took a side: nothing is proved then.
    """
    if not 0 <= agree <= decided:
        raise ValueError(f"{agree} of {decided} is not a share")
    if agree == 0:
        return 0.0
    share = agree / decided
    spread = z * sqrt((share * (1 - share) + z * z / (4 * decided)) / decided)
    return (share + z * z / (2 * decided) - spread) / (1 + z * z / decided)


def contested(counts: Counts) -> bool:
    """Both sides have at least a third of those who took a side, and there are enough votes."""
    smaller = min(counts.agree, counts.disagree)
    return counts.votes >= FEW and smaller > 0 and 3 * smaller >= counts.decided


def ranking(candidates: Iterable[Candidate]) -> list[Place]:
    """Every candidate once: the ranked ones first, then too few votes, then general ones.

    Ties: more votes first, then the lower number; so the order does not depend on the input's.
    """
    ordered = sorted(candidates, key=_sort_key)
    places: list[Place] = []
    for index, candidate in enumerate(ordered):
        standing = _standing(candidate)
        places.append(
            Place(
                id=candidate.id,
                standing=standing,
                rank=index + 1 if standing == "ranked" else None,
                lower=_lower(candidate.counts),
                contested=contested(candidate.counts),
            )
        )
    return places


_ORDER: dict[Standing, int] = {"ranked": 0, "too_few": 1, "general": 2}


def _sort_key(candidate: Candidate) -> tuple[int, float, int, int]:
    counts = candidate.counts
    standing = _ORDER[_standing(candidate)]
    return standing, -_lower(counts), -counts.votes, candidate.number


def _standing(candidate: Candidate) -> Standing:
    if candidate.general:
        return "general"
    return "ranked" if candidate.counts.votes >= FEW else "too_few"


def _lower(counts: Counts) -> float:
    return wilson_lower(counts.agree, counts.decided)

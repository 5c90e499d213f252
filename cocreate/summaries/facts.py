"""What an outcome is made of: plain facts, read once, the same for page and exports."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from cocreate.journal.registry import Audience
from cocreate.votes.ranking import Counts, Standing
from cocreate.votes.small_groups import People

# Hidden, late and pending ideas are for staff only and stand outside the order.
IdeaStanding = Standing | Literal["not_counted"]


@dataclass(frozen=True, slots=True)
class AsOf:
    """Which state of the workshop this is. `at` is the time of its last event, not of reading.

    `staff_seq` is None in what everybody may have.
    """

    seq: int
    votes: int
    staff_seq: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of idea of the workshop's palette. `general` kinds are not measures."""

    id: str
    measure: str
    names: Mapping[str, str]
    unit: str
    general: bool
    look: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """The workshop, as far as an outcome needs it."""

    id: uuid.UUID
    code: str
    title: str
    place: str
    kit: str
    lang: str
    phase: str
    round: int
    bbox: tuple[float, float, float, float]
    categories: tuple[Category, ...]
    roles: Mapping[str, Mapping[str, str]]
    what_next: str
    answer_date: date | None
    contact: str
    texts: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Behind:
    """What only staff see of an idea."""

    author: uuid.UUID
    nickname: str | None
    at: datetime
    edited_at: datetime | None
    hidden_reason: str | None


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea where it stands. `size` in metres, square metres or pieces (`size_unit`).

    `area_m2` is the ground under a line that has a width, None for everything else.
    `lower` is the lower end of the Wilson interval; `roles` None where they may not be shown;
    `behind` None in what everybody may have.
    """

    id: uuid.UUID
    number: int
    category: Category
    title: str
    text: str
    place: str | None
    geometry: dict[str, Any]
    fields: Mapping[str, Any]
    size_unit: str
    size: float
    area_m2: float | None
    state: str
    late: bool
    day: date
    comments: int
    counts: Counts
    standing: IdeaStanding
    rank: int | None
    lower: float
    contested: bool
    roles: Mapping[str, Counts] | None
    behind: Behind | None


@dataclass(frozen=True, slots=True)
class KindSum:
    """What the ideas of one kind add up to: pieces, metres and square metres, and their votes.

    `sizes` by unit, overlapping areas counted once; a kind without ideas has none.
    """

    category: Category
    ideas: int
    sizes: Mapping[str, float]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Participation:
    """Distinct people behind the ideas, comments and votes of an outcome.

    `late`: how many of them did nothing in time; for everybody but staff they are not in `by_role`,
    which is None where naming any role would single somebody out.
    """

    people: int
    proposed: int
    commented: int
    voted: int
    late: int
    by_role: People | None


@dataclass(frozen=True, slots=True)
class Ballots:
    """Where the votes went: `given` = `stand` + `elsewhere` + `too_late` + `changed`.

    `stand`: on the ideas of this outcome, `late` of them came after the voting was closed and
    count. `elsewhere`: on ideas no longer shown, or of an earlier voting. `too_late`: kept and not
    counted. `changed`: replaced or taken back later.
    """

    given: int
    stand: int
    late: int
    elsewhere: int
    too_late: int

    @property
    def changed(self) -> int:
        return self.given - self.stand - self.elsewhere - self.too_late


@dataclass(frozen=True, slots=True)
class Summary:
    """The outcome for one audience. `ideas` in the order of the ranking."""

    audience: Audience
    as_of: AsOf
    workshop: WorkshopFacts
    ideas: tuple[Idea, ...]
    kinds: tuple[KindSum, ...]
    participation: Participation
    ballots: Ballots
